/** The register of agencies: list, one agency, its licence on paper, and files to take along [2.3]. */
import { dayOf } from '../../../../domain/kernel/dates.ts';
import type { Store } from '../../../store/store.ts';
import type { PublicSite } from '../site.ts';
import { registerOf } from './agencies.ts';
import { agencyPage } from './agencyPage.ts';
import { csvFile, jsonFile } from './files.ts';
import { licencePage } from './licencePage.ts';
import { listPage } from './listPage.ts';

/** So long others may go on showing a licence that was taken away. */
const seconds = 30;

export function registerPages(site: PublicSite, store: Store): void {
  const register = registerOf(store);
  const today = (): number => dayOf(store.clock());
  site.page('/register', 'register', seconds, async (asked) => listPage(asked, await register(), today()));
  for (const [path, page] of [
    ['/register/:number', agencyPage],
    ['/register/:number/licence', licencePage],
  ] as const) {
    site.page(path, 'register', seconds, async (asked) => {
      const all = await register();
      const number = (asked.params['number'] ?? '').toUpperCase();
      const agency = all.agencies.find((one) => one.number === number);
      return agency && page(asked, all, agency, today());
    });
  }
  site.file('/register.csv', 'register', seconds, async (asked) => csvFile(asked, await register(), today()));
  site.file('/register.json', 'register', seconds, async (asked) =>
    jsonFile(asked, await register(), today()),
  );
}
