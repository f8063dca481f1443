/** Writes the pages of docs/ that are made from the declarations. A test holds them to be current. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figuresPage } from './figures-page.ts';
import { rolesPage } from './roles-page.ts';
import { safeguardsPage } from './safeguards-page.ts';
import { textbookPage } from './textbook-page.ts';

const folder = join(import.meta.dirname, '../docs');
writeFileSync(join(folder, 'safeguards.md'), safeguardsPage());
writeFileSync(join(folder, 'roles.md'), rolesPage());
writeFileSync(join(folder, 'figures.md'), figuresPage());
writeFileSync(join(folder, 'textbook.md'), textbookPage());
