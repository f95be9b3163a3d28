import { fileURLToPath } from 'node:url';
import type { ReportDraft } from '../../model/report.ts';
import type { Reject, SourceDefinition } from '../../model/source.ts';
import { type FileInput, openFile } from './file-bytes.ts';
import { assertColumns } from './header.ts';
import { openRows } from './open-rows.ts';
import { createRowMaker } from './row-batch.ts';

export interface ReadSource {
  readonly reports: readonly ReportDraft[];
  readonly rejects: readonly Reject[];
  readonly header: readonly string[];
}

/** For tests: a whole file of a source, as an import would read it. */
export async function readSource(source: SourceDefinition, input: FileInput): Promise<ReadSource> {
  const opened = await openRows(input, 'delimiter' in source.format ? source.format : {});
  assertColumns(opened.header, source.columns, input.path);
  const make = createRowMaker(opened.header);
  const reports: ReportDraft[] = [];
  const rejects: Reject[] = [];
  for await (const batch of opened.batches) {
    rejects.push(...batch.rejects);
    batch.rows.forEach((cells, index) => {
      const result = source.normalise(make(cells, batch.numbers[index] ?? 0));
      if (result.kind === 'reports') reports.push(...result.reports);
      else rejects.push(result.reject);
    });
  }
  return { reports, rejects, header: opened.header };
}

/** For tests: the same of a text. */
export function readSourceText(source: SourceDefinition, text: string): Promise<ReadSource> {
  async function* bytes() {
    yield Buffer.from(text);
  }
  return readSource(source, { path: 'invented.csv', bytes: bytes() });
}

/** For tests: the same of the fixture beside a test file (`import.meta.url`). */
export async function readFixture(source: SourceDefinition, test: string, name: string): Promise<ReadSource> {
  return readSource(source, await openFile(fileURLToPath(new URL(`./fixtures/${name}`, test))));
}
