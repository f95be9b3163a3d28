import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { importFormSchema } from '../features/data/contract.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { SourceDefinition } from '../model/source.ts';
import { SOURCES } from '../sources/index.ts';
import { openFile } from '../sources/reading/file-bytes.ts';
import { openRows } from '../sources/reading/open-rows.ts';

const MAX_FILE_BYTES = 16 * 1024 ** 3;
const MAX_FIELD_BYTES = 64 * 1024;
/** A header that at least half of a source's marks are in is of that source. */
const LEAST_CONFIDENCE = 0.5;

export interface Upload {
  readonly sourceId: string;
  readonly path: string;
  readonly fileName: string;
  readonly replaces?: number;
}

/** Takes files that are sent in apart and keeps each in a folder of its own until its import has ended. */
export class Uploads {
  readonly #folders = new Map<string, number | undefined>();

  /** Reads the form of a request; the file is on disk when it returns. */
  async receive(request: FastifyRequest): Promise<Upload> {
    if (!request.isMultipart())
      throw new TocsinError('request.media-type', { expected: 'multipart/form-data' });
    const folder = await mkdtemp(join(tmpdir(), 'tocsin-upload-'));
    this.#folders.set(folder, undefined);
    try {
      return await readForm(request, folder);
    } catch (error) {
      await this.#remove(folder);
      throw error;
    }
  }

  /** Says which import reads the file. */
  assign(upload: Upload, importId: number): void {
    this.#folders.set(join(upload.path, '..'), importId);
  }

  /** A file that no import will read. */
  discard(upload: Upload): Promise<void> {
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

async function readForm(request: FastifyRequest, folder: string): Promise<Upload> {
  const fields: Record<string, unknown> = {};
  let file: { readonly path: string; readonly fileName: string } | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.value !== '') fields[part.fieldname] = part.value;
      continue;
    }
    const fileName = basename(part.filename) || 'file';
    // The name a browser gives is for showing only; its ending tells the readers nothing.
    const path = join(folder, 'file');
    await pipeline(part.file, createWriteStream(path));
    if (part.file.truncated) throw new TocsinError('request.too-large');
    file = { path, fileName };
  }
  if (file === undefined) throw new TocsinError('import.file-missing');
  const parsed = importFormSchema.omit({ file: true }).safeParse(fields);
  if (!parsed.success)
    throw new TocsinError('request.invalid', {
      reason: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
    });
  const { source, replaces } = parsed.data;
  const sourceId = source ?? (await recogniseSource(file));
  return { ...file, sourceId, ...(replaces === undefined ? {} : { replaces }) };
}

/** The source that the header is of. */
async function recogniseSource({ path, fileName }: { path: string; fileName: string }): Promise<string> {
  const { header } = await openRows(await openFile(path));
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
