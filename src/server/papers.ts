import { basename } from 'node:path';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { MAX_PAPER_BYTES, MEETING_ENDPOINTS } from '../features/meetings/contract.ts';
import { addPaper, checkPaperRight, type SentPaper } from '../features/meetings/papers.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName, Endpoint } from '../model/api.ts';
import type { Identify } from './app.ts';
import type { Reader } from './reader.ts';

const MEGABYTE = 1024 * 1024;
/** What a form needs beside its file. */
const FORM_BYTES = 64 * 1024;

const tooLarge = () => new TocsinError('paper.too-large', { limitMegabytes: MAX_PAPER_BYTES / MEGABYTE });

/** Takes a paper of a meeting in: who may not, or sends too much, is told before it is read. */
export function mountPapers(
  app: FastifyInstance,
  {
    reader,
    identify,
    describe,
  }: {
    readonly reader: Reader;
    readonly identify: Identify;
    readonly describe: (endpoint: Endpoint) => Pick<RouteOptions, 'method' | 'url' | 'schema'>;
  },
): void {
  const endpoint: Endpoint = MEETING_ENDPOINTS.addPaper;
  const described = describe(endpoint);
  app.route({
    ...described,
    schema: { ...described.schema, ...{ consumes: ['multipart/form-data'] } },
    // The form is read part by part: there is no body to check before the handler.
    validatorCompiler: (route) =>
      route.httpPart === 'body'
        ? () => true
        : validatorCompiler(route as unknown as Parameters<typeof validatorCompiler>[0]),
    handler: async (request, reply) => {
      const { id } = request.params as { id: number };
      const database = await reader.choose((request.query as { database?: DatabaseName }).database);
      const actor = await identify(database, request);
      await reader.read({ database, actor }, (reading) => checkPaperRight(reading, id));
      if (Number(request.headers['content-length'] ?? 0) > MAX_PAPER_BYTES + FORM_BYTES) {
        reply.header('connection', 'close');
        throw tooLarge();
      }
      const paper = await readForm(request);
      const answer = await reader.read({ database, actor }, (reading) => addPaper(reading, id, paper), false);
      reader.forget();
      return reply.header('cache-control', 'no-store').send(endpoint.response.parse(answer));
    },
  });
}

async function readForm(request: FastifyRequest): Promise<SentPaper> {
  if (!request.isMultipart())
    throw new TocsinError('request.media-type', { expected: 'multipart/form-data' });
  let itemId: number | null = null;
  let file: { readonly name: string; readonly bytes: Buffer } | undefined;
  const limits = { files: 1, fileSize: MAX_PAPER_BYTES, fields: 4, fieldSize: FORM_BYTES };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.fieldname === 'itemId' && /^\d{1,9}$/.test(String(part.value))) itemId = Number(part.value);
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk as Buffer);
    if (part.file.truncated) throw tooLarge();
    file = { name: basename(part.filename) || 'paper', bytes: Buffer.concat(chunks) };
  }
  if (file === undefined) throw new TocsinError('import.file-missing');
  return { ...file, itemId };
}
