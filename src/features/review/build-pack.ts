import type { StandingItem } from '../commitments/contract.ts';
import { COMMITMENT_KINDS } from '../commitments/rules.ts';
import type { LedgerResponse } from '../ledger/contract.ts';
import type { Pack, PackCommitment, Tally } from './pack-schema.ts';

export interface PackFacts {
  readonly at: Date;
  readonly since: Date | null;
  readonly isSimulated: boolean;
  readonly lines: readonly { readonly key: string; readonly title: string }[];
  readonly recommendations: readonly Omit<Pack['recommendations'][number], 'commitmentIds'>[];
  readonly standings: readonly StandingItem[];
  readonly participants: readonly { readonly id: number; readonly name: string }[];
  readonly ledger: LedgerResponse['steps'];
  readonly leftOut: Pack['leftOut'];
}

const DAY_MS = 86_400_000;

/** Everything that a review shows, worked out from records as they stood at its instant. Pure: the same facts give the same pack. */
export function buildPack(facts: PackFacts): Pack {
  const { at, since, isSimulated, ledger, leftOut, standings } = facts;
  const commitments = standings.map(toCommitment);
  const recommendations = facts.recommendations.map((each) => ({
    ...each,
    commitmentIds: commitments
      .filter(({ recommendationIds, state }) => recommendationIds.includes(each.id) && state !== 'withdrawn')
      .map(({ id }) => id),
  }));
  const speaking = new Set(commitments.flatMap(({ owner, participantIds }) => [owner.id, ...participantIds]));
  return {
    at: at.toISOString(),
    since: since?.toISOString() ?? null,
    isSimulated,
    lines: facts.lines.map(({ key, title }) => {
      const own = recommendations.filter(
        ({ groupKey }) => groupKey === key || groupKey.startsWith(`${key}.`),
      );
      const ids = new Set(own.map(({ id }) => id));
      return {
        key,
        title,
        recommendations: own.length,
        answered: own.filter(({ commitmentIds }) => commitmentIds.length > 0).length,
        commitments: tally(
          commitments.filter(({ recommendationIds }) => recommendationIds.some((id) => ids.has(id))),
        ),
      };
    }),
    kinds: COMMITMENT_KINDS.map((kind) => ({
      kind,
      commitments: tally(commitments.filter((each) => each.kind === kind)),
    })),
    recommendations,
    participants: facts.participants.filter(({ id }) => speaking.has(id)),
    commitments,
    late: listLate(standings, at),
    changes: listChanges(facts),
    ledger,
    leftOut,
  };
}

function toCommitment(item: StandingItem): PackCommitment {
  const count = (isMeant: (milestone: StandingItem['milestones'][number]) => boolean) =>
    item.milestones.filter(isMeant).length;
  const { id, title, kind, state, isLate, owner, participantIds, recommendationIds } = item;
  const { validatedAt, stateAt, endsOn, promisedOn, lawStage, selfCompletion, assessedCompletion } = item;
  return {
    ...{ id, title, kind, state, isLate, owner, participantIds, recommendationIds },
    ...{
      validatedAt: validatedAt ?? stateAt,
      stateAt,
      endsOn,
      promisedOn,
      lawStage,
      selfCompletion,
      assessedCompletion,
    },
    milestones: {
      done: count((each) => each.state === 'done'),
      open: count((each) => each.state === 'open'),
      late: count((each) => each.isLate),
      dropped: count((each) => each.state === 'dropped'),
    },
  };
}

export function tally(commitments: readonly Pick<PackCommitment, 'state' | 'isLate'>[]): Tally {
  const count = (...states: readonly string[]) =>
    commitments.filter(({ state }) => states.includes(state)).length;
  return {
    running: count('validated', 'under-way'),
    late: commitments.filter(({ isLate }) => isLate).length,
    reachedInTime: count('reached-in-time'),
    reachedLate: count('reached-late'),
    withdrawn: count('withdrawn'),
    superseded: count('superseded'),
  };
}

const daysPast = (dueOn: string, at: Date): number =>
  Math.floor((at.getTime() - Date.parse(`${dueOn}T00:00:00Z`)) / DAY_MS);

/** What is past its date at an instant, the longest overdue first. */
export function listLate(standings: readonly StandingItem[], at: Date): Pack['late'] {
  const late = standings.flatMap(({ id, title, owner, state, endsOn, milestones }) => {
    const isRunning = state === 'validated' || state === 'under-way';
    const of = { commitmentId: id, title, participant: owner };
    const own =
      isRunning && endsOn !== null && daysPast(endsOn, at) > 0
        ? [{ ...of, milestone: null, dueOn: endsOn, daysLate: daysPast(endsOn, at) }]
        : [];
    const parts = milestones.flatMap((each) =>
      each.isLate && each.dueOn !== null
        ? [{ ...of, milestone: each.title, dueOn: each.dueOn, daysLate: daysPast(each.dueOn, at) }]
        : [],
    );
    return [...own, ...parts];
  });
  return late.sort((one, other) => other.daysLate - one.daysLate || one.commitmentId - other.commitmentId);
}

function listChanges({ since, standings, recommendations }: PackFacts): Pack['changes'] {
  const isNew = (instant: string) => since === null || Date.parse(instant) > since.getTime();
  const ended = (...states: readonly string[]) =>
    standings.filter(({ state, stateAt }) => states.includes(state) && isNew(stateAt)).map(({ id }) => id);
  return {
    recommendationIds: recommendations.filter(({ adoptedAt }) => isNew(adoptedAt)).map(({ id }) => id),
    commitmentIds: standings
      .filter(({ validatedAt }) => validatedAt !== null && isNew(validatedAt))
      .map(({ id }) => id),
    reachedIds: ended('reached-in-time', 'reached-late'),
    withdrawnIds: ended('withdrawn'),
  };
}
