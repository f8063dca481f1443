/** `npm run sbom`: writes the list of all parts of a release to sbom.cdx.json, which is published with it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { billOfMaterials } from './parts.ts';

const root = join(import.meta.dirname, '..');
const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
writeFileSync(join(root, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(lock), null, 2)}\n`);
