import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TocsinError } from '../kernel/errors.ts';

/** Names of this computer. Any other name in `Host` means that a foreign name was pointed at us (DNS rebinding). */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets in only who opened the page from this computer, and changes only from that page or from no page at all. */
export function guard(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    checkHost(request);
    if (!SAFE_METHODS.has(request.method)) checkOrigin(request);
  });
}

function checkHost({ headers }: FastifyRequest): void {
  const host = headers.host ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!LOOPBACK.has(name)) throw new TocsinError('request.host', { host });
}

/** Browsers say where a change comes from; programs that are no browser send neither header. */
function checkOrigin({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const isForeignOrigin =
    origin !== undefined && origin.toLowerCase() !== `http://${headers.host}`.toLowerCase();
  if (isForeignSite || isForeignOrigin) throw new TocsinError('request.origin', { origin: origin ?? '' });
}
