import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart, { type MultipartFile } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { importFormSchema } from '../features/data/contract.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { Endpoint } from '../model/api.ts';
import type { SourceDefinition } from '../model/source.ts';
import { SOURCES } from '../sources/index.ts';
import { openFile } from '../sources/reading/file-bytes.ts';
import { openRows } from '../sources/reading/open-rows.ts';
import { createTableSource, parseMapping, type TableMapping } from '../sources/table/source.ts';
import type { SentFile } from '../store/reading/route.ts';
import { describeEndpoint } from './describe-endpoint.ts';

const MAX_FILE_BYTES = 16 * 1024 ** 3;
const MAX_FIELD_BYTES = 64 * 1024;
/** A header that at least half of a source's marks are in is of that source. */
const LEAST_CONFIDENCE = 0.5;

/** A file that was sent in, on disk. */
export interface ReceivedFile {
  readonly path: string;
  readonly fileName: string;
}

export interface Upload extends ReceivedFile {
  readonly sourceId: string;
  readonly replaces?: number;
  /** Makes the source of a table. */
  readonly mapping?: TableMapping;
}

/** Takes files that are sent in apart and keeps each in a folder of its own until its import has ended. */
export class Uploads {
  readonly #folders = new Map<string, number | undefined>();

  /** Reads the form of a request; the file is on disk when it returns. */
  async receive<S extends z.ZodObject>(
    request: FastifyRequest,
    form: S,
  ): Promise<{ readonly fields: z.output<S>; readonly file: ReceivedFile }> {
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-upload-'));
    this.#folders.set(folder, undefined);
    try {
      return await readForm(request, form, (part) => toDisk(part, folder));
    } catch (error) {
      await this.#remove(folder);
      throw error;
    }
  }

  /** Says which import reads the file. */
  assign(upload: ReceivedFile, importId: number): void {
    this.#folders.set(join(upload.path, '..'), importId);
  }

  /** A file that no import will read. */
  discard(upload: ReceivedFile): Promise<void> {
    return this.#remove(join(upload.path, '..'));
  }

  /** Removes the files of imports that have ended. */
  async sweep(hasEnded: (importIds: readonly number[]) => Promise<ReadonlySet<number>>): Promise<void> {
    const ids = [...this.#folders.values()].filter((id) => id !== undefined);
    if (ids.length === 0) return;
    const ended = await hasEnded(ids);
    for (const [folder, id] of this.#folders)
      if (id !== undefined && ended.has(id)) await this.#remove(folder);
  }

  async close(): Promise<void> {
    for (const folder of [...this.#folders.keys()]) await this.#remove(folder);
  }

  async #remove(folder: string): Promise<void> {
    this.#folders.delete(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

export async function acceptUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    limits: { files: 1, fileSize: MAX_FILE_BYTES, fieldSize: MAX_FIELD_BYTES, fields: 10 },
  });
}

/** Reads a form part by part: its one file as `keep` keeps it, then its fields as the endpoint wants them. */
async function readForm<S extends z.ZodObject, F>(
  request: FastifyRequest,
  form: S,
  keep: (part: MultipartFile) => Promise<F>,
  limits?: { readonly fileSize: number },
): Promise<{ readonly fields: z.output<S>; readonly file: F }> {
  if (!request.isMultipart())
    throw new TocsinError('request.media-type', { expected: 'multipart/form-data' });
  const fields: Record<string, unknown> = {};
  let file: F | undefined;
  for await (const part of request.parts(limits === undefined ? {} : { limits })) {
    if (part.type === 'file') file = await keep(part);
    else if (part.value !== '') fields[part.fieldname] = part.value;
  }
  if (file === undefined) throw new TocsinError('import.file-missing');
  const parsed = form.safeParse(fields);
  if (!parsed.success)
    throw new TocsinError('request.invalid', {
      reason: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    });
  return { fields: parsed.data, file };
}

/** The name a browser gives is for showing only; its ending tells the readers nothing. */
const nameOf = (part: MultipartFile): string => basename(part.filename.replaceAll('\\', '/')) || 'file';

async function toDisk(part: MultipartFile, folder: string): Promise<ReceivedFile> {
  const path = join(folder, 'file');
  await pipeline(part.file, createWriteStream(path));
  if (part.file.truncated) throw new TocsinError('request.too-large');
  return { path, fileName: nameOf(part) };
}

/** Reads a form with a file that fits in memory; one that says itself that it is too large is not read at all. */
export async function receiveForm<S extends z.ZodObject>(
  request: FastifyRequest,
  form: S,
  { mostBytes, tooLarge }: { readonly mostBytes: number; tooLarge(): TocsinError },
): Promise<{ readonly fields: z.output<S>; readonly file: SentFile }> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes + MAX_FIELD_BYTES) throw tooLarge();
  const keep = async (part: MultipartFile): Promise<SentFile> => {
    const chunks: Buffer[] = [];
    for await (const chunk of part.file) chunks.push(chunk as Buffer);
    if (part.file.truncated) throw tooLarge();
    return { name: nameOf(part), bytes: Buffer.concat(chunks) };
  };
  return readForm(request, form, keep, { fileSize: mostBytes });
}

/** What fastify is told of an endpoint that takes a form: it is read part by part, so there is no body to check before the handler. */
export function describeForm(
  endpoint: Endpoint,
): Pick<RouteOptions, 'method' | 'url' | 'schema' | 'validatorCompiler'> {
  const described = describeEndpoint(endpoint);
  return {
    ...described,
    schema: { ...described.schema, ...{ consumes: ['multipart/form-data'] } },
    validatorCompiler: (route) =>
      route.httpPart === 'body'
        ? () => true
        : validatorCompiler(route as unknown as Parameters<typeof validatorCompiler>[0]),
  };
}

/** What a form asks to take in: by its mapping, by the source that it names, or by the one that the header is of. */
export async function toUpload(
  { source, replaces, mapping }: z.output<typeof importFormSchema>,
  file: ReceivedFile,
): Promise<Upload> {
  const corrects = replaces === undefined ? {} : { replaces };
  if (mapping !== undefined) {
    const parsed = readMapping(mapping, file.fileName);
    return { ...file, sourceId: createTableSource(parsed).id, mapping: parsed, ...corrects };
  }
  return { ...file, sourceId: source ?? (await recogniseSource(file)), ...corrects };
}

/** @throws {TocsinError} `mapping.not-json`, `mapping.question`, `mapping.invalid` */
export function readMapping(text: string, fileName: string): TableMapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new TocsinError('mapping.not-json', { reason: (cause as Error).message }, cause);
  }
  return parseMapping(json, fileName);
}

/** The source that the header is of. */
async function recogniseSource({ path, fileName }: ReceivedFile): Promise<string> {
  const { header } = await openRows(await openFile(path, fileName));
  const sources: readonly SourceDefinition[] = SOURCES;
  const [best] = sources
    .map((source) => ({ id: source.id, confidence: source.recognise(header) }))
    .sort((a, b) => b.confidence - a.confidence);
  if (best === undefined || best.confidence < LEAST_CONFIDENCE)
    throw new TocsinError('import.not-recognised', {
      file: fileName,
      known: SOURCES.map(({ id }) => id).join(', '),
    });
  return best.id;
}
