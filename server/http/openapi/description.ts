/** The description of the API, for programs and for people. Only for whoever may ask something at all: it says how this service works. */
import type { FastifyInstance } from 'fastify';
import { messages } from '../../../domain/index.ts';
import type { Catalogue } from '../../../domain/kernel/apply.ts';
import type { Store } from '../../store/store.ts';
import { viewerRoutes } from '../viewer/routes.ts';
import type { DocumentDeps } from './document.ts';
import { openApi } from './document.ts';
import { route } from './operation.ts';

export function descriptionRoutes(app: FastifyInstance, store: Store, deps: DocumentDeps): void {
  const current = keptPer((catalogue) => openApi(catalogue, messages.en, deps));
  const text = keptPer((catalogue) => JSON.stringify(current(catalogue)));

  const description = route('signed-in', {
    id: 'readDescription',
    tag: 'service',
    summary: 'This description',
    answer: { status: 200, schema: { type: 'object', additionalProperties: true } },
    machines: 'read',
  });
  app.get('/api/v1/openapi.json', description, (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(text(store.catalogue)),
  );
  viewerRoutes(app, () => current(store.catalogue));
}

/** Made when it is first asked for, and again when what is declared has changed (a country adds a field). */
export function keptPer<T>(make: (catalogue: Catalogue) => T): (catalogue: Catalogue) => T {
  let kept: { readonly of: Catalogue; readonly made: T } | undefined;
  return (catalogue) => {
    kept = kept?.of === catalogue ? kept : { of: catalogue, made: make(catalogue) };
    return kept.made;
  };
}
