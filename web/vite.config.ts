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

export default defineConfig(({ mode }) => ({
  root: here,
  base: '/',
  publicDir: false,
  plugins: [react(), languagePieces(), onlyOurLanguages(), layersInOrder(), compressed()],
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
    rolldownOptions: { treeshake: { moduleSideEffects: [{ test: /[\\/]domain[\\/]/, sideEffects: false }] } },
  },
  server: { port: 4001, proxy: { '/api': 'http://localhost:4000' } },
  preview: { headers: { 'content-security-policy': contentSecurityPolicy } },
}));
