import { createHash } from 'node:crypto';
import type { OpenSourceFile, ReadBatch } from '../features/imports/world.ts';
import { generateSample } from '../features/sample/generator/generate-sample.ts';
import type { ReportDraft } from '../model/report.ts';
import type { SourceDefinition, SourceRow } from '../model/source.ts';

const BATCH = 2000;
/** About as many as any seed makes: for the progress bar alone. */
const ABOUT_REPORTS = 50_000;

/** The simulated coalition as a source: its rows carry whole reports. It is not in the list of sources: nobody imports it. */
export const sampleSource: SourceDefinition = {
  id: 'sample',
  version: 1,
  label: 'Simulated coalition',
  publisher: 'Tocsin (simulated)',
  licence: 'Apache-2.0',
  landingPage: 'https://www.apache.org/licenses/LICENSE-2.0',
  cadenceDays: 7,
  lagDays: 14,
  revisions: 'Made anew from its seed; never revised.',
  recordIds: 'stable',
  dateFormat: 'YYYY-MM-DD',
  columns: [{ name: 'report', tag: 'report', isRequired: true }],
  format: { delimiter: ',' },
  recognise: () => 0,
  normalise: (row) => ({ kind: 'reports', reports: [JSON.parse(row.cells.report ?? '') as ReportDraft] }),
};

/** Opens the sample of a seed as if it were a file. */
export function openSampleFile(seed: number, hasStories = true): OpenSourceFile {
  return async (_path, _source, onProgress) => ({
    batches: readBatches(seed, hasStories, onProgress),
    summary: () => ({
      sha256: createHash('sha256').update(`sample ${seed}`).digest('hex'),
      bytes: 0,
      encoding: 'simulated',
    }),
  });
}

async function* readBatches(
  seed: number,
  hasStories: boolean,
  onProgress: (share: number) => void,
): AsyncGenerator<ReadBatch> {
  let rows: SourceRow[] = [];
  let number = 0;
  for (const report of generateSample({ seed, stories: hasStories })) {
    rows.push({ number: ++number, cells: { report: JSON.stringify(report) } });
    if (rows.length < BATCH) continue;
    yield { rows, rejects: [] };
    onProgress(Math.min(1, number / ABOUT_REPORTS));
    rows = [];
  }
  yield { rows, rejects: [] };
}
