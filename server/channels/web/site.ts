/**
 * The public page as it was built (report/dist): its pages in every language, its scripts, its texts, and the content
 * security policy that allows exactly what is in them. Read once; everything is served from memory.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Template } from './template.ts';
import { compile } from './template.ts';

export type PageName = 'index' | 'answer' | 'watch';
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
  /** Of the page of those who keep watch, which a script keeps on the phone. */
  readonly watchPolicy: string;
  /** That script, what the phone calls the page, and the pictures it shows for it. */
  readonly worker: string;
  readonly manifest: string;
  readonly icons: ReadonlyMap<string, Buffer>;
}

const pageName = /^(index|answer|watch)(?:\.([\w-]+))?\.html$/;

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
    policy: policyFor([...inside], ['img-src data:', "trusted-types 'none'"]),
    watchPolicy: policyFor(
      [...inside],
      [
        "img-src 'self' data:",
        "manifest-src 'self'",
        "worker-src 'self'",
        // the one address that its script names as a script to be run
        'trusted-types notes',
      ],
    ),
    worker: await readFile(join(folder, 'watch', 'worker.js'), 'utf8'),
    manifest: await readFile(join(folder, 'watch', 'manifest.webmanifest'), 'utf8'),
    icons: new Map(
      await Promise.all(
        ['icon-192.png', 'icon-512.png'].map(
          async (name) => [name, await readFile(join(folder, 'watch', name))] as const,
        ),
      ),
    ),
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
function policyFor(inside: readonly string[], more: readonly string[]): string {
  const only = (tag: string): string =>
    inside
      .filter((one) => one.startsWith(tag))
      .map((one) => one.slice(tag.length + 1))
      .join(' ');
  return [
    "default-src 'none'",
    `script-src ${only('script')} 'self'`,
    `style-src ${only('style')}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    ...more,
  ].join('; ');
}
