/** The register as a list: what somebody looks for, and who fits. */
import { standings } from '../../../../domain/agency/standing.ts';
import type { Html } from '../../../http/viewer/html.ts';
import { html, Html as Markup } from '../../../http/viewer/html.ts';
import type { Asked, Page } from '../frame.ts';
import type { Agency, Register, Wanted } from './agencies.ts';
import { destinationsOf, folded, search } from './agencies.ts';
import { codeWords, mark } from './parts.ts';
import { textOf } from './said.ts';

const perPage = 25;

/** What the address asks for. */
export const wantedIn = ({ query }: Asked): Wanted => ({
  words: (query.get('q') ?? '').slice(0, 200),
  standing: query.get('licence') ?? '',
  destination: query.get('to') ?? '',
});

/** The address of the same search: nothing in it that was not asked for. */
function addressed({ words, standing, destination }: Wanted): Record<string, string> {
  return {
    ...(words === '' ? {} : { q: words }),
    ...(standing === '' ? {} : { licence: standing }),
    ...(destination === '' ? {} : { to: destination }),
  };
}

/** Who typed the number of a licence is told of this licence. */
const paperSought = ({ licences }: Agency, { words }: Wanted): Readonly<Record<string, string>> => {
  const numbers = licences.flatMap((one) => textOf(one, 'number') ?? []);
  const licence = numbers.find((number) => folded(number) === folded(words));
  return licence === undefined ? {} : { licence };
};

export function listPage(asked: Asked, register: Register, day: number): Page {
  const { text, language } = asked;
  const wanted = wantedIn(asked);
  const found = search(register, wanted, day, language);
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked.query.get('page') ?? 1)) || 1));
  const shown = found.slice((page - 1) * perPage, page * perPage);
  const at = (n: number): string =>
    asked.link('/register', { ...addressed(wanted), ...(n > 1 ? { page: String(n) } : {}) });
  return {
    title: text('register.title'),
    content: html`<p>${text('register.intro')}</p>
${searchForm(asked, register, wanted)}
${
  found.length === 0
    ? html`<section class="card"><h2>${text('register.none')}</h2><p>${text('register.none.text')}</p>
<p><a class="button" href="/report">${text('register.complain.button')}</a></p></section>`
    : html`<p role="status">${text('register.found', { count: found.length.toLocaleString(language) })}</p>`
}
${shown.map(
  ({ agency, standing }) => html`<article class="card">
<h2><a href="${asked.link(`/register/${agency.number}`, paperSought(agency, wanted))}">${agency.name}</a></h2>
<p>${mark(asked, standing)}</p>
<p class="soft"><bdi>${agency.number}</bdi> · ${register.areaName(agency.area)}${destinationsOf(agency).map((code) => ` · ${codeWords(asked, 'country', code)}`)}</p>
</article>`,
)}
${
  pages > 1
    ? html`<nav aria-label="${text('register.page', { page, pages })}"><ul>
${page > 1 ? html`<li><a href="${at(page - 1)}">${text('register.before')}</a></li>` : ''}
<li><b aria-current="page">${text('register.page', { page, pages })}</b></li>
${page < pages ? html`<li><a href="${at(page + 1)}">${text('register.after')}</a></li>` : ''}</ul></nav>`
    : ''
}
<h2>${text('register.take')}</h2>
<ul><li><a href="${asked.link('/register.csv', addressed(wanted))}">${text('register.take.csv')}</a></li>
<li><a href="${asked.link('/register.json', addressed(wanted))}">${text('register.take.json')}</a></li></ul>
<p class="soft">${text('register.nobody')}</p>`,
  };
}

function searchForm(asked: Asked, { agencies }: Register, wanted: Wanted): Html {
  const { text, language, query } = asked;
  const option = (code: string, words: string, chosen: string): Html =>
    html`<option value="${code}"${code === chosen ? new Markup(' selected') : ''}>${words}</option>`;
  const countries = [...new Set(agencies.flatMap(destinationsOf))]
    .map((code) => [code, codeWords(asked, 'country', code)] as const)
    .sort(([, a], [, b]) => a.localeCompare(b, language));
  return html`<form action="/register" method="get" role="search" class="card">
${query.get('lang') === language ? html`<input type="hidden" name="lang" value="${language}">` : ''}
<p><label for="q">${text('register.search')}</label>
<input id="q" name="q" type="search" autocomplete="off" maxlength="200" value="${wanted.words}"></p>
<div class="fields">
<p><label for="licence">${text('register.standing')}</label>
<select id="licence" name="licence">${option('', text('register.standing.any'), wanted.standing)}${standings.map((one) => option(one, text(`register.is.${one}`), wanted.standing))}</select></p>
<p><label for="to">${text('register.destination')}</label>
<select id="to" name="to">${option('', text('register.destination.any'), wanted.destination)}${countries.map(([code, words]) => option(code, words, wanted.destination))}</select></p>
<p><button>${text('register.find')}</button></p>
</div>
</form>`;
}
