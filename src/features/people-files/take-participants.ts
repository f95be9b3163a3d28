import type { Reading } from '../../store/reading/reading.ts';
import type { LineFault, LineOutcome } from '../../store/reading/table-kind.ts';
import { recordWork } from '../../store/work-events.ts';
import type { ParticipantLine } from './check-lines.ts';

interface Held {
  readonly id: number;
  readonly name: string;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

/** Takes participants in: who is not there is added, who has not joined joins, who has not left leaves; nothing is moved. */
export async function takeParticipants(
  reading: Reading,
  lines: readonly ParticipantLine[],
  fileName: string,
): Promise<readonly LineOutcome[]> {
  const { rows } = await reading.tx.query<Held & { key: string }>(
    `select id, key, name, joined_on as "joinedOn", left_on as "leftOn" from participant where key = any ($1) order by id for update`,
    [lines.map(({ code }) => code)],
  );
  const held = new Map(rows.map((row) => [row.key, row]));
  const seen = new Map<string, number>();
  const outcomes: LineOutcome[] = [];
  for (const line of lines) {
    const there = held.get(line.code);
    const first = seen.get(line.code);
    seen.set(line.code, first ?? line.line);
    const decided = first === undefined ? decide(line, there) : twice(line, first);
    if (decided === 'added' || decided === 'changed') await write(reading, line, { held: there, fileName });
    outcomes.push(
      typeof decided === 'string' ? { line: line.line, name: line.name, outcome: decided } : decided,
    );
  }
  return outcomes;
}

const twice = ({ line, code }: ParticipantLine, first: number): LineFault => ({
  line,
  column: 'code',
  value: code,
  code: 'table.twice',
  details: { first },
});

function decide(
  line: ParticipantLine,
  held: Held | undefined,
): 'added' | 'changed' | 'unchanged' | LineFault {
  if (held === undefined) return 'added';
  const isOther = (given: string | null, there: string | null) => there !== null && given !== there;
  if (isOther(line.joinedOn, held.joinedOn) || isOther(line.leftOn, held.leftOn))
    return {
      line: line.line,
      column: 'joined_on',
      value: line.joinedOn ?? '',
      code: 'people-file.other-membership',
      details: { name: held.name, held: [held.joinedOn, held.leftOn].filter(Boolean).join(' to ') },
    };
  const isSame = line.joinedOn === held.joinedOn && line.leftOn === held.leftOn && line.name === held.name;
  return isSame ? 'unchanged' : 'changed';
}

async function write(
  reading: Reading,
  line: ParticipantLine,
  { held, fileName }: { readonly held: Held | undefined; readonly fileName: string },
): Promise<void> {
  const { tx, actor, now } = reading;
  const values = [line.code, line.name, line.joinedOn, line.leftOn];
  const { rows } = await (held === undefined
    ? tx.query<{ id: number }>(
        `insert into participant (key, name, joined_on, left_on, kind, iso2, is_simulated)
         values ($1, $2, $3, $4, $5, case when $5 = 'country' then $1 end, $6) returning id`,
        [...values, line.kind, reading.isSimulated],
      )
    : tx.query<{ id: number }>(
        `update participant set name = $2, joined_on = $3, left_on = $4, version = version + 1 where key = $1 returning id`,
        values,
      ));
  const id = rows[0]?.id ?? held?.id;
  if (id === undefined) return;
  await recordWork(tx, actor, now, {
    kind: 'participant',
    id,
    action: 'import',
    from: held === undefined ? null : 'known',
    to: line.leftOn === null ? 'member' : 'left',
    note: fileName,
    detail: { joinedOn: line.joinedOn, leftOn: line.leftOn },
  });
}
