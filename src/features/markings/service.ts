import { TocsinError } from '../../kernel/errors.ts';
import type { Marking, Purpose } from '../../model/report.ts';
import type { Actor, Transaction } from '../../store/door.ts';
import { mayDo } from '../access/rules.ts';
import type { ChangeMarking, ReportMarking } from './contract.ts';

/** Changes that are shown of a stream. */
const SHOWN_CHANGES = 20;

interface LabelRow {
  readonly label_id: number;
  readonly stream_id: number;
  readonly owner_id: number;
  readonly owner_key: string;
  readonly owner_name: string;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly embargo_until: string | null;
  readonly is_originator_controlled: boolean;
  readonly readers: readonly number[];
  readonly is_own: boolean;
}

/**
 * Who may see a report, for somebody who may see it.
 *
 * @throws {TocsinError} `marking.no-report`, for one that is withheld as for one that is not there
 */
export async function getMarking(tx: Transaction, actor: Actor, reportId: string): Promise<ReportMarking> {
  const row = await readLabel(tx, reportId);
  const { rows: readers } = await tx.query<{ id: number; name: string }>(
    'select id, name from person where id = any ($1::int[]) order by name, id',
    [row.readers],
  );
  const { rows: changes } = await tx.query<{
    at: Date;
    actor: string;
    actorName: string | null;
    from: Marking;
    to: Marking;
    reports: number;
    reason: string;
  }>(
    `select c.at, c.actor, p.name as "actorName", f.marking as "from", t.marking as "to", c.report_count as reports, c.reason
     from label_change c join access_label f on f.id = c.from_label join access_label t on t.id = c.to_label
       left join person p on c.actor = 'person:' || p.id
     where c.stream_id = $1 and c.to_label = $2 order by c.id desc limit ${SHOWN_CHANGES}`,
    [row.stream_id, row.label_id],
  );
  const { rows: ofNew } = await tx.query<{ marking: Marking }>(
    `select l.marking from stream_marking m join access_label l on l.id = m.label_id
     where m.stream_id = $1 order by m.id desc limit 1`,
    [row.stream_id],
  );
  return {
    owner: { id: row.owner_id, key: row.owner_key, name: row.owner_name },
    marking: row.marking,
    purpose: row.purpose,
    embargoUntil: row.embargo_until,
    isOriginatorControlled: row.is_originator_controlled,
    // Whoever else may see it is the owner's business.
    readers: row.is_own ? readers : [],
    mayChange: row.is_own && mayDo(actor.roles, 'marking.change'),
    ofNewReports: row.is_own ? (ofNew[0]?.marking ?? null) : null,
    changes: row.is_own ? changes.map((change) => ({ ...change, at: change.at.toISOString() })) : [],
  };
}

async function readLabel(tx: Transaction, reportId: string): Promise<LabelRow> {
  const { rows } = await tx.query<LabelRow>(
    `select r.label_id, r.stream_id, l.owner_id, o.key as owner_key, o.name as owner_name, l.marking, l.purpose, l.embargo_until,
       l.is_originator_controlled, l.readers, l.owner_id = any (sight_participants()) as is_own
     from report r join access_label l on l.id = r.label_id join participant o on o.id = l.owner_id where r.id = $1::bigint`,
    [reportId],
  );
  const [row] = rows;
  if (row === undefined) throw new TocsinError('marking.no-report', { id: reportId });
  return row;
}

/**
 * Changes who may see a report or all of its stream, on request what comes in of it later, too; returns how many changed. Charts, counts and signals follow at once: stored runs of
 * detection that stood on the old marking go, and are made anew when somebody asks.
 *
 * @throws {TocsinError} `access.refused`, `marking.*`
 */
export async function changeMarking(
  tx: Transaction,
  actor: Actor,
  reportId: string,
  change: ChangeMarking,
): Promise<number> {
  const row = await readLabel(tx, reportId);
  if (!mayDo(actor.roles, 'marking.change') || !row.is_own) throw new TocsinError('access.refused');
  const readers = [...new Set(change.readers)].sort((a, b) => a - b);
  if (change.marking === 'RED' && readers.length === 0) throw new TocsinError('marking.red-names-nobody');
  await checkReaders(tx, readers);
  const ids = change.reach === 'report' ? [reportId] : await listOfStream(tx, row);
  const words = [
    row.owner_id,
    change.marking,
    change.purpose,
    change.embargoUntil,
    change.isOriginatorControlled,
    readers,
    change.reason,
  ];
  const { rows } = await tx.query<{ moved: number }>(
    'select change_label($1, $2, $3, $4, $5, $6, $7, $8) as moved',
    [ids, ...words],
  );
  if (change.reach === 'stream-and-new')
    await tx.query('select set_stream_marking($1, $2, $3, $4, $5, $6, $7, $8)', [row.stream_id, ...words]);
  return rows[0]!.moved;
}

async function checkReaders(tx: Transaction, readers: readonly number[]): Promise<void> {
  const { rows } = await tx.query<{ id: number }>(
    'select id from person where id = any ($1::int[]) and ended_at is null',
    [readers],
  );
  const unknown = readers.find((id) => !rows.some((row) => row.id === id));
  if (unknown !== undefined) throw new TocsinError('person.not-found', { id: unknown });
}

/** All reports of the stream that belong to the same owner, ended ones too: what was replaced is no less sensitive. */
async function listOfStream(tx: Transaction, row: LabelRow): Promise<number[]> {
  const { rows } = await tx.query<{ id: number }>(
    'select r.id from report r join access_label l on l.id = r.label_id where r.stream_id = $1 and l.owner_id = $2',
    [row.stream_id, row.owner_id],
  );
  return rows.map(({ id }) => id);
}

/** People by their e-mail addresses. */
export async function findReaders(tx: Transaction, emails: readonly string[]): Promise<number[]> {
  const { rows } = await tx.query<{ id: number; email: string }>(
    'select person_id as id, lower(email) as email from account where lower(email) = any ($1::text[])',
    [emails.map((email) => email.toLowerCase())],
  );
  return emails.map((email) => {
    const found = rows.find((row) => row.email === email.toLowerCase());
    if (found === undefined) throw new TocsinError('marking.no-reader', { email });
    return found.id;
  });
}
