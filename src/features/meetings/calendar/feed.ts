import { fillTemplate, TocsinError } from '../../../kernel/errors.ts';
import type { DatabaseName } from '../../../model/api.ts';
import { meetingsEn } from '../../../model/messages/meetings.en.ts';
import { type Actor, type Door, GATE, type Transaction } from '../../../store/door.ts';
import { IS_EXPECTED } from '../../../store/expected.ts';
import type { Reading } from '../../../store/reading/reading.ts';
import type { FileAnswer } from '../../../store/reading/route.ts';
import { recordAudit } from '../../access/actors.ts';
import { readMeetings } from '../queries.ts';
import { ORGANIZER, readAgendaTitles, toEvent, toFile } from './events.ts';
import { writeCalendar } from './write-calendar.ts';

const SAID = meetingsEn.meetings.file;

export interface FeedPorts {
  findPerson(tx: Transaction, personId: number): Promise<Actor | undefined>;
  doorOf(database: DatabaseName): Door;
  makeToken(): { readonly token: string; readonly hash: Buffer };
  hashToken(token: string): Buffer;
  readonly publicOrigin?: string | undefined;
}

function personOnly({ actor }: Reading): number {
  if (actor.kind !== 'person') throw new TocsinError('access.sign-in');
  return actor.person;
}

export async function listFeeds(reading: Reading): Promise<{ id: string; madeAt: string }[]> {
  const { rows } = await reading.tx.query<{ id: string; madeAt: Date }>(
    'select id, made_at as "madeAt" from calendar_feed where person_id = $1 and ended_at is null order by made_at, id',
    [personOnly(reading)],
  );
  return rows.map(({ id, madeAt }) => ({ id, madeAt: madeAt.toISOString() }));
}

/** Makes an address; its secret is told this once, and kept as its hash. */
export async function makeFeed(reading: Reading, ports: FeedPorts) {
  const person = personOnly(reading);
  const { token, hash } = ports.makeToken();
  const { rows } = await reading.tx.query<{ id: string; madeAt: Date }>(
    'insert into calendar_feed (person_id, token_hash, made_at) values ($1, $2, $3) returning id, made_at as "madeAt"',
    [person, hash, reading.now],
  );
  const { id, madeAt } = rows[0]!;
  await recordAudit(reading.tx, { action: 'feed.make', subject: `feed:${id}` });
  return {
    item: { id, madeAt: madeAt.toISOString() },
    path: `/api/calendars/${token}/meetings.ics?database=${reading.database}`,
  };
}

/** @throws {TocsinError} `access.sign-in`, `feed.not-found` */
export async function endFeed(reading: Reading, id: string) {
  const { rowCount } = await reading.tx.query(
    'update calendar_feed set ended_at = $3 where id = $1::uuid and person_id = $2 and ended_at is null',
    [id, personOnly(reading), reading.now],
  );
  if (rowCount === 0) throw new TocsinError('feed.not-found');
  await recordAudit(reading.tx, { action: 'feed.end', subject: `feed:${id}` });
  return { items: await listFeeds(reading) };
}

/** More than anybody looks back at. */
const MOST_EVENTS = 2000;

/**
 * The calendar behind a secret address, as its person sees it now: rights that have ended end here, too. What is for named people alone
 * does not leave by an address that can get out.
 *
 * @throws {TocsinError} `feed.not-found`
 */
export async function readFeed(
  ports: FeedPorts,
  database: DatabaseName,
  asked: { readonly token: string; readonly file: string },
): Promise<FileAnswer> {
  const door = ports.doorOf(database);
  const actor = await door.run(GATE, async (tx) => {
    const { rows } = await tx.query<{ person: number }>(
      `select f.person_id as person from calendar_feed f join account a on a.person_id = f.person_id
       where f.token_hash = $1 and f.ended_at is null and a.disabled_at is null`,
      [ports.hashToken(asked.token)],
    );
    return rows[0] && ports.findPerson(tx, rows[0].person);
  });
  if (actor === undefined) throw new TocsinError('feed.not-found');
  const group = asked.file === 'meetings.ics' ? undefined : asked.file.replace(/\.ics$/, '');
  const options = { publicOrigin: ports.publicOrigin, isSimulated: database === 'sample' };
  return door.run(
    actor,
    async (tx) => {
      const ids = group === undefined ? await findOwn(tx, actor) : undefined;
      const all = { when: 'any', now: new Date(0), limit: MOST_EVENTS, offset: 0 } as const;
      const { rows } = await readMeetings(tx, { ...all, ids, group });
      const open = rows.filter(({ marking }) => marking !== 'RED');
      const agendas = await readAgendaTitles(
        tx,
        open.map(({ id }) => id),
      );
      const events = open.map((row) => toEvent(row, agendas.get(row.id) ?? [], options));
      const name = group === undefined ? SAID.mine : fillTemplate(SAID.group, { key: group });
      return toFile(writeCalendar(events, { method: 'PUBLISH', name, organizer: ORGANIZER }), asked.file);
    },
    { isReadOnly: true },
  );
}

/** Meetings of a person: of the groups that they are in, those to which their participant is invited, and all for the secretariat. */
async function findOwn(tx: Transaction, actor: Actor): Promise<number[] | undefined> {
  if (actor.roles.includes('secretariat')) return undefined;
  const { rows } = await tx.query<{ id: number }>(
    `select m.id from meeting m where exists (select from role_grant g where g.person_id = $1 and g.ended_at is null
         and (g.group_key = m.group_key or g.group_key like m.group_key || '.%'))
       or exists (select from meeting_invitation i where i.meeting_id = m.id and i.participant_id = any ($2::int[]) and ${IS_EXPECTED})`,
    [actor.person, actor.participants],
  );
  return rows.map(({ id }) => id);
}
