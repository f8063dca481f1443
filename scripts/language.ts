/**
 * What a language still lacks, as a file for whoever translates: `node scripts/language.ts ar`.
 *
 * Prints JSON with each missing key and its English text, and on the error stream what is there that nobody asks for.
 * Translated, the lines go into `languages/ar.json`.
 */
import { readEnglish } from '../languages/english.ts';
import { missingIn, unusedIn } from '../languages/missing.ts';

const [language = ''] = process.argv.slice(2);
if (!/^[a-z]{2,3}$/.test(language)) throw new Error('Which language? Give its code, such as "ne".');
const english = await readEnglish();
const unused = unusedIn(language, english);
if (unused.length > 0) process.stderr.write(`Nothing asks for: ${unused.join(', ')}\n`);
process.stdout.write(`${JSON.stringify(missingIn(language, english), null, 2)}\n`);
