/** For tests: every route as `METHOD /path`, read from the router itself. */
import type { FastifyInstance } from 'fastify';

export function routesOf(app: FastifyInstance): string[] {
  const path: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', segment = '', methods = ''] = /^(.*?)── (\S+) \((.+)\)$/.exec(line) ?? [];
      if (!segment) return [];
      path.splice((indent.length - 1) / 4);
      path.push(segment);
      return methods.split(', ').map((method) => `${method} ${path.join('')}`);
    });
}
