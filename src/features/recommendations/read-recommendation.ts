import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import { inheritLabel, type Label } from '../../model/label.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import { isInGroup } from '../groups/in-groups.ts';
import type { RecommendationItem, RecommendationResponse, recommendationsQuerySchema } from './contract.ts';
import { countPositions, NOTHING_SAID, type PositionCounts, sumPositions } from './position-counts.ts';
import {
  type Linked,
  type RecommendationRow,
  readAlertLinks,
  readClusters,
  readComments,
  readPracticeLinks,
  readRecommendations,
  readRevisions,
} from './queries.ts';
import {
  decideRecommendationStep,
  listMissing,
  RECOMMENDATION_RULES,
  RECOMMENDATION_STEPS,
  standWhere,
} from './rules.ts';

/** For whom somebody says yes or no: the secretariat and who holds the machine speak for nobody. */
export const answersFor = ({ actor }: Reading): readonly number[] =>
  mayDo(actor.roles, 'recommendation.answer') ? actor.participants : [];

export async function listRecommendations(
  reading: Reading,
  query: z.output<typeof recommendationsQuerySchema>,
) {
  const { tx, actor, now } = reading;
  const { total, rows } = await readRecommendations(tx, {
    ...query,
    now,
    waitingFor: query.waiting === 'true' ? answersFor(reading) : undefined,
    isBrief: true,
  });
  const said = await countPositions(tx, rows, answersFor(reading));
  return {
    total,
    items: rows.map((row) => toItem(reading, row, said.get(row.id) ?? NOTHING_SAID)),
    clusters: await readClusters(tx),
    mayDraft: mayDo(actor.roles, 'recommendation.draft'),
  };
}

function toItem(reading: Reading, row: RecommendationRow, said: PositionCounts): RecommendationItem {
  const stand = standWhere(row, said.isBroken, reading.now);
  const own = answersFor(reading).flatMap((id) => said.own.get(id) ?? []);
  return {
    id: row.id,
    code: row.code,
    title: row.content.title,
    state: stand.state,
    version: row.version,
    revision: row.revision,
    marking: row.marking,
    purpose: row.purpose,
    group: row.group,
    scope: row.scope,
    cluster: row.cluster,
    owner: row.owner,
    draftedAt: row.draftedAt.toISOString(),
    silenceFrom: row.silenceFrom?.toISOString() ?? null,
    silenceUntil: row.silenceUntil?.toISOString() ?? null,
    adoptedAt: stand.adoptedAt?.toISOString() ?? null,
    adoptedBy: stand.isLapsed ? 'silence' : row.adoptedBy,
    meetingId: row.meetingId,
    endedAt: row.endedAt?.toISOString() ?? null,
    positions: said.counts,
    mine: own[0] ?? null,
    isSimulated: reading.isSimulated,
  };
}

/** @throws {TocsinError} `recommendation.not-found`, for one that is withheld as for one that is not there */
export async function holdRecommendation({ tx, now }: Reading, id: number): Promise<RecommendationRow> {
  const { rows } = await readRecommendations(tx, { now, ids: [id], limit: 1, offset: 0 });
  if (rows[0] === undefined) throw new TocsinError('recommendation.not-found', { id });
  return rows[0];
}

/** The label that a text inherits of the alerts and practices that it stands on. */
export function floorOf(linked: readonly Linked[]): Label {
  const label = inheritLabel(linked.map((each) => ({ ...each, isOriginatorControlled: false })));
  if (label === 'purposes') throw new TocsinError('recommendation.purposes');
  return label;
}

/** One recommendation with all that hangs on it. */
export async function getRecommendation(reading: Reading, id: number): Promise<RecommendationResponse> {
  const { tx, actor, now } = reading;
  const row = await holdRecommendation(reading, id);
  const item = toItem(reading, row, sumPositions(row));
  const [alerts, practices, isDrafter, revisions, comments, events] = await Promise.all([
    readAlertLinks(tx, { of: id }),
    readPracticeLinks(tx, { of: id }),
    isInGroup(tx, row.group.key),
    readRevisions(tx, id),
    readComments(tx, id),
    listWork(tx, 'recommendation', id),
  ]);
  const isPossible = (step: (typeof RECOMMENDATION_STEPS)[number]) =>
    mayDo(actor.roles, RECOMMENDATION_RULES[step].action) &&
    'to' in decideRecommendationStep(row, { step, version: row.version, note: '-' }, now);
  const isOpen = item.state === 'draft' || item.state === 'proposed' || item.state === 'broken';
  return {
    ...item,
    content: row.content,
    positionList: row.positions.map(({ participantId: _id, ...each }) => ({
      ...each,
      at: each.at.toISOString(),
    })),
    revisions: revisions.map((each) => ({ ...each, at: each.at.toISOString() })),
    comments: comments.map((each) => ({
      ...each,
      at: each.at.toISOString(),
      settledAt: each.settledAt?.toISOString() ?? null,
    })),
    alerts: alerts.map(titleOf),
    practices: practices.map(titleOf),
    floor: floorOf([...alerts, ...practices]).marking,
    supersededBy: row.supersededBy,
    events,
    missing: listMissing(row.content),
    may: isDrafter ? RECOMMENDATION_STEPS.filter(isPossible) : [],
    mayAnswer: item.state === 'proposed' && answersFor(reading).length > 0,
    mayComment: isOpen && mayDo(actor.roles, 'recommendation.comment'),
  };
}

const titleOf = ({ id, title }: Linked) => ({ id, title });
