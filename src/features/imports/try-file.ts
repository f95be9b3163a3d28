import type { ReportDraft } from '../../model/report.ts';
import type { NormaliseResult, Reject, SourceRow } from '../../model/source.ts';
import { type ImportPorts, type ImportRequest, type ImportResult, importFile } from './import-file.ts';
import type { OpenSourceFile, ReadBatch } from './world.ts';

/** Rows of each sort that are shown. */
const SHOWN = 12;

export interface Trial {
  readonly result: ImportResult;
  /** The first rows that can be read. */
  readonly rows: readonly { readonly number: number; readonly report: ReportDraft }[];
  /** The first that cannot. */
  readonly rejects: readonly Reject[];
}

/** Imports a file dry, as `importFile` does, and keeps what it made of the first rows. */
export async function tryFile(ports: ImportPorts, request: ImportRequest): Promise<Trial> {
  const rows: { number: number; report: ReportDraft }[] = [];
  const rejects: Reject[] = [];
  const keepReject = (reject: Reject) => {
    if (rejects.length < SHOWN) rejects.push(reject);
  };
  const normalise = (row: SourceRow): NormaliseResult => {
    const result = request.source.normalise(row);
    if (result.kind === 'reject') keepReject(result.reject);
    else if (rows.length < SHOWN)
      rows.push(...result.reports.map((report) => ({ number: row.number, report })));
    return result;
  };
  async function* watch(batches: AsyncIterable<ReadBatch>) {
    for await (const batch of batches) {
      batch.rejects.forEach(keepReject);
      yield batch;
    }
  }
  const open: OpenSourceFile = async (path, source, onProgress) => {
    const file = await ports.open(path, source, onProgress);
    return { ...file, batches: watch(file.batches) };
  };
  const source = { ...request.source, normalise };
  const result = await importFile({ ...ports, open }, { ...request, source, isDryRun: true });
  return { result, rows, rejects };
}
