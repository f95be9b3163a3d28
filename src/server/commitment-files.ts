import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { EXPORT_FORMATS } from '../exports/index.ts';
import {
  COMMITMENT_FILE_ENDPOINTS,
  commitmentExportQuerySchema,
  type ImportRow,
} from '../features/commitments/contract.ts';
import {
  keepEvidenceFile,
  MOST_FILE_BYTES,
  readEvidenceFile,
} from '../features/commitments/evidence-files.ts';
import { openCommitmentTable } from '../features/commitments/export-commitments.ts';
import { importCommitments } from '../features/commitments/import-commitments.ts';
import { TocsinError } from '../kernel/errors.ts';
import { type DatabaseName, databaseQuerySchema, type Endpoint } from '../model/api.ts';
import { findContentKind } from '../sources/reading/content-kind.ts';
import { openRows } from '../sources/reading/open-rows.ts';
import { openWorkbook } from '../sources/reading/open-workbook.ts';
import type { Actor } from '../store/door.ts';
import type { Reader } from './reader.ts';

const MOST_TABLE_BYTES = 20_000_000;
const MOST_ROWS = 5000;
const idSchema = z.coerce.number().int().min(1).max(2_147_483_647);

interface Mounting {
  readonly reader: Reader;
  identify(database: DatabaseName, request: FastifyRequest): Promise<Actor>;
  describe(endpoint: Endpoint): object;
}

interface SentForm {
  readonly fileName: string;
  readonly content: Buffer;
  readonly fields: Readonly<Record<string, string>>;
}

/** Reads a form with one file into memory, up to so many bytes. */
async function receive(request: FastifyRequest, mostBytes: number): Promise<SentForm> {
  if (!request.isMultipart())
    throw new TocsinError('request.media-type', { expected: 'multipart/form-data' });
  const fields: Record<string, string> = {};
  let file: { readonly fileName: string; readonly content: Buffer } | undefined;
  for await (const part of request.parts({ limits: { fileSize: mostBytes, files: 1 } })) {
    if (part.type === 'field') {
      if (part.value !== '') fields[part.fieldname] = String(part.value);
      continue;
    }
    const content = await part.toBuffer();
    file = { fileName: part.filename.split(/[\\/]/).at(-1) || 'file', content };
  }
  if (file === undefined) throw new TocsinError('import.file-missing');
  return { ...file, fields };
}

/** Rows of a table, told apart by what the file holds, not by its name. */
export async function readTable({
  fileName,
  content,
}: Pick<SentForm, 'fileName' | 'content'>): Promise<ImportRow[]> {
  const input = { path: fileName, bytes: Readable.from([content]), totalBytes: content.length };
  const isWorkbook = findContentKind(content).kind === 'zip';
  const opened = await (isWorkbook ? openWorkbook(input) : openRows(input));
  const rows: ImportRow[] = [];
  for await (const batch of opened.batches) {
    for (const [index, cells] of batch.rows.entries())
      rows.push({
        number: batch.numbers[index]!,
        cells: Object.fromEntries(opened.header.map((name, place) => [name, cells[place]!])),
      });
    // What could not be cut into cells has no title: it is rejected with the others, and its text given back.
    for (const reject of batch.rejects)
      rows.push({
        number: reject.row,
        cells: { ...Object.fromEntries(opened.header.map((name) => [name, ''])), text: reject.raw },
      });
    if (rows.length > MOST_ROWS) throw new TocsinError('commitment.too-many-rows', { most: MOST_ROWS });
  }
  return rows.sort((one, other) => one.number - other.number);
}

const sendDownload = (
  reply: FastifyReply,
  file: { readonly name: string; readonly mediaType: string },
  body: Buffer | Readable,
) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .type(file.mediaType)
    .send(body);

/** What commitments send and take as files: evidence, tables to take in, exports. */
export function mountCommitmentFiles(app: FastifyInstance, mounting: Mounting): void {
  mountTaking(app, mounting);
  mountGiving(app, mounting);
}

async function choose({ reader, identify }: Mounting, request: FastifyRequest) {
  const { database: named } = request.query as { readonly database?: DatabaseName };
  const database = await reader.choose(named);
  return { database, actor: await identify(database, request) };
}

function mountTaking(app: FastifyInstance, mounting: Mounting): void {
  const { reader, describe } = mounting;
  const { importFile, evidence } = COMMITMENT_FILE_ENDPOINTS;
  app.post(importFile.path, describe(importFile), async (request, reply) => {
    const at = await choose(mounting, request);
    const form = await receive(request, MOST_TABLE_BYTES);
    const participant = idSchema.optional().parse(form.fields.participant);
    const rows = await readTable(form);
    const outcome = await reader.read(at, (reading) => importCommitments(reading, rows, participant), false);
    reader.forget();
    return reply.header('cache-control', 'no-store').send(outcome);
  });
  app.post(evidence.path, describe(evidence), async (request, reply) => {
    const at = await choose(mounting, request);
    const { id } = request.params as { readonly id: number };
    const { fileName, content, fields } = await receive(request, MOST_FILE_BYTES);
    const milestoneId = idSchema.nullable().parse(fields.milestone ?? null);
    const kept = await reader.read(
      at,
      (reading) => keepEvidenceFile(reading, id, { fileName, content, milestoneId }),
      false,
    );
    reader.forget();
    return reply.header('cache-control', 'no-store').send(kept);
  });
}

function mountGiving(app: FastifyInstance, mounting: Mounting): void {
  const { reader } = mounting;
  const fileParams = z.strictObject({ id: idSchema, file: idSchema });
  app.get(
    '/api/commitments/:id/files/:file',
    { schema: { summary: 'A file kept as evidence.', params: fileParams, querystring: databaseQuerySchema } },
    async (request, reply) => {
      const at = await choose(mounting, request);
      const { id, file } = request.params as z.output<typeof fileParams>;
      const { fileName, mediaType, content } = await reader.read(at, (reading) =>
        readEvidenceFile(reading, id, file),
      );
      return sendDownload(reply, { name: fileName, mediaType }, content);
    },
  );
  app.get(
    '/api/commitments/export',
    {
      schema: {
        summary: 'The commitments that the asker sees as CSV, XLSX or JSON.',
        querystring: commitmentExportQuerySchema,
      },
    },
    async (request, reply) => {
      const {
        format: wanted,
        form,
        database: _,
        late,
        ...filter
      } = request.query as z.output<typeof commitmentExportQuerySchema>;
      const at = await choose(mounting, request);
      const format = EXPORT_FORMATS.find(({ id }) => id === wanted)!;
      const isLate = late === undefined ? undefined : late === 'true';
      const table = await reader.read(
        at,
        (reading) => openCommitmentTable(reading, form, { ...filter, isLate }),
        false,
      );
      const file = { name: `${table.title}.${format.extension}`, mediaType: format.mediaType };
      return sendDownload(reply, file, Readable.from(format.write(table), { objectMode: false }));
    },
  );
}
