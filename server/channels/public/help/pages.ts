/**
 * Help for whoever needs it: what to do if …, and places that help, by area. The places are those that agreed to be found,
 * and of them only what is public (domain/community/publishing.ts). Nobody keeps this page, so that nobody finds it on a
 * phone afterwards.
 */
import { community as kind } from '../../../../domain/community/index.ts';
import { mayBeShown } from '../../../../domain/community/publishing.ts';
import type { PublicValues } from '../../../../domain/kernel/publishing.ts';
import type { Html } from '../../../http/viewer/html.ts';
import { html } from '../../../http/viewer/html.ts';
import { findPublishedMark, readPublicAreas, readPublished } from '../../../store/published.ts';
import type { Store } from '../../../store/store.ts';
import type { Asked, Page } from '../frame.ts';
import { listOf, textOf } from '../register/said.ts';
import type { PublicSite } from '../site.ts';
import { situations } from './situations.ts';

type Areas = Awaited<ReturnType<typeof readPublicAreas>>;

/** As many as a slow phone shows at once; whoever has more of them chooses an area. */
const mostShown = 40;
const mostAreas = 150;

export function helpPages(site: PublicSite, store: Store): void {
  site.page('/help', 'help', 0, async (asked) => {
    const [mark, communities, areas] = await Promise.all([
      findPublishedMark(store, kind),
      readPublished(store, kind),
      readPublicAreas(store),
    ]);
    // what to do is told in any case
    if (mark === undefined)
      return helpPage(asked, html`<p class="card">${asked.text('public.down.text')}</p>`);
    const places = communities
      // those who keep watch may have ended; what they listed ended with them
      .filter(({ state }) => state === 'active')
      .flatMap(({ entries }) => entries.filter(({ type }) => type === 'service-point'))
      .map(({ said }) => said);
    return helpPage(asked, directory(asked, places, areas));
  });
}

function helpPage({ text }: Asked, places: Html): Page {
  return {
    title: text('help.title'),
    content: html`<p>${text('help.intro')}</p>
<p><a class="button" href="/report">${text('help.report')}</a></p>
<h2>${text('help.what')}</h2>
${situations.map(
  ({ id, title, steps }) => html`<details class="card" id="${id}"><summary>${text(title)}</summary>
<ol>${steps.map((step) => html`<li>${text(step)}</li>`)}</ol></details>
`,
)}
<h2 id="places">${text('help.where')}</h2>
${places}
<p class="soft">${text('help.private')}</p>`,
  };
}

/** Does an area lie in another, or is it that one? */
function liesIn(
  code: string | undefined,
  within: string,
  parents: ReadonlyMap<string, string | null>,
): boolean {
  let at: string | null | undefined = code;
  for (let steps = 0; at && steps < 12; steps += 1) {
    if (at === within) return true;
    at = parents.get(at);
  }
  return false;
}

function directory(asked: Asked, places: readonly PublicValues[], areas: Areas): Html {
  const { text, query } = asked;
  const parents = new Map(areas.map(({ code, parent }) => [code, parent]));
  const area = parents.has(query.get('area') ?? '') ? (query.get('area') ?? '') : '';
  const sought = mayBeShown.find((one) => one === query.get('kind'));
  const found = places.filter(
    (place) =>
      (area === '' || liesIn(textOf(place, 'area'), area, parents)) &&
      (sought === undefined || textOf(place, 'kind') === sought),
  );
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return html`<form method="get" action="/help#places" class="fields no-print">
${query.get('lang') ? html`<input type="hidden" name="lang" value="${asked.language}">` : ''}
<div><label for="area">${text('help.area')}</label><select id="area" name="area"><option value="">${text('help.area.all')}</option>${areaChoices(
    areas,
  ).map(({ code, name }) => option(code, name, area))}</select></div>
<div><label for="kind">${text('help.kind')}</label><select id="kind" name="kind"><option value="">${text('help.kind.all')}</option>${mayBeShown.map(
    (one) => option(one, asked.label(`code.service-point-kind.${one}`), sought ?? ''),
  )}</select></div>
<div><button type="submit">${text('help.show')}</button></div>
</form>
${
  found.length === 0
    ? html`<section class="card"><h3>${text('help.none')}</h3><p>${text('help.none.text')}</p></section>`
    : html`<p role="status">${text('help.found-places', { count: found.length.toLocaleString(asked.language) })}</p>`
}
${sorted(found, names, asked)
  .slice(0, mostShown)
  .map((place) => placeCard(asked, place, names))}`;
}

const option = (value: string, words: string, chosen: string): Html =>
  value === chosen
    ? html`<option value="${value}" selected>${words}</option>`
    : html`<option value="${value}">${words}</option>`;

/** The larger areas with what lies in them below, marked by dashes; the country itself is "everywhere". */
function areaChoices(areas: Areas): readonly { readonly code: string; readonly name: string }[] {
  const children = Map.groupBy(areas, ({ parent }) => parent ?? '');
  const tops = children.get('') ?? [];
  const [country] = tops;
  const first = tops.length === 1 && country ? (children.get(country.code) ?? []) : tops;
  return first
    .flatMap(({ code, name }) => [
      { code, name },
      ...(children.get(code) ?? []).map((part) => ({ code: part.code, name: `– ${part.name}` })),
    ])
    .slice(0, mostAreas);
}

const isFull = (place: PublicValues): boolean => place['acceptingNow'] === false;

/** Places that take somebody now before full ones, then by area. */
const sorted = (places: readonly PublicValues[], names: ReadonlyMap<string, string>, { language }: Asked) =>
  places.toSorted(
    (a, b) =>
      Number(isFull(a)) - Number(isFull(b)) ||
      (names.get(textOf(a, 'area') ?? '') ?? '').localeCompare(
        names.get(textOf(b, 'area') ?? '') ?? '',
        language,
      ),
  );

function placeCard(asked: Asked, place: PublicValues, names: ReadonlyMap<string, string>): Html {
  const { text, label, language } = asked;
  const kindWords = label(`code.service-point-kind.${textOf(place, 'kind') ?? ''}`);
  const called = textOf(place, 'called');
  const area = textOf(place, 'area') ?? '';
  const phone = textOf(place, 'phone');
  const list = (field: string, words: (code: string) => string): string =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(
      listOf(place, field).flatMap((code) => (typeof code === 'string' ? [words(code)] : [])),
    );
  const facts: readonly (readonly [string, string | Html | undefined])[] = [
    [text('help.hours'), textOf(place, 'when')],
    [
      text('help.phone'),
      phone && html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>`,
    ],
    [text('help.way'), textOf(place, 'wayThere')],
    [
      text('help.languages'),
      // what the browser of a reader calls it, in her language
      list('languages', (code) => new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code),
    ],
    [text('help.offers'), list('offers', (code) => label(`code.service-kind.${code}`))],
    [text('help.countries'), list('countries', (code) => label(`code.country.${code}`))],
  ];
  const accepts = place['acceptingNow'];
  return html`<article class="card">
<h3>${called ?? kindWords}</h3>
<p>${called === undefined ? '' : html`${kindWords}, `}${names.get(area) ?? area}${
    accepts === true
      ? html` <span class="mark yes"><span aria-hidden="true">✓</span> ${text('help.open-now')}</span>`
      : accepts === false
        ? html` <span class="mark wait"><span aria-hidden="true">○</span> ${text('help.full')}</span>`
        : ''
  }</p>
<dl class="told">${facts
    .filter(([, said]) => said !== undefined && said !== '')
    .map(([what, said]) => html`<div><dt>${what}</dt><dd>${said}</dd></div>`)}</dl>
</article>
`;
}
