import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { findPersonActor } from '../features/access/actors.ts';
import type { GatesPort } from '../features/access/gate-ports.ts';
import { hashToken } from '../features/access/tokens.ts';
import { writeAtom } from '../features/digest/atom.ts';
import { findFeedPerson } from '../features/digest/service.ts';
import { collectWork } from '../features/my-work/service.ts';
import { WORK_PROVIDERS } from '../features/work-providers.ts';
import { TocsinError } from '../kernel/errors.ts';
import type { DatabaseName } from '../model/api.ts';
import { GATE } from '../store/door.ts';
import type { Reader } from './reader.ts';

/** Serves the feeds: who has the secret address of one reads it, as its person, without signing in. */
export function mountFeed(app: FastifyInstance, reader: Reader, gates: GatesPort): void {
  app.get<{ Params: { database: string; file: string } }>(
    '/feeds/:database/:file',
    {
      schema: {
        summary: 'What waits for a person, as an Atom feed; its secret address is the key.',
        params: z.strictObject({ database: z.string(), file: z.string() }),
      },
    },
    async (request, reply) => {
      const { database: named, file } = request.params;
      const [, token] = /^([\w-]{20,100})\.atom$/.exec(file) ?? [];
      if (token === undefined || (named !== 'live' && named !== 'sample'))
        throw new TocsinError('feed.not-found');
      const database: DatabaseName = named;
      const actor = await gates(database).door.run(GATE, async (tx) => {
        const personId = await findFeedPerson(tx, hashToken(token));
        return personId === undefined ? undefined : findPersonActor(tx, personId);
      });
      if (actor === undefined) throw new TocsinError('feed.not-found');
      const origin = `${request.protocol}://${request.host}`;
      const feed = await reader.read({ database, actor }, async (reading) =>
        writeAtom({
          name: actor.name,
          personId: actor.person,
          database,
          items: await collectWork(reading, WORK_PROVIDERS),
          now: reading.now,
          timeZone: 'UTC',
          origin,
          isSimulated: reading.isSimulated,
        }),
      );
      return reply
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .type('application/atom+xml; charset=utf-8')
        .send(feed);
    },
  );
}
