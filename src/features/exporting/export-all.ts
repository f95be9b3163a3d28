import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { toFile } from '../../exports/to-file.ts';
import type { ExportFormat } from '../../model/export-format.ts';
import { strictestOf } from '../../model/label.ts';
import type { Marking } from '../../model/report.ts';
import type { Reading } from '../../store/reading/reading.ts';
import type { FileAnswer } from '../../store/reading/route.ts';
import { WORK_TABLES } from './contract.ts';
import { addFiles } from './files.ts';
import { type ExportPorts, openWorkTable } from './open-work.ts';

/** Every table of the coalition's work and every file in one archive: nothing is locked in. Files are read while it is on its way. */
export async function exportAll(
  reading: Reading,
  ports: ExportPorts,
  format: ExportFormat['id'],
): Promise<FileAnswer> {
  const zip = new ZipFile();
  // It may be half out by then: cut short, no reader takes it for whole.
  zip.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error));
  const counts: Record<string, number> = {};
  const markings: Marking[] = [];
  for (const what of WORK_TABLES) {
    const table = await openWorkTable(reading, ports, what);
    const { name, bytes } = toFile(table, format);
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    zip.addBuffer(Buffer.concat(chunks), name, { mtime: reading.now });
    counts[what] = table.rows.length;
    if (table.strictest !== undefined) markings.push(table.strictest);
  }
  const files = await addFiles(zip, reading, ports);
  zip.end();
  const strictest = strictestOf(markings);
  const parts = ['coalition', reading.now.toISOString().slice(0, 10), strictest && `TLP-${strictest}`];
  if (reading.isSimulated) parts.push('SIMULATED');
  return {
    name: `${parts.filter(Boolean).join('-')}.zip`,
    mediaType: 'application/zip',
    bytes: zip.outputStream as FileAnswer['bytes'],
    trace: {
      action: 'data.export',
      subject: 'all',
      detail: { format, rows: counts, files, strictest: strictest ?? null },
    },
  };
}
