/** Headers that every answer carries: what a browser may do with it, and that nothing of it is kept or told on. */
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers that are not pages run nothing and are framed by nobody. */
const dataPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const twoYears = 63_072_000;

export const isSecure = (request: FastifyRequest): boolean => request.protocol === 'https';

export function commonHeaders(request: FastifyRequest): Record<string, string> {
  return {
    'content-security-policy': dataPolicy,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'geolocation=(), browsing-topics=(), interest-cohort=()',
    ...(isSecure(request) ? { 'strict-transport-security': `max-age=${twoYears}; includeSubDomains` } : {}),
  };
}

export async function setHeaders(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.headers(commonHeaders(request));
}
