/**
 * Builds the public page to report/dist: the two pages in every language as HTML with slots for the server, and two
 * scripts under hashed names. Style sheet and first script go inside the pages.
 *
 *     index.html, answer.html            English
 *     index.fr.html, answer.fr.html ...  other languages, each that languages/ has a file for
 *     texts.json                         all texts by language, for what the server has to say itself
 *     assets/main-*.js, lock-*.js
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig, minify, transformWithOxc } from 'vite';
import { findPageTexts, languageCodes } from '../languages/read.ts';
import { answerPage } from './answerPage.ts';
import { formPage } from './formPage.ts';
import type { Texts } from './layout.ts';
import { en } from './messages.en.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The texts of the page by language, English first; what a language lacks is filled from English. */
function readCatalogues(): ReadonlyMap<string, Texts> {
  const others = languageCodes().flatMap((language) => {
    const own = findPageTexts(language);
    return own ? [[language, { ...en, ...own }] as const] : [];
  });
  return new Map<string, Texts>([['en', en], ...others]);
}

/** For browsers that know no modules: they too must be able to leave, and must not send in the clear unasked. */
async function forOldBrowsers(code: string): Promise<string> {
  const old = await transformWithOxc(`(() => {${code}})();`, 'first.js', { target: 'es2015' });
  return (await minify('first.js', old.code)).code.trim();
}

function pages(): Plugin {
  return {
    name: 'gwen:pages',
    async generateBundle(_options, bundle) {
      const scripts = new Map<string, { file: string; code: string }>();
      let style = '';
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk') scripts.set(part.name, { file: part.fileName, code: part.code });
        else if (part.fileName.endsWith('.css')) style = String(part.source).trim();
        const isInside = part.fileName.endsWith('.css') || /(?:first|style)-/.test(part.fileName);
        if (isInside) delete bundle[part.fileName];
      }
      const script = (name: string): { file: string; code: string } => {
        const found = scripts.get(name);
        if (!found) throw new Error(`The build has no script ${name}.`);
        return found;
      };
      const catalogues = readCatalogues();
      const shared = {
        languages: [...catalogues].map(([code, texts]) => ({ code, name: texts['language.name'] })),
        style,
        first: await forOldBrowsers(script('first').code),
        main: `/report/${script('main').file}`,
        lock: `/report/${script('lock').file}`,
      };
      for (const [language, texts] of catalogues) {
        const parts = { ...shared, language, texts };
        const ending = language === 'en' ? 'html' : `${language}.html`;
        this.emitFile({ type: 'asset', fileName: `index.${ending}`, source: formPage(parts) });
        this.emitFile({ type: 'asset', fileName: `answer.${ending}`, source: answerPage(parts) });
      }
      const texts = JSON.stringify(Object.fromEntries(catalogues));
      this.emitFile({ type: 'asset', fileName: 'texts.json', source: texts });
    },
  };
}

export default defineConfig({
  root: here,
  base: '/report/',
  publicDir: false,
  plugins: [pages()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        first: `${here}first.ts`,
        main: `${here}main.ts`,
        lock: `${here}lock.ts`,
        style: `${here}style.css`,
      },
      preserveEntrySignatures: 'allow-extension',
    },
  },
});
