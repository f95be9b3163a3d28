import { TocsinError } from '../../kernel/errors.ts';
import { inheritLabel, type Label } from '../../model/label.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { AlertContent, AlertResponse } from './contract.ts';
import { getAlert } from './read-alert.ts';
import { ALERT_TEXTS, type AlertText } from './rules.ts';

/** A verified triage as an alert is drafted from it. */
export interface VerifiedTriage {
  readonly id: number;
  readonly version: number;
  readonly state: string;
  readonly evidence: Label;
  readonly signals: readonly {
    readonly node: { readonly id: string; readonly name: string } | null;
    readonly place: { readonly name: string };
    readonly startOn: string;
    readonly sentence: { readonly key: string; readonly values: Readonly<Record<string, string | number>> };
  }[];
}

export interface AlertPorts {
  /** Throws `triage.not-found`. */
  holdTriage(reading: Reading, id: number): Promise<VerifiedTriage>;
  /** A message in plain English: a draft is a text that a person goes on with. */
  say(message: { readonly key: string; readonly values: Readonly<Record<string, string | number>> }): string;
  ownerOf(actor: Reading['actor']): number;
}

/**
 * Drafts an alert from triages that are verified; they count as alerted from then on.
 *
 * @throws {TocsinError} `access.refused`, `triage.not-found`, `triage.wrong-state`, `triage.purposes`
 */
export async function draftAlert(
  reading: Reading,
  ports: AlertPorts,
  triageIds: readonly number[],
): Promise<AlertResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'alert.draft')) throw new TocsinError('access.refused');
  const triages: VerifiedTriage[] = [];
  for (const id of [...new Set(triageIds)].sort((a, b) => a - b)) {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 5))', [`triage:${id}`]);
    const triage = await ports.holdTriage(reading, id);
    if (triage.state !== 'verified')
      throw new TocsinError('triage.wrong-state', { id, state: triage.state, step: 'draft-alert' });
    triages.push(triage);
  }
  const floor = inheritLabel(triages.map(({ evidence }) => evidence));
  if (floor === 'purposes') throw new TocsinError('triage.purposes');
  // A draft begins as what participants share among themselves; its owner opens it further where the evidence lets them.
  const marking = floor.marking === 'CLEAR' || floor.marking === 'GREEN' ? 'AMBER' : floor.marking;
  const { rows } = await tx.query<{ id: number }>(
    `insert into alert (owner_id, marking, purpose, readers, state, content, choice, floor, drafted_by, drafted_at)
     values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8, $9) returning id`,
    [
      ports.ownerOf(actor),
      marking,
      floor.purpose,
      floor.readers,
      JSON.stringify(beginContent(triages, ports)),
      JSON.stringify({ isAll: false, participants: [], groups: [] }),
      JSON.stringify(floor),
      personOf(actor),
      now,
    ],
  );
  const { id } = rows[0]!;
  await recordWork(tx, actor, now, {
    kind: 'alert',
    id,
    action: 'draft',
    from: null,
    to: 'draft',
    detail: { triageIds },
  });
  for (const triage of triages) {
    await tx.query('insert into alert_triage (alert_id, triage_id) values ($1, $2)', [id, triage.id]);
    await tx.query("update triage set state = 'alerted', version = version + 1 where id = $1", [triage.id]);
    await recordWork(tx, actor, now, {
      kind: 'triage',
      id: triage.id,
      action: 'draft-alert',
      from: 'verified',
      to: 'alerted',
      detail: { alert: id },
    });
  }
  return getAlert(reading, id);
}

const LONGEST_TITLE = 200;

/** What the signals say already; the rest is for a person to write. */
function beginContent(triages: readonly VerifiedTriage[], { say }: AlertPorts): AlertContent {
  const signals = triages.flatMap((triage) => triage.signals);
  const [first] = signals;
  const title = first === undefined ? '' : [first.node?.name, first.place.name].filter(Boolean).join(', ');
  const empty = Object.fromEntries(ALERT_TEXTS.map((key) => [key, ''])) as Record<AlertText, string>;
  return {
    ...empty,
    title: title.slice(0, LONGEST_TITLE),
    nodeIds: [...new Set(signals.flatMap(({ node }) => (node === null ? [] : [node.id])))],
    sinceOn: signals.map(({ startOn }) => startOn).sort()[0] ?? null,
    event: signals.map(({ sentence }) => say(sentence)).join('\n'),
  };
}
