import type { z } from 'zod';
import { TocsinError } from '../../kernel/errors.ts';
import { SECRETARIAT_PARTICIPANT } from '../../model/access.ts';
import type { Reading } from '../../store/reading/reading.ts';
import { listWork, personOf, recordWork } from '../../store/work-events.ts';
import { mayDo } from '../access/rules.ts';
import type { GiveInput, INPUT_ENDPOINTS, InputItem, InputResponse } from './contract.ts';
import { type InputRow, readInputs } from './queries.ts';

export interface InputPorts {
  /** Whose a record is that somebody makes. */
  ownerOf(actor: Reading['actor']): number;
}

export async function listInputs(reading: Reading, query: z.output<typeof INPUT_ENDPOINTS.list.query>) {
  const { tx, actor } = reading;
  const { total, rows } = await readInputs(tx, {
    ...query,
    isLoose: query.loose === 'true',
    by: query.mine === 'true' ? actor.person : undefined,
  });
  return {
    total,
    items: rows.map((row) => toInput(reading, row)),
    mayGive: mayDo(actor.roles, 'input.give'),
  };
}

export function toInput({ actor, isSimulated }: Reading, row: InputRow): InputItem {
  const { readers: _readers, ...shown } = row;
  const isMine = row.by === null ? actor.kind === 'local' : row.by.id === actor.person;
  return { ...shown, givenAt: row.givenAt.toISOString(), isMine, isSimulated };
}

/** @throws {TocsinError} `input.not-found`, for one that is withheld as for one that is not there */
async function holdInput({ tx }: Reading, id: number): Promise<InputRow> {
  const { rows } = await readInputs(tx, { ids: [id], limit: 1, offset: 0 });
  if (rows[0] === undefined) throw new TocsinError('input.not-found', { id });
  return rows[0];
}

export async function getInput(reading: Reading, id: number): Promise<InputResponse> {
  const item = toInput(reading, await holdInput(reading, id));
  return {
    ...item,
    events: await listWork(reading.tx, 'input', id),
    mayWithdraw: item.isMine && item.state === 'given',
  };
}

/** Civil society speaks for no participant: what it gives is in the secretariat's keeping. */
export const keeperOf = (actor: Reading['actor'], ownerOf: InputPorts['ownerOf']): number =>
  actor.participants.length === 0 && actor.kind === 'person' ? SECRETARIAT_PARTICIPANT : ownerOf(actor);

/** @throws {TocsinError} `access.refused`, `group.not-found`, `marking.red-names-nobody` */
export async function giveInput(
  reading: Reading,
  { ownerOf }: InputPorts,
  body: GiveInput,
): Promise<InputResponse> {
  const { tx, actor, now } = reading;
  if (!mayDo(actor.roles, 'input.give')) throw new TocsinError('access.refused');
  if (body.marking === 'RED') throw new TocsinError('marking.red-names-nobody');
  const { rows: groups } = await tx.query('select from working_group where key = $1', [body.groupKey]);
  if (groups.length === 0) throw new TocsinError('group.not-found', { key: body.groupKey });
  const { rows } = await tx.query<{ id: number }>(
    `insert into input (owner_id, marking, purpose, group_key, state, content, came_by, given_by, given_at)
     values ($1, $2, 'any', $3, 'given', $4, $5, $6, $7) returning id`,
    [
      keeperOf(actor, ownerOf),
      body.marking,
      body.groupKey,
      JSON.stringify(body.content),
      body.cameBy,
      personOf(actor),
      now,
    ],
  );
  const { id } = rows[0]!;
  await recordWork(tx, actor, now, { kind: 'input', id, action: 'give', from: null, to: 'given' });
  return getInput(reading, id);
}

/** @throws {TocsinError} `input.not-found`, `input.changed`, `access.refused` */
export async function withdrawInput(
  reading: Reading,
  id: number,
  body: { readonly version: number; readonly note: string },
): Promise<InputResponse> {
  const { tx, actor, now } = reading;
  const held = toInput(reading, await holdInput(reading, id));
  if (!held.isMine) throw new TocsinError('access.refused');
  if (held.version !== body.version || held.state !== 'given') throw new TocsinError('input.changed', { id });
  const { rowCount } = await tx.query(
    "update input set state = 'withdrawn', version = version + 1 where id = $1 and version = $2",
    [id, body.version],
  );
  if (rowCount === 0) throw new TocsinError('input.changed', { id });
  await recordWork(tx, actor, now, {
    kind: 'input',
    id,
    action: 'withdraw',
    from: 'given',
    to: 'withdrawn',
    note: body.note,
  });
  return getInput(reading, id);
}
