/**
 * Serves public pages: whoever comes, without an account, without a cookie, and without a trace of who she is.
 *
 * - Languages by address (`?lang=fr`), else as her browser asks for; right to left where the language is.
 * - Nothing is logged of a request, not even its moment. Many requests from one network wait a little; none is refused.
 * - Pages may be kept by browsers and proxies for `seconds`; pages that could tell somebody at the same device what a
 *   person looked for (help) say 0 and are kept nowhere.
 *
 *     const site = publicSite(app, store);
 *     site.page('/help', 'help', 0, async (asked) => ({ title: asked.text('help.title'), content: html`...` }));
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageCodes, textsIn } from '../../../languages/read.ts';
import type { Label } from '../../exchange/words.ts';
import { labelsIn } from '../../exchange/words.ts';
import { findProblem } from '../../http/problems.ts';
import { html } from '../../http/viewer/html.ts';
import type { Store } from '../../store/store.ts';
import { chooseLanguage } from '../language.ts';
import { newPace } from '../pace.ts';
import type { Asked, Page, Way } from './frame.ts';
import { framed, pageStyle, ways } from './frame.ts';
import type { PublicText } from './messages.en.ts';
import { en } from './messages.en.ts';

export interface Download {
  /** With its charset. */
  readonly type: string;
  readonly name: string;
  readonly body: string | Uint8Array;
}

export interface PublicSite {
  /**
   * Adds a page. It answers undefined where there is nothing: then the page says so, with status 404.
   * @param seconds for how long others may keep it; 0: not at all
   */
  page(path: string, way: Way, seconds: number, make: (asked: Asked) => Promise<Page | undefined>): void;
  /** Adds a file to download. It answers undefined where there is nothing: then there is no such page. */
  file(path: string, way: Way, seconds: number, make: (asked: Asked) => Promise<Download | undefined>): void;
}

const compress = promisify(gzip);
const longestQuery = 2000;

/** A language is offered once its file has the frame's texts. */
const offeredLanguages = (): readonly string[] => [
  'en',
  ...languageCodes().filter((code) => Object.hasOwn(textsIn(code), 'public.skip')),
];

const policy = async (): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pageStyle));
  return [
    "default-src 'none'",
    `style-src 'sha256-${Buffer.from(digest).toString('base64')}'`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** Labels by language; made anew only when the country changed its words. */
function labelsOf(store: Store): (language: string) => Label {
  const made = new Map<string, { readonly country: Store['country']; readonly label: Label }>();
  return (language) => {
    const { country } = store;
    const known = made.get(language);
    if (known?.country === country) return known.label;
    const label = labelsIn(store, language);
    made.set(language, { country, label });
    return label;
  };
}

export async function publicSite(app: FastifyInstance, store: Store): Promise<PublicSite> {
  const languages = offeredLanguages();
  const csp = await policy();
  const pace = newPace();
  const labels = labelsOf(store);
  const offered = new Set<Way>(['report']);
  const silent = { logLevel: 'silent', config: { access: 'public' } } as const;

  const asked = (request: FastifyRequest): Asked => {
    const query = new URLSearchParams((request.url.split('?')[1] ?? '').slice(0, longestQuery));
    const chosen = query.get('lang') ?? '';
    const language = languages.includes(chosen)
      ? chosen
      : chooseLanguage(languages, request.headers['accept-language']);
    const label = labels(language);
    return {
      language,
      languages,
      params: request.params as Readonly<Record<string, string>>,
      query,
      origin: `${request.protocol}://${request.host}`,
      label: (key) => label(key),
      text: (key, values) => filled(textIn(store, language, key), values),
      link(path, more = {}) {
        const search = new URLSearchParams({ ...more, ...(chosen === language ? { lang: language } : {}) });
        return search.size > 0 ? `${path}?${search}` : path;
      },
    };
  };

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    seconds: number,
    type: string,
    body: string | Uint8Array,
  ): Promise<void> => {
    reply.removeHeader('x-robots-tag');
    reply.headers({
      'content-security-policy': csp,
      'cache-control': seconds > 0 ? `public, max-age=${seconds}` : 'no-store',
      vary: 'accept-language, accept-encoding',
    });
    reply.type(type);
    if ((request.headers['accept-encoding'] ?? '').includes('gzip'))
      await reply.header('content-encoding', 'gzip').send(await compress(body));
    else await reply.send(body);
  };

  app.addHook('onRequest', async (request) => {
    const waitMs = pace(request.ip);
    if (waitMs > 0) await sleep(waitMs);
  });

  const showPage = async (
    request: FastifyRequest,
    reply: FastifyReply,
    way: Way,
    seconds: number,
    make: (asked: Asked) => Promise<Page | undefined>,
  ): Promise<void> => {
    const who = asked(request);
    const page = await make(who).catch((error: unknown) => {
      if (error instanceof Error && findProblem(error)?.code === 'down')
        return instead(who, 503, 'public.down', 'public.down.text');
      throw error;
    });
    const shown = page ?? instead(who, 404, 'public.not-found', 'public.not-found.text');
    const { status = 200 } = shown;
    const text = framed(who, shown, {
      offered: ways.filter((one) => offered.has(one)),
      here: way,
      path: request.url.split('?')[0] ?? '',
    });
    reply.code(status);
    await send(request, reply, status === 200 ? seconds : 0, 'text/html; charset=utf-8', text);
  };

  return {
    page(path, way, seconds, make) {
      offered.add(way);
      app.get(path, silent, (request, reply) => showPage(request, reply, way, seconds, make));
    },
    file(path, way, seconds, make) {
      app.get(path, silent, async (request, reply) => {
        const file = await make(asked(request));
        if (!file) return await showPage(request, reply, way, 0, async () => undefined);
        const { type, name, body } = file;
        reply.header('content-disposition', `attachment; filename="${name}"`);
        await send(request, reply, seconds, type, body);
      });
    },
  };
}

const instead = ({ text }: Asked, status: number, title: PublicText, words: PublicText): Page => ({
  status,
  title: text(title),
  content: html`<p>${text(words)}</p>`,
});

/** The country's words first, then the language's, then English. */
function textIn({ country }: Store, language: string, key: PublicText): string {
  const { texts = {} } = country.set;
  return texts[language]?.[key] ?? textsIn(language)[key] ?? texts['en']?.[key] ?? en[key];
}

const filled = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
