import type { FastifyInstance, FastifyRequest } from 'fastify';
import { TocsinError } from '../kernel/errors.ts';
import { type Exposure, openProxyList } from './exposure.ts';

/** Names of this computer. Any other name in `Host` means that a foreign name was pointed at us (DNS rebinding). */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets in only who opened the page by its own name (this computer's, or that of the public address), and changes only from that page
 * or from no page at all; behind a proxy, only what came through it.
 */
export function guard(app: FastifyInstance, { publicOrigin, proxies }: Exposure): void {
  const isProxy = proxies === undefined ? undefined : openProxyList(proxies);
  const publicHost = publicOrigin === undefined ? undefined : new URL(publicOrigin).host;
  app.addHook('onRequest', async (request) => {
    if (isProxy !== undefined && !isProxy(request.socket.remoteAddress ?? ''))
      throw new TocsinError('request.past-proxy');
    checkHost(request, publicHost);
    if (!SAFE_METHODS.has(request.method)) checkOrigin(request, publicOrigin);
  });
}

function checkHost({ headers }: FastifyRequest, publicHost: string | undefined): void {
  const host = (headers.host ?? '').toLowerCase();
  if (publicHost === undefined) {
    if (!LOOPBACK.has(host.replace(/:\d+$/, ''))) throw new TocsinError('request.host', { host });
  } else if (host !== publicHost) throw new TocsinError('request.other-host', { host, expected: publicHost });
}

/** Browsers say where a change comes from; programs that are no browser send neither header. */
function checkOrigin({ headers }: FastifyRequest, publicOrigin: string | undefined): void {
  const site = headers['sec-fetch-site'];
  const { origin } = headers;
  const own = publicOrigin ?? `http://${headers.host}`;
  const isForeignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const isForeignOrigin = origin !== undefined && origin.toLowerCase() !== own.toLowerCase();
  if (isForeignSite || isForeignOrigin) throw new TocsinError('request.origin', { origin: origin ?? '' });
}
