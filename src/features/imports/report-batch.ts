import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Transaction } from '../../store/door.ts';
import { CopyBuffer } from './copy-buffer.ts';
import { KeptReport, type PreparedReport, REPORT_COLUMNS } from './prepare-report.ts';
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
    const { streamId, key, content, labelId, nameIds, roles } = report;
    const head = `${as.id}\t${streamId}\t${key}\t${as.occurrence}\t${as.revision}\t${content}\t`;
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
    this.kept.push({ report: new KeptReport(report, this.#tails), row });
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

const SUBSTANCE_COLUMNS = 'report_id, position, name_id, role, label_id';
const AGAIN_COLUMNS = 'file_id, report_id, label_id';

/** PostgreSQL copies into no table that has row-level rules: lines go by a temporary table, and through the rules from there. */
export async function createStaging(tx: Transaction): Promise<void> {
  await tx.query(
    `create temp table if not exists incoming_report on commit drop as select ${REPORT_COLUMNS} from report with no data;
     create temp table if not exists incoming_substance on commit drop as
       select ${SUBSTANCE_COLUMNS}, true as is_first from report_substance with no data;
     create temp table if not exists incoming_again on commit drop as select ${AGAIN_COLUMNS} from report_in_file with no data`,
  );
}

/** The cells that every series is a sum of: a report counts once for a name, however often it holds it. */
const ADD_CELLS = `
insert into series_cell as c (stream_id, place_id, name_id, occurred_on, known_on, reports, label_id)
  select r.stream_id, r.place_id, s.name_id, r.occurred_on, r.known_on, count(*), r.label_id
  from incoming_report r join incoming_substance s on s.report_id = r.id and s.is_first
  group by 3, 2, 1, 4, 5, 7 order by 3, 2, 1, 4, 5
  on conflict (name_id, place_id, stream_id, occurred_on, known_on, label_id) do update set reports = c.reports + excluded.reports`;

// One message: each answer that is waited for costs a turn of the loop that prepares the next batch.
const TAKE_REPORTS = `
insert into report (${REPORT_COLUMNS}) select ${REPORT_COLUMNS} from incoming_report;
insert into report_substance (${SUBSTANCE_COLUMNS}) select ${SUBSTANCE_COLUMNS} from incoming_substance;
${ADD_CELLS};
truncate incoming_report, incoming_substance`;

const TAKE_AGAIN = `
insert into report_in_file (${AGAIN_COLUMNS}) select ${AGAIN_COLUMNS} from incoming_again;
truncate incoming_again`;

export async function copyBatch(tx: Transaction, batch: ReportBatch): Promise<void> {
  const { reports, substances, again } = batch;
  if (reports.length > 0) {
    await copyLines(tx, 'incoming_report', reports);
    await copyLines(tx, 'incoming_substance', substances);
    await tx.query(TAKE_REPORTS);
  }
  if (again.length === 0) return;
  await copyLines(tx, 'incoming_again', again);
  await tx.query(TAKE_AGAIN);
}

async function copyLines(tx: Transaction, table: string, lines: CopyBuffer): Promise<void> {
  if (lines.length === 0) return;
  const stream = tx.query(copyFrom(`copy ${table} from stdin`));
  stream.end(lines.bytes());
  await finished(stream);
}
