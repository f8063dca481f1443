/** The public pages that need no account, as one plugin for the server's list of channels. */
import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/store.ts';
import { figurePages } from './figures/pages.ts';
import { helpPages } from './help/pages.ts';
import { registerPages } from './register/pages.ts';
import { publicSite } from './site.ts';

export function publicPages({ store }: { readonly store: Store }): (app: FastifyInstance) => Promise<void> {
  return async (app) => {
    const site = await publicSite(app, store);
    registerPages(site, store);
    helpPages(site, store);
    figurePages(site, store);
  };
}
