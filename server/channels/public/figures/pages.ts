/** Figures for everybody: released ones alone, as they were approved; never what is counted now [2.8; N5]. */
import { figures } from '../../../../domain/figures.ts';
import { releaseCsv, releaseDhis2, releaseJson, releaseXlsx } from '../../../exchange/figures/files.ts';
import { wholeOf } from '../../../exchange/figures/rows.ts';
import type { Store } from '../../../store/store.ts';
import type { Asked } from '../frame.ts';
import type { Download, PublicSite } from '../site.ts';
import { figurePage } from './figurePage.ts';
import { chosenRelease, emptyPage, formats, listPage } from './listPage.ts';
import { monthOf, namesFor, publicFigures } from './releases.ts';

/** What was approved stays as it is; what is new may be seen a little later. */
const seconds = 300;

const types: Readonly<Record<(typeof formats)[number], string>> = {
  csv: 'text/csv; charset=utf-8',
  'hxl.csv': 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  'dhis2.json': 'application/json; charset=utf-8',
};

export function figurePages(site: PublicSite, store: Store): void {
  const read = publicFigures(store);
  site.page('/figures', 'figures', seconds, async (asked) => {
    const all = await read();
    if (all.releases.length === 0) return emptyPage(asked);
    const release = chosenRelease(asked, all);
    return release && listPage(asked, all, await all.tell(release));
  });
  site.page('/figures/:figure', 'figures', seconds, async (asked) => {
    const all = await read();
    const figure = figures.find(({ id }) => id === asked.params['figure']);
    const release = chosenRelease(asked, all);
    if (!figure || !release) return undefined;
    return await figurePage(asked, all, await all.tell(release), figure, store);
  });
  site.file('/figures/data/:file', 'figures', seconds, (asked) => fileOf(asked, store, read));
}

async function fileOf(
  asked: Asked,
  store: Store,
  read: ReturnType<typeof publicFigures>,
): Promise<Download | undefined> {
  const [, period, name] = /^(\d{4}-\d{2})\.([a-z0-9.]+)$/.exec(asked.params['file'] ?? '') ?? [];
  const format = formats.find((one) => one === name);
  const all = await read();
  const release = all.releases.find((one) => monthOf(one) === period);
  if (!format || !release) return undefined;
  const { rows } = await all.tell(release);
  const options = { period: release, kinds: store.catalogue.kinds, names: namesFor(asked, all.areas) };
  const body = await {
    csv: () => releaseCsv(rows, options),
    'hxl.csv': () => releaseCsv(rows, options, true),
    xlsx: () => releaseXlsx(rows, options),
    json: () => releaseJson(rows, options),
    'dhis2.json': () => releaseDhis2(rows, options, wholeOf(all.areas)),
  }[format]();
  return body === undefined
    ? undefined
    : { type: types[format], name: `figures-${monthOf(release)}.${format}`, body };
}
