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
  readonly substances = new CopyBuffer();
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
    const head = `${as.id}\t${streamId}\t${key}\t${as.occurrence}\t${as.revision}\t${content === key ? NULL : content}\t`;
    if (report instanceof KeptReport) {
      this.reports.append(head);
      report.writeTail(this.reports);
    } else {
      this.taken += 1;
      this.reports.append(head + report.tail);
    }
    let lines = '';
    for (let at = 0; at < nameIds.length; at++) {
      const isFirst = nameIds.indexOf(nameIds[at]!) === at;
      lines += `${as.id}\t${at + 1}\t${nameIds[at]}\t${roles[at]}\t${labelId}\t${isFirst ? 't' : 'f'}\n`;
    }
    this.substances.append(lines);
  }

  keep(report: PreparedReport, row: RowState): void {
    this.taken += 1;
    this.kept.push({ report: KeptReport.keep(report, this.#tails), row });
  }

  appendAgain(fileId: number, reportId: number, labelId: number): void {
    this.again.append(`${fileId}\t${reportId}\t${labelId}\n`);
  }

  clear(): void {
    for (const lines of [this.reports, this.substances, this.again, this.#tails]) lines.clear();
    this.revised.length = 0;
    this.kept.length = 0;
    this.taken = 0;
  }
}
