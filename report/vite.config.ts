/**
 * Builds the public page to report/dist: its pages in every language as HTML with slots for the server, and two
 * scripts under hashed names. Style sheet and first script go inside the pages.
 *
 *     index.html, answer.html            English
 *     index.fr.html, answer.fr.html ...  other languages, each that languages/ has a file for
 *     texts.json                         all texts by language, for what the server has to say itself
 *     assets/main-*.js, lock-*.js, watch-*.js
 *     watch/          what a phone keeps of the page of those who keep watch (watch.html): its worker, name and picture
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { build, defineConfig, minify, transformWithOxc } from 'vite';
import { findPageTexts, languageCodes } from '../languages/read.ts';
import { icon } from '../scripts/icon.ts';
import { answerPage } from './answerPage.ts';
import { formPage } from './formPage.ts';
import type { Texts } from './layout.ts';
import { en } from './messages.en.ts';
import { watchPage } from './watchPage.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = 'baseline-widely-available';

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

/** A script that is one file with all that it needs: it shares none with the others, so that they stay as small as they are. */
async function alone(file: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: here,
    logLevel: 'error',
    build: { write: false, target, modulePreload: false, rolldownOptions: { input: file } },
  });
  const [part] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (part?.type !== 'chunk' || part.imports.length > 0) throw new Error(`${file} is not one file.`);
  return part.code;
}

/** What a phone calls the page, and what it shows for it: nothing that tells what it is for. */
const manifest = {
  name: 'Notes',
  short_name: 'Notes',
  start_url: '/watch',
  scope: '/watch',
  id: '/watch',
  display: 'standalone',
  background_color: '#ffffff',
  theme_color: '#5b6875',
  icons: [192, 512].map((side) => ({
    src: `/watch/icon-${side}.png`,
    sizes: `${side}x${side}`,
    type: 'image/png',
    purpose: 'any maskable',
  })),
};

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
      const [watch, worker] = await Promise.all(
        ['watchMain', 'watchWorker'].map((one) => alone(`${here}${one}.ts`)),
      );
      const ref = this.emitFile({ type: 'asset', name: 'watch.js', source: watch ?? '' });
      const forWatch = { ...shared, main: `/report/${this.getFileName(ref)}` };
      this.emitFile({ type: 'asset', fileName: 'watch/worker.js', source: worker ?? '' });
      for (const side of [192, 512])
        this.emitFile({ type: 'asset', fileName: `watch/icon-${side}.png`, source: icon(side) });
      this.emitFile({
        type: 'asset',
        fileName: 'watch/manifest.webmanifest',
        source: JSON.stringify(manifest),
      });
      for (const [language, texts] of catalogues) {
        const parts = { ...shared, language, texts };
        const ending = language === 'en' ? 'html' : `${language}.html`;
        this.emitFile({ type: 'asset', fileName: `index.${ending}`, source: formPage(parts) });
        this.emitFile({ type: 'asset', fileName: `answer.${ending}`, source: answerPage(parts) });
        const own = { ...parts, main: forWatch.main };
        this.emitFile({ type: 'asset', fileName: `watch.${ending}`, source: watchPage(own) });
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
    target,
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
