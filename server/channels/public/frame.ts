/**
 * The frame of public pages that are made on the server: register of agencies, help, figures. Fast and plain: one answer
 * is the whole page, styles included; nothing runs in it, and it brings nothing from elsewhere.
 *
 *     framed(asked, { title: asked.text('help.title'), content: html`<p>...</p>` })
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Html, html } from '../../http/viewer/html.ts';
import type { PublicText } from './messages.en.ts';

/** Who asks for a page, and what helps to answer in her language. Nothing in it tells who she is. */
export interface Asked {
  /** Language code (BCP 47) of the answer. */
  readonly language: string;
  /** All languages that public pages are in. */
  readonly languages: readonly string[];
  /** Parts of the path that begin with a colon in the route. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** `https://host` that was asked, for addresses that are printed. */
  readonly origin: string;
  /** A text of public pages, `{values}` filled in. */
  text(key: PublicText, values?: Readonly<Record<string, string | number>>): string;
  /** A text of the declarations: what a field, a state or a code is called (`agency.state.licensed`). */
  label(key: string): string;
  /** The address of a public page in the language she chose. */
  link(path: string, query?: Readonly<Record<string, string>>): string;
}

/** The pages that lead to each other, in the order they are offered in. */
export const ways = ['report', 'register', 'help', 'figures'] as const;
export type Way = (typeof ways)[number];

export interface Page {
  /** What the tab and the page are called; no names of people. */
  readonly title: string;
  readonly content: Html;
  /** 200 unless said otherwise. */
  readonly status?: number;
}

/** The style sheet that stands in every page. */
export const pageStyle = readFileSync(join(import.meta.dirname, 'style.css'), 'utf8')
  .replaceAll(/\/\*[\s\S]*?\*\//g, '')
  .replaceAll(/\s*([{};,>])\s*/g, '$1')
  .replaceAll(/:\s+/g, ':')
  .trim();

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  new Intl.Locale(language).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';

/**
 * A whole page as text.
 * @param offered the ways there are, of `ways`
 * @param here which of them this page belongs to
 * @param path of the page itself, for the same page in other languages
 */
export function framed(
  asked: Asked,
  { title, content }: Page,
  { offered, here, path }: { readonly offered: readonly Way[]; readonly here: Way; readonly path: string },
): string {
  const { text, language, languages } = asked;
  const current = new Html(' aria-current="true"');
  const page = html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${new Html(pageStyle)}</style>
</head>
<body>
<header>
<a class="skip" href="#content">${text('public.skip')}</a>
<nav aria-label="${text('public.ways')}"><ul>${offered.map(
    (way) =>
      html`<li><a href="${way === 'report' ? '/report' : asked.link(`/${way}`)}"${way === here ? current : ''}>${text(`public.way.${way}`)}</a></li>`,
  )}</ul></nav>
</header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
<footer>
${
  languages.length > 1
    ? html`<nav class="languages" aria-label="${text('public.language.choose')}"><ul>${languages.map(
        (code) =>
          code === language
            ? html`<li><b lang="${code}"${current}>${languageName(code)}</b></li>`
            : html`<li><a lang="${code}" hreflang="${code}" href="${inLanguage(path, asked.query, code)}">${languageName(code)}</a></li>`,
      )}</ul></nav>`
    : ''
}
<p>${text('public.nothing-kept')}</p>
</footer>
</body>
</html>
`;
  return page.text;
}

/** What a language calls itself. */
const languageName = (code: string): string =>
  new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

/** The same page with the same search in another language. */
function inLanguage(path: string, query: URLSearchParams, language: string): string {
  const other = new URLSearchParams(query);
  other.set('lang', language);
  return `${path}?${other}`;
}
