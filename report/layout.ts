/**
 * What every page of the public site has in common, as text with `{{slots}}` that the server fills for each request
 * (Mustache's syntax, see server/channels/web/template.ts). Texts are filled in here, when the page is built.
 *
 * Style sheet and first scripts are inside the page: one answer of the server and the form is there, quick exit
 * included. The server allows exactly these by their digests.
 */
import type { TextKey } from './messages.en.ts';

export type Texts = Readonly<Record<TextKey, string>>;

/** What the build puts into a page beside its texts. */
export interface Parts {
  /** BCP 47 */
  readonly language: string;
  readonly texts: Texts;
  /** All languages there are: the code, and the name in the language itself. */
  readonly languages: readonly { readonly code: string; readonly name: string }[];
  readonly style: string;
  /** The script that runs before anything else. */
  readonly first: string;
  /** Addresses of the modules that follow. */
  readonly main: string;
  readonly lock: string;
}

/** Text as it stands in HTML, quotes included. */
export function escaped(text: string): string {
  return text.replace(
    /[&<>"'{]/g,
    (sign) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '{': '&#123;' })[sign] ?? sign,
  );
}

/** Texts by key, ready for HTML. */
export const inHtml =
  (texts: Texts) =>
  (key: TextKey): string =>
    escaped(texts[key]);

const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect x='5' y='3' width='22' height='26' rx='3' fill='%235b6875'/%3E%3Cpath d='M10 11h12M10 16h12M10 21h7' stroke='%23fff' stroke-width='2.4'/%3E%3C/svg%3E";

/** Texts that the scripts show: states and problems of the pages, and how a code is said. */
const forScripts = /^(?:state|problem|say|receipt|answer|talk|again)\b/;
const forWatch = /^(?:state|problem|say|receipt|answer\.(?:length|symbol|check)|watch(?!\.(?:at|seen)\.))\b/;

type PageName = 'form' | 'answer' | 'watch';

/** A whole page. `name` tells the scripts which one it is. */
export function layout(parts: Parts, name: PageName, content: string): string {
  const t = inHtml(parts.texts);
  const texts = Object.entries(parts.texts).filter(([key]) =>
    (name === 'watch' ? forWatch : forScripts).test(key),
  );
  return `<!doctype html>
<html lang="${parts.language}" dir="${parts.texts.dir}" data-leave="{{leaveTo}}" data-lock="${parts.lock}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${t('tab.title')}</title>
<link rel="icon" href="${icon}">
${name === 'watch' ? onFirstScreen : ''}<style>${parts.style}</style>
<script>${parts.first}</script>
<script type="module">${startScript(parts.main)}</script>
</head>
<body data-page="${name}">
<header>
<a id="leave" href="{{leaveTo}}" rel="noreferrer" aria-describedby="leave-hint">${t('leave')}</a>
<p id="leave-hint">${t('leave.hint')} <span class="keys">${t('leave.key')}</span></p>
</header>
<main>
<p class="notice" data-sending role="status"{{^sending}} hidden{{/sending}}>{{sending}}</p>
${content}
</main>
{{#asking}}${languageChoice(parts, name)}{{/asking}}
<script type="application/json" id="texts">${JSON.stringify(Object.fromEntries(texts)).replaceAll('<', '\\u003c').replaceAll('{{', '{\\u007b')}</script>
</body>
</html>
`;
}

/** Loads the page's module, again and again where the network fails. A failed address would be remembered, so it changes. */
const startScript = (main: string): string =>
  `const load=n=>import("${main}"+(n?"?"+n:"")).catch(()=>setTimeout(load,1e3*Math.min(30,2**n),n+1));load(0)`;

/** What a phone shows of the page on its first screen. */
const onFirstScreen = `<link rel="manifest" href="/watch/manifest.webmanifest">
<link rel="apple-touch-icon" href="/watch/icon-192.png">
`;

function languageChoice({ language, languages, texts }: Parts, name: PageName): string {
  if (languages.length < 2) return '';
  // this page is kept by its own script as it is sent: it is asked for as a whole
  const isWhole = name === 'watch';
  const buttons = languages.map(({ code, name: own }) =>
    code === language
      ? `<b lang="${code}" aria-current="true">${escaped(own)}</b>`
      : `<button name="lang" value="${code}" lang="${code}"${isWhole ? ' data-native' : ''}>${escaped(own)}</button>`,
  );
  return `<form class="languages" method="post" action="${addressOf(name)}"${isWhole ? '' : ' data-swap'} aria-label="${escaped(texts['language.choose'])}">
${buttons.join('\n')}
</form>`;
}

const addresses = { form: '/report', answer: '/report/answer', watch: '/watch' } as const;
const addressOf = (name: PageName): string => addresses[name];

/** A button that looks like a link and goes to the other page in the same language, leaving no address behind. */
export const linkTo = (parts: Parts, name: 'form' | 'answer', text: string): string =>
  `<form method="post" action="${addressOf(name)}" data-swap class="elsewhere"><input type="hidden" name="lang" value="${parts.language}"><button class="link">${text}</button></form>`;

/**
 * Files that go along. The server fills in how large and how many they may be. Photos are asked for in formats that can be freed
 * of what they tell; a phone makes one of its own for us.
 */
export function fileField({ texts }: Parts, id: string): string {
  const t = inHtml(texts);
  const accepted =
    'image/jpeg,image/png,image/webp,audio/*,video/*,application/pdf,text/plain,.doc,.docx,.odt';
  const most = (text: string): string => text.replace('&#123;most}', '{{largest}}');
  return `<div class="field">
<label for="${id}">${t('form.files')}</label>
<p class="hint" id="${id}-hint"><span class="js">${most(t('form.files.hint'))}</span><noscript>${most(t('form.files.open'))}</noscript></p>
<input type="file" id="${id}" name="files" multiple accept="${accepted}" aria-describedby="${id}-hint" data-most="{{most}}" data-largest="{{largest}}">
<ul class="files"></ul>
</div>`;
}

/** A place for what is going on and what went wrong; both are read out. */
export const news = `<p class="state" data-state role="status"></p>
<p class="problem" data-problem role="alert">{{problem}}</p>`;

/** What is offered where the lock cannot be loaded. Only a script shows it, inside the form that it is about. */
export function withoutLock(texts: Texts, what: 'send' | 'read'): string {
  const t = inHtml(texts);
  const [title, words, native] =
    what === 'send'
      ? (['plain.title', 'plain.text', 'plain.send'] as const)
      : (['plain.read.title', 'plain.read.text', 'plain.read'] as const);
  return `<div class="notice" data-plain hidden>
<h2 tabindex="-1">${t(title)}</h2>
<p>${t(words)}</p>
<button type="submit">${t('again')}</button>
<button type="submit" data-native class="quiet">${t(native)}</button>
</div>`;
}
