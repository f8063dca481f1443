/**
 * The public page as it was built (report/dist): its pages in every language, its scripts, its texts, and the content
 * security policy that allows exactly what is in them. Read once; everything is served from memory.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Template } from './template.ts';
import { compile } from './template.ts';

export type PageName = 'index' | 'answer';
export type Texts = Readonly<Record<string, string>>;

export interface Site {
  /** Languages there are pages in; English is always among them. */
  readonly languages: readonly string[];
  page(name: PageName, language: string): Template;
  texts(language: string): Texts;
  readonly scripts: ReadonlyMap<
    string,
    { readonly plain: Buffer; readonly gzip: Buffer; readonly br: Buffer }
  >;
  readonly policy: string;
}

const pageName = /^(index|answer)(?:\.([\w-]+))?\.html$/;

/** Reads a built page. Throws when it is not there or not whole. */
export async function readSite(folder: string): Promise<Site> {
  const pages = new Map<string, Template>();
  const inside = new Set<string>();
  for (const file of await readdir(folder)) {
    const [, name, language = 'en'] = pageName.exec(file) ?? [];
    if (name === undefined) continue;
    const source = await readFile(join(folder, file), 'utf8');
    for (const digest of await digestsOf(source)) inside.add(digest);
    pages.set(`${name}.${language}`, compile(source));
  }
  const catalogues: Readonly<Record<string, Texts>> = JSON.parse(
    await readFile(join(folder, 'texts.json'), 'utf8'),
  );
  const scripts = new Map<string, { plain: Buffer; gzip: Buffer; br: Buffer }>();
  for (const file of await readdir(join(folder, 'assets'))) {
    const plain = await readFile(join(folder, 'assets', file));
    scripts.set(file, { plain, gzip: gzipSync(plain, { level: 9 }), br: brotliCompressSync(plain) });
  }
  return {
    languages: Object.keys(catalogues),
    page: (name, language) => need(pages.get(`${name}.${language}`)),
    texts: (language) => need(catalogues[language]),
    scripts,
    policy: policyFor([...inside]),
  };
}

function need<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The public page is not built: run "npx vite build report".');
  return found;
}

/** CSP digests of the style sheets and scripts inside a page, each marked with what it is. */
async function digestsOf(source: string): Promise<string[]> {
  const digests: string[] = [];
  for (const [, tag = '', content = ''] of source.matchAll(
    /<(style|script)(?: type="module")?>([\s\S]*?)<\/\1>/g,
  )) {
    const digest = await crypto.subtle.digest('SHA-256', Buffer.from(content));
    digests.push(`${tag} 'sha256-${Buffer.from(digest).toString('base64')}'`);
  }
  return digests;
}

/** Only what is inside the page and our own files run; nothing is asked of, framed by or sent to anybody else. */
function policyFor(inside: readonly string[]): string {
  const only = (tag: string): string =>
    inside
      .filter((one) => one.startsWith(tag))
      .map((one) => one.slice(tag.length + 1))
      .join(' ');
  return [
    "default-src 'none'",
    `script-src ${only('script')} 'self'`,
    `style-src ${only('style')}`,
    'img-src data:',
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
