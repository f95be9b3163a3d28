import { createHash } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import type { Marking, Purpose } from '../../model/report.ts';
import { type LineReader, readLine } from '../../store/reading/line-reader.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { isFault, type Line, type LineOutcome, type TableKind } from '../../store/reading/table-kind.ts';
import { personOf, recordWorks } from '../../store/work-events.ts';
import { mayDo, rolesThatMay } from '../access/rules.ts';
import type { InputContent } from './contract.ts';
import { type InputPorts, keeperOf } from './inputs.ts';
import { INPUT_STATES } from './rules.ts';

const COLUMNS = [
  'group',
  'title',
  'text',
  'done',
  'outcome',
  'organization',
  'website',
  'marking',
  'purpose',
  'given_on',
  'state',
  'reason',
] as const;

const LONGEST_TITLE = 300;
const LONGEST_TEXT = 20_000;
const LONGEST_REASON = 4000;

/** Inputs as a table: what an expert, a workshop or a call for contributions gathered. */
export const inputTable = (ports: InputPorts): TableKind => ({
  id: 'inputs',
  columns: COLUMNS,
  required: ['group', 'title'],
  senders: rolesThatMay('input.give'),
  admit: ({ actor }) => {
    if (!mayDo(actor.roles, 'input.give')) throw new TocsinError('access.refused');
  },
  take: (reading, lines) => importInputs(reading, ports, lines),
});

interface InputLine {
  readonly line: number;
  readonly groupKey: string;
  readonly content: InputContent;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly givenAt: Date;
  readonly state: (typeof INPUT_STATES)[number];
  readonly reason: string;
}

function parseInput(row: LineReader, groups: ReadonlySet<string>, now: Date): InputLine {
  const groupKey = row.raw('group');
  if (!groups.has(groupKey)) row.fail('group', 'table.group', { groups: [...groups].join(', ') });
  const givenAt = row.instant('given_on') ?? now;
  if (givenAt > now) row.fail('given_on', 'table.future');
  const state = row.oneOf('state', INPUT_STATES, 'given');
  return {
    line: row.line,
    groupKey,
    content: {
      title: row.need('title', LONGEST_TITLE),
      text: row.text('text', LONGEST_TEXT),
      done: row.text('done', LONGEST_TEXT),
      outcome: row.text('outcome', LONGEST_TEXT),
      organization: row.text('organization', LONGEST_TEXT),
      website: row.text('website', LONGEST_TEXT),
    },
    marking: row.marking(),
    purpose: row.purpose(),
    givenAt,
    state,
    // Nobody takes an input back without saying why.
    reason: state === 'withdrawn' ? row.need('reason', LONGEST_REASON) : '',
  };
}

async function importInputs(
  reading: Reading,
  { ownerOf }: InputPorts,
  lines: readonly Line[],
): Promise<readonly LineOutcome[]> {
  const { tx, actor, now } = reading;
  const { rows } = await tx.query<{ key: string }>('select key from working_group order by key');
  const groups = new Set(rows.map(({ key }) => key));
  const parsed = lines.map((line) => readLine(line, (row) => parseInput(row, groups, now)));
  const whole = parsed.filter((each): each is InputLine => !isFault(each));
  const held = await findHeld(reading, whole);
  const fresh = whole.filter((each) => !held.has(each));
  const added = await addInputs(reading, keeperOf(actor, ownerOf), fresh);
  return parsed.map((each) => {
    if (isFault(each)) return each;
    const known = { line: each.line, name: each.content.title };
    const id = added.get(each);
    if (id !== undefined) return { ...known, outcome: 'added', id };
    const heldId = held.get(each);
    return { ...known, outcome: 'unchanged', ...(heldId === undefined ? {} : { id: heldId }) };
  });
}

/** Inputs that say the same to the same group, as far as the asker sees them: whoever gave them, and however they came. */
async function findHeld(
  { tx }: Reading,
  lines: readonly InputLine[],
): Promise<ReadonlyMap<InputLine, number>> {
  const { rows } = await tx.query<{ place: number; id: number }>(
    `select n.place::int, min(i.id) as id from unnest($1::text[], $2::jsonb[]) with ordinality as n (group_key, content, place)
       join input i on i.group_key = n.group_key and i.content = n.content group by n.place`,
    [lines.map(({ groupKey }) => groupKey), lines.map(({ content }) => JSON.stringify(content))],
  );
  return new Map(rows.map(({ place, id }) => [lines[place - 1]!, id]));
}

/**
 * Adds them all at once. The same words of the same participant for the same group are the same line, wherever they stand in a file.
 *
 * @returns the id of each that was added
 */
async function addInputs(
  { tx, actor, now }: Reading,
  ownerId: number,
  fresh: readonly InputLine[],
): Promise<ReadonlyMap<InputLine, number>> {
  const origins = new Map<string, InputLine>();
  for (const each of fresh) {
    const said = JSON.stringify([ownerId, each.groupKey, each.content]);
    const origin = createHash('sha256').update(said).digest('hex');
    if (!origins.has(origin)) origins.set(origin, each);
  }
  const lines = [...origins.values()];
  const { rows } = await tx.query<{ id: number; origin: string }>(
    `insert into input (owner_id, marking, purpose, group_key, state, content, came_by, origin, given_by, given_at)
     select $1, n.marking, n.purpose, n.group_key, n.state, n.content, 'spreadsheet', n.origin, $2, n.given_at
     from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::text[], $9::timestamptz[])
       with ordinality as n (marking, purpose, group_key, state, content, origin, given_at, place) order by n.place
     on conflict (origin) do nothing returning id, origin`,
    [
      ownerId,
      personOf(actor),
      lines.map(({ marking }) => marking),
      lines.map(({ purpose }) => purpose),
      lines.map(({ groupKey }) => groupKey),
      lines.map(({ state }) => state),
      lines.map(({ content }) => JSON.stringify(content)),
      [...origins.keys()],
      lines.map(({ givenAt }) => givenAt),
    ],
  );
  const added = new Map(rows.map(({ id, origin }) => [origins.get(origin)!, id]));
  await recordWorks(
    tx,
    actor,
    now,
    [...added].map(([{ state, reason }, id]) => ({
      kind: 'input' as const,
      id,
      action: 'import' as const,
      from: null,
      to: state,
      note: reason === '' ? undefined : reason,
    })),
  );
  return added;
}
