/**
 * Builds the workers' app to web/dist; in mode `gallery`, for tests, the same with the component gallery to a cache.
 *
 * What it guards: nothing inline (the content security policy below allows no inline script or style), every asset
 * under a hashed name, and only those of React Aria's built-in languages that there is a file for in `languages/`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';
import { languagePieces } from '../languages/plugin.ts';
import { languageCodes } from '../languages/read.ts';
import { contentSecurityPolicy } from './csp.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

const languages = ['en', ...languageCodes()];

/** React Aria ships its few strings in 34 languages; leaves out those nobody can choose here. */
function onlyOurLanguages(): Plugin {
  const builtIn = /[\\/]intl[\\/](?:[a-z]+[\\/])?([a-z]{2})-[A-Z]{2}\.m?js$/;
  return {
    name: 'gwen:only-our-languages',
    enforce: 'pre',
    load: {
      filter: { id: builtIn },
      handler(id) {
        const language = builtIn.exec(id)?.[1];
        return language !== undefined && languages.includes(language) ? null : 'export default undefined;';
      },
    },
  };
}

/** Style sheets load in any order, chunk by chunk; each therefore begins with the order of the layers. */
function layersInOrder(): Plugin {
  return {
    name: 'gwen:layers-in-order',
    enforce: 'pre',
    transform: {
      filter: { id: /[\\/]web[\\/].*\.css$/ },
      handler: (code) => ({ code: `@layer tokens, base, ui, screens;\n${code}`, map: null }),
    },
  };
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** The last steps to 11 take five times as long for a few hundredths. */
const { BROTLI_PARAM_QUALITY: quality } = constants;
/** Smaller ones fit in one packet as they are. */
const leastBytes = 1400;

/** Beside each file what a browser gets in its place: the server has no time to compress, and 2G none to wait. */
function compressed(): Plugin {
  return {
    name: 'gwen:compressed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /\.(?:js|css|html|svg)$/.test(name));
      await Promise.all(
        texts.map(async (name) => {
          const file = join(dir, name);
          const plain = await readFile(file);
          if (plain.length < leastBytes) return;
          await writeFile(`${file}.br`, await brotli(plain, { params: { [quality]: 9 } }));
          await writeFile(`${file}.gz`, await zip(plain, { level: 9 }));
        }),
      );
    },
  };
}

/** Chunks of languages say which: the worker brings those that a device speaks. */
const textsName = ({ facadeModuleId }: { readonly facadeModuleId: string | null }): string => {
  const [, language, piece] = /virtual:languages\/(\w+)\/(\w+)$/.exec(facadeModuleId ?? '') ?? [];
  return language ? `assets/language-${language}-${piece}-[hash].js` : 'assets/[name]-[hash].js';
};

/** Tells the worker (web/worker) what to keep on the device: every built file, and of the texts those that are spoken. */
function keptFiles(): Plugin {
  return {
    name: 'gwen:kept-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const worker = bundle['worker.js'];
        const html = bundle['index.html'];
        if (worker?.type !== 'chunk' || html?.type !== 'asset') throw new Error('no worker or no page');
        const all = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
        const paths = all.map((name) => `/${name}`).toSorted();
        const isLater = (path: string): boolean => path.startsWith('/assets/language-');
        const whole = new TextEncoder().encode(JSON.stringify([paths, worker.code, String(html.source)]));
        const digest = await crypto.subtle.digest('SHA-256', whole);
        const version = Buffer.from(digest).toString('hex').slice(0, 16);
        const files = paths.filter((path) => !isLater(path));
        const built = JSON.stringify({ version, files, later: paths.filter(isLater) });
        worker.code = worker.code.replace('__BUILT__', () => built);
      },
    },
  };
}

export default defineConfig(({ mode }) => ({
  root: here,
  base: '/',
  publicDir: false,
  plugins: [react(), languagePieces(), onlyOurLanguages(), layersInOrder(), keptFiles(), compressed()],
  build: {
    outDir: mode === 'gallery' ? '../node_modules/.cache/gwen-gallery' : 'dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // a whole language is one chunk, and compresses to a quarter
    chunkSizeWarningLimit: 700,
    // declarations do nothing by being loaded; their English texts come as a piece of their own
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /[\\/]domain[\\/]/, sideEffects: false }] },
      input: { index: join(here, 'index.html'), worker: join(here, 'worker/worker.ts') },
      output: {
        // a worker has one address, whatever is in it
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: textsName,
      },
    },
  },
  server: { port: 4001, proxy: { '/api': 'http://localhost:4000' } },
  preview: { headers: { 'content-security-policy': contentSecurityPolicy } },
}));
