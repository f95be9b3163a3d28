import { CopyBuffer } from './copy-buffer.ts';
import { NULL } from './copy-text.ts';
import { KeptReport, type PreparedReport } from './prepare-report.ts';
import type { RowState } from './report-writer.ts';

/** A report that the store may hold already, with the row that it came in. */
interface Kept {
  readonly report: KeptReport;
  readonly row: RowState;
}

/** What is written at a time, as COPY text. Only what has to be looked up stands in objects: the others would outlive their youth. */
export class ReportBatch {
  readonly reports = new CopyBuffer();
  /** Names of reports after their first. */
  readonly substances = new CopyBuffer();
  /** How many reports came to cells of the series. */
  readonly cells = new CopyBuffer();
  /** Stored reports that the file holds again. */
  readonly again = new CopyBuffer();
  readonly revised: number[] = [];
  readonly kept: Kept[] = [];
  readonly #tails = new CopyBuffer();
  /** Reports that came from the file; what is added of the batch before does not count. */
  taken = 0;

  get isEmpty(): boolean {
    return this.kept.length === 0 && this.reports.length === 0 && this.again.length === 0;
  }

  append(
    report: PreparedReport | KeptReport,
    as: { readonly id: number; readonly occurrence: number; readonly revision: number },
  ): void {
    const { streamId, key, content, labelId, nameIds, roles } = report.facts;
    const first = `${nameIds[0] ?? NULL}\t${roles[0] ?? NULL}`;
    const head = `${as.id}\t${streamId}\t${key}\t${as.occurrence}\t${as.revision}\t${content === key ? NULL : content}\t${first}\t`;
    if (report instanceof KeptReport) {
      this.reports.append(head);
      report.writeTail(this.reports);
    } else {
      this.taken += 1;
      this.reports.append(head + report.tail);
    }
    for (let at = 1; at < nameIds.length; at++)
      this.substances.append(`${as.id}\t${at + 1}\t${nameIds[at]}\t${roles[at]}\t${labelId}\n`);
  }

  keep(report: PreparedReport, row: RowState): void {
    this.taken += 1;
    this.kept.push({ report: KeptReport.keep(report, this.#tails), row });
  }

  appendAgain(fileId: number, reportId: number, labelId: number): void {
    this.again.append(`${fileId}\t${reportId}\t${labelId}\n`);
  }

  clear(): void {
    for (const lines of [this.reports, this.substances, this.cells, this.again, this.#tails]) lines.clear();
    this.revised.length = 0;
    this.kept.length = 0;
    this.taken = 0;
  }
}
