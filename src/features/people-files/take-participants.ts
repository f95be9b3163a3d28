import type { Reading } from '../../store/reading/reading.ts';
import { recordWork } from '../../store/work-events.ts';
import type { ParticipantLine } from './check-lines.ts';
import type { RejectedRow } from './contract.ts';
import { rejectOf } from './read-table.ts';
import type { Counted } from './take-experts.ts';

interface Held {
  readonly id: number;
  readonly name: string;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

type Outcome = 'added' | 'changed' | 'unchanged' | RejectedRow;

/** Takes participants in: who is not there is added, who has not joined joins, who has not left leaves; nothing is moved. */
export async function takeParticipants(
  reading: Reading,
  lines: readonly ParticipantLine[],
  { fileName, isDryRun }: { readonly fileName: string; readonly isDryRun: boolean },
): Promise<Counted> {
  const { rows } = await reading.tx.query<Held & { key: string }>(
    `select id, key, name, joined_on as "joinedOn", left_on as "leftOn" from participant where key = any ($1) order by id for update`,
    [lines.map(({ code }) => code)],
  );
  const held = new Map(rows.map((row) => [row.key, row]));
  const seen = new Map<string, number>();
  const outcomes: Outcome[] = [];
  for (const line of lines) {
    const first = seen.get(line.code);
    if (first !== undefined) {
      outcomes.push(rejectOf({ ...line, column: 'code', value: line.code }, 'people-file.twice', { first }));
      continue;
    }
    seen.set(line.code, line.line);
    outcomes.push(decide(line, held.get(line.code)));
  }
  const taken = lines.filter((_, index) => outcomes[index] === 'added' || outcomes[index] === 'changed');
  if (!isDryRun)
    for (const line of taken) await write(reading, line, { held: held.get(line.code), fileName });
  const count = (what: Outcome) => outcomes.filter((outcome) => outcome === what).length;
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    rejects: outcomes.filter((outcome) => typeof outcome === 'object'),
  };
}

function decide(line: ParticipantLine, held: Held | undefined): Outcome {
  if (held === undefined) return 'added';
  const isOther = (given: string | null, there: string | null) => there !== null && given !== there;
  if (isOther(line.joinedOn, held.joinedOn) || isOther(line.leftOn, held.leftOn))
    return rejectOf(
      { ...line, column: 'joined_on', value: line.joinedOn ?? '' },
      'people-file.other-membership',
      { name: held.name, held: [held.joinedOn, held.leftOn].filter(Boolean).join(' to ') },
    );
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
