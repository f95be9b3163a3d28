import { createHash } from 'node:crypto';
import { TocsinError } from '../../kernel/errors.ts';
import { readLine } from '../../store/reading/line-reader.ts';
import type { Reading } from '../../store/reading/reading.ts';
import {
  isFault,
  type Line,
  type LineFault,
  type LineOutcome,
  type TableKind,
} from '../../store/reading/table-kind.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo, rolesThatMay } from '../access/rules.ts';
import { type DraftPorts, keepRevision } from './draft-recommendation.ts';
import { findKnown, type Known } from './known-recommendations.ts';
import { nextNumber } from './queries.ts';
import { codeOf } from './rules.ts';
import { parseRecommendation, RECOMMENDATION_COLUMNS, type RecommendationLine } from './table.ts';

/** An existing set of recommendations as a table, each with the state that it is in. */
export const recommendationTable = (ports: DraftPorts): TableKind => ({
  id: 'recommendations',
  columns: RECOMMENDATION_COLUMNS,
  required: ['title'],
  senders: rolesThatMay('recommendation.draft'),
  admit: ({ actor }) => {
    if (!mayDo(actor.roles, 'recommendation.draft')) throw new TocsinError('access.refused');
  },
  take: (reading, lines, { fileName }) => importRecommendations(reading, ports, { lines, fileName }),
});

interface Sent {
  readonly lines: readonly Line[];
  readonly fileName: string;
}

/** What taking a line in needs beside it. */
interface Taking {
  readonly reading: Reading;
  readonly ownerId: number;
  readonly fileName: string;
  readonly known: Known;
}

async function importRecommendations(
  reading: Reading,
  { ownerOf }: DraftPorts,
  { lines, fileName }: Sent,
): Promise<readonly LineOutcome[]> {
  const { tx, now, actor } = reading;
  const { rows: groups } = await tx.query<{ key: string; isMine: boolean }>(
    'select key, work_in_group(key) as "isMine" from working_group order by key',
  );
  const keys = new Set(groups.map(({ key }) => key));
  const mine = new Set(groups.filter(({ isMine }) => isMine).map(({ key }) => key));
  const parsed = lines.map((line) => {
    const read = readLine(line, (row) => parseRecommendation(row, keys, now));
    return isFault(read) ? read : checkRight(reading, read, mine);
  });
  const whole = parsed.filter((each): each is RecommendationLine => !isFault(each));
  const sentColumns = new Set(lines.flatMap(({ cells }) => Object.keys(cells)));
  const known = await findKnown(reading, whole, sentColumns);
  const taken = await takeInOrder({ reading, ownerId: ownerOf(actor), fileName, known }, whole);
  return parsed.map((each) => (isFault(each) ? each : taken.get(each)!));
}

/** Drafts are for who drafts in the group; what was adopted or ended, for who runs its meetings. */
function checkRight(
  { actor }: Reading,
  sent: RecommendationLine,
  mine: ReadonlySet<string>,
): RecommendationLine | LineFault {
  const isDraft = sent.state === 'draft';
  const isAllowed = mayDo(actor.roles, isDraft ? 'recommendation.draft' : 'meeting.run');
  if (isAllowed && mine.has(sent.groupKey)) return sent;
  const what = isDraft ? `a draft of group ${sent.groupKey}` : `what group ${sent.groupKey} adopted or ended`;
  const who = isDraft ? 'who drafts in that group' : 'its chair or the secretariat';
  return faultOf(sent, 'group', sent.groupKey, 'table.refused', { what, who });
}

const faultOf = (
  { line }: RecommendationLine,
  column: string,
  value: string,
  code: LineFault['code'],
  details: LineFault['details'] = {},
): LineFault => ({ line, column, value, code, details });

/** What was superseded waits for what replaced it, which may stand further down. */
async function takeInOrder(
  taking: Taking,
  whole: readonly RecommendationLine[],
): Promise<ReadonlyMap<RecommendationLine, LineOutcome>> {
  const outcomes = new Map<RecommendationLine, LineOutcome>();
  let waiting = [...whole];
  for (let isMoving = true; isMoving && waiting.length > 0; ) {
    const later: RecommendationLine[] = [];
    for (const each of waiting) {
      const { supersededBy } = each;
      const successor = supersededBy === null ? null : taking.known.adopted.get(supersededBy);
      if (successor === undefined) later.push(each);
      else outcomes.set(each, await takeOne(taking, each, successor));
    }
    isMoving = later.length < waiting.length;
    waiting = later;
  }
  for (const each of waiting)
    outcomes.set(each, faultOf(each, 'superseded_by', each.supersededBy ?? '', 'table.no-successor'));
  return outcomes;
}

async function takeOne(
  taking: Taking,
  sent: RecommendationLine,
  successor: number | null,
): Promise<LineOutcome> {
  const { line, content, code } = sent;
  const held = taking.known.of(sent);
  const name = content.title;
  if (held !== undefined && held.differs.length > 0)
    return faultOf(sent, 'code', code ?? '', 'table.other-content', { columns: held.differs.join(', ') });
  if (held !== undefined) return { line, outcome: 'unchanged', name, id: held.id };
  const id = await insert(taking, sent, successor);
  if (id === undefined) return faultOf(sent, 'code', code ?? '', 'table.code-taken');
  return { line, outcome: 'added', name, id };
}

/** Undefined where a recommendation that whoever sends may not see has the code already. */
async function insert(
  { reading, ownerId, fileName, known }: Taking,
  sent: RecommendationLine,
  successor: number | null,
): Promise<number | undefined> {
  const { tx, actor, now } = reading;
  const isAdopted = sent.adoptedAt !== null;
  const code = sent.code ?? (isAdopted ? codeOf(sent.groupKey, await nextNumber(tx, sent.groupKey)) : null);
  const origin = createHash('sha256')
    .update(JSON.stringify([ownerId, sent.groupKey, sent.content, code]))
    .digest('hex');
  const { rows } = await tx.query<{ id: number }>(
    `insert into recommendation (owner_id, marking, purpose, group_key, code, scope, cluster, state, content, drafted_by, drafted_at,
       adopted_at, adopted_by, ended_at, superseded_by, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict do nothing returning id`,
    [
      ownerId,
      sent.marking,
      sent.purpose,
      sent.groupKey,
      code,
      sent.scope,
      sent.cluster,
      sent.state,
      JSON.stringify(sent.content),
      personOf(actor),
      sent.draftedAt,
      sent.adoptedAt,
      sent.adoptedBy,
      sent.endedAt,
      successor,
      origin,
    ],
  );
  const id = rows[0]?.id;
  if (id === undefined) return undefined;
  known.add(sent, id, code);
  await keepRevision(reading, id, { revision: 1, content: sent.content, reason: null });
  await recordWork(tx, actor, now, {
    kind: 'recommendation',
    id,
    action: 'import',
    from: null,
    to: sent.state,
    note: sent.reason === '' ? undefined : sent.reason,
    detail: { file: fileName, line: sent.line },
  });
  return id;
}
