/**
 * What a server tells strangers of itself, from the country's settings: whom to tell of a weakness (RFC 9116), and the same
 * pages' address in the Tor network, which Tor Browser offers to whoever comes by the open one.
 */
import type { FastifyInstance } from 'fastify';
import type { Store } from '../store/store.ts';
import { isSecure } from './headers.ts';
import { text } from './openapi/json.ts';
import { route } from './openapi/operation.ts';
import { HttpProblem } from './problems.ts';

const securityTxt = route('public', {
  id: 'readSecurityContact',
  tag: 'service',
  summary: 'Whom to tell of a weakness of this service (RFC 9116)',
  answer: { status: 200, schema: text, type: 'text/plain' },
  problems: ['not-found'],
});

export function tellStrangers(app: FastifyInstance, store: Store): void {
  app.get('/.well-known/security.txt', securityTxt, async (_request, reply) => {
    const { security, languages = [] } = store.country.set.settings ?? {};
    if (!security) throw new HttpProblem('not-found');
    return reply
      .type('text/plain; charset=utf-8')
      .send(
        [
          `Contact: ${security.contact}`,
          `Expires: ${security.expires}T23:59:59Z`,
          `Preferred-Languages: ${[...new Set([...languages, 'en'])].join(', ')}`,
          '',
        ].join('\n'),
      );
  });
  app.addHook('onRequest', async (request, reply) => {
    const { onion } = store.country.set.settings ?? {};
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    // browsers heed it with TLS alone
    if (!onion || !isPage || !isSecure(request)) return;
    const [path = '/'] = request.url.split('?');
    reply.header('onion-location', `${onion.replace(/\/+$/, '')}${path}`);
  });
}
