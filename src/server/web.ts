import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { TocsinError } from '../kernel/errors.ts';
import { sendProblem } from './error-reply.ts';

/** Files under `assets/` carry a hash of their content in their name. */
const HASHED = /[\\/]assets[\\/]/;
/** RDKit's script makes functions from text. It may do so in this worker, which draws structures and sees nothing of the page. */
const DRAWS_STRUCTURES = /[\\/]assets[\\/]structure-worker-[^\\/]*\.js$/;
const DRAWING_POLICY =
  "default-src 'none';script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval';connect-src 'self'";

/** Serves the built web; every address of the page that is no file is the page itself, which finds its own way. */
export async function serveWeb(app: FastifyInstance, webRoot: string | undefined): Promise<void> {
  if (webRoot !== undefined)
    await app.register(fastifyStatic, {
      root: webRoot,
      cacheControl: false,
      setHeaders: (response, path) => {
        response.header(
          'cache-control',
          HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
        if (DRAWS_STRUCTURES.test(path)) response.header('content-security-policy', DRAWING_POLICY);
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const isPage =
      request.method === 'GET' &&
      !path.startsWith('/api/') &&
      // A group is numbered 2.1: what follows the point of a file's name begins with a letter.
      !/\.[a-z]\w*$/i.test(path) &&
      (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/) !== null;
    if (webRoot !== undefined && isPage) return reply.sendFile('index.html');
    return sendProblem(reply, new TocsinError('request.no-such-address', { path }));
  });
}
