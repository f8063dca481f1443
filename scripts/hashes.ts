/** `npm run hashes`: digests of the built pages, to be published with a release and compared by whoever builds it too. */
import { join } from 'node:path';
import { findBuilt } from '../server/http/built.ts';

const built = findBuilt(join(import.meta.dirname, '..'));
if (!built) throw new Error('Nothing is built yet: "node scripts/ensure.mjs pages" builds it.');
process.stdout.write(`${built.lines.join('\n')}\n${built.digest}  all\n`);
