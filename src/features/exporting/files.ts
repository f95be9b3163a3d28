import { Readable } from 'node:stream';
import type { ZipFile } from 'yazl';
import { TocsinError } from '../../kernel/errors.ts';
import type { Transaction } from '../../store/door.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { ExportPorts } from './open-work.ts';

/** Bytes that are read at a time; papers are kept in parts of at most as many. */
const PART_BYTES = 1024 * 1024;
const MOST_NAME_CHARACTERS = 100;

/** A file that belongs to the coalition's work. */
interface WorkFile {
  readonly folder: 'papers' | 'evidence';
  readonly id: number;
  readonly name: string;
  readonly size: number;
}

const FILES_SQL = `select 'papers' as folder, x.id, x.name, x.size_bytes as size from meeting_paper x where x.removed_at is null
  union all select 'evidence', x.id, x.file_name, x.size_bytes from commitment_evidence x where x.content is not null
  order by 1, 2`;

/** The next bytes of a file, from `$2` on; for papers, the part of that number. */
const PART_SQL: Readonly<Record<WorkFile['folder'], string>> = {
  papers: `select p.bytes from meeting_paper_part p join meeting_paper x on x.id = p.paper_id and x.removed_at is null
    where p.paper_id = $1 and p.position = $2`,
  evidence: `select substring(content from $2::int * ${PART_BYTES} + 1 for ${PART_BYTES}) as bytes from commitment_evidence where id = $1`,
};

const PACKS_SQL = 'select id, pack, frozen_at from review where pack is not null order by id';

/**
 * A name that is one entry of a folder wherever the archive is unpacked. Reserved signs of Windows and control characters become
 * underscores; the id before it tells files of one name apart.
 */
function entryName({ folder, id, name }: Omit<WorkFile, 'size'>): string {
  const clean = name
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  const stem = [...clean.slice(0, clean.length - ending.length)].slice(0, MOST_NAME_CHARACTERS).join('');
  return `files/${folder}/${id}-${stem}${ending}`;
}

/** Read part by part, each in a transaction of its own: no file is held as a whole, and a slow reader holds no connection. */
async function* readParts(reading: Reading, { folder, id, name, size }: WorkFile): AsyncGenerator<Buffer> {
  let read = 0;
  for (let position = 0; read < size; position += 1) {
    const bytes = await reading.later((tx) => readPart(tx, { folder, id, position }));
    // Taken away, or marked so that the asker may no longer see it, while the archive was on its way.
    if (bytes === undefined || bytes.length === 0) throw new TocsinError('export.file-gone', { name });
    read += bytes.length;
    yield bytes;
  }
}

async function readPart(
  tx: Transaction,
  { folder, id, position }: Pick<WorkFile, 'folder' | 'id'> & { readonly position: number },
): Promise<Buffer | undefined> {
  const { rows } = await tx.query<{ bytes: Buffer }>(PART_SQL[folder], [id, position]);
  return rows[0]?.bytes;
}

/**
 * Adds the papers of meetings, the evidence of commitments and the frozen packs that the asker sees; returns how many. A pack is written as
 * it was hashed: its SHA-256 is the `pack_hash` of the table of reviews.
 */
export async function addFiles(zip: ZipFile, reading: Reading, ports: ExportPorts): Promise<number> {
  const { rows: files } = await reading.tx.query<WorkFile>(FILES_SQL);
  for (const file of files)
    zip.addReadStreamLazy(
      entryName(file),
      // Most are compressed in themselves.
      { mtime: reading.now, size: file.size, compress: false },
      (give) => {
        // The archive does not listen to what it is given.
        const parts = Readable.from(readParts(reading, file)).on('error', (error) =>
          zip.emit('error', error),
        );
        give(null, parts);
      },
    );
  const { rows: packs } = await reading.tx.query<{ id: number; pack: unknown; frozen_at: Date }>(PACKS_SQL);
  for (const { id, pack, frozen_at } of packs)
    zip.addBuffer(Buffer.from(ports.writePack(pack)), `files/packs/${id}.json`, { mtime: frozen_at });
  return files.length + packs.length;
}
