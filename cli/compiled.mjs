/**
 * Loaded before `gwen` (`node --import`): what it loads is compiled once and kept, so that a second start takes half the time
 * and less memory. Plain JavaScript, so that not even the TypeScript loader is needed then. Kept where only the owner of
 * the program writes, never in the common temporary folder.
 */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/gwen-compiled'));
