import { startSession } from '../src/features/access/session.ts';
import { buildApp } from '../src/server/app.ts';
import { LOOPBACK_ONLY } from '../src/server/exposure.ts';
import { openSourceFile, WORLD } from '../src/server/wiring.ts';
import { openCluster } from '../src/store/cluster/cluster.ts';
import { openDatabase } from '../src/store/database.ts';
import { GATE, LOCAL_ADMINISTRATOR } from '../src/store/door.ts';
import { type OwnerClient, withOwner } from '../src/store/owner.ts';

const actor = LOCAL_ADMINISTRATOR;

/** Words of which texts are made: some common, some that stand in few. */
const TEXT = `(select string_agg(w, ' ') from (select case when random() < 0.02 then 'rareword' || (random() * 3000)::int
  else (array['laboratory','seizure','naloxone','tablet','precursor','border','training','prevention','overdose','wastewater','customs','parcel',
  'fentanyl','nitazene','health','police','treatment','school','prison','data','warning','signal','post','market','dark','chemist','surdose',
  'laboratoire','frontera','incautación','опиоид','граница'])[1 + (random() * 31)::int] end as w
  from generate_series(1, 60) where n is not null) t)`;
const LABEL = `1 + (n % 163), (array['AMBER','AMBER','AMBER','GREEN','AMBER+STRICT','CLEAR'])[1 + n % 6], 'any'`;

/** The coalition at its size: 163 participants, 1,600 experts, 40,000 inputs, 500 recommendations, 300 alerts to each participant. */
async function plant(tx: OwnerClient): Promise<void> {
  await tx.query(
    "insert into working_group (key, title) select g || '.' || s, 'Group ' || g || '.' || s from generate_series(1, 3) g, generate_series(1, 3) s",
  );
  await tx.query(
    "insert into participant (key, kind, name, joined_on) select 'P' || n, 'organization', 'Participant ' || n, '2023-07-07' from generate_series(1, 163) n",
  );
  await tx.query(
    "insert into person (name) select 'Expert ' || n || ' Invented' from generate_series(1, 1600) n",
  );
  await tx.query("insert into account (person_id, email) select id, id || '@example.org' from person");
  await tx.query(
    `insert into role_grant (person_id, role, participant_id, group_key, granted_by)
     select p.id, case when p.id % 10 = 0 then 'focal-point' else 'expert' end, 2 + (p.id % 163), (1 + p.id % 3) || '.' || (1 + p.id % 2), 'bench' from person p`,
  );
  await tx.query(
    `insert into input (owner_id, marking, purpose, group_key, state, content, came_by, given_at)
     select ${LABEL}, '2.1', 'given', jsonb_build_object('title', 'Input ' || n, 'text', ${TEXT}), 'spreadsheet', now() from generate_series(1, 40000) n`,
  );
  await tx.query(
    `insert into recommendation (owner_id, marking, purpose, group_key, scope, state, content, drafted_at, round, silence_from, silence_until)
     select ${LABEL}, '2.1', 'joint', case when n % 10 = 0 then 'proposed' else 'draft' end, jsonb_build_object('title', 'Advice ' || n, 'text', ${TEXT}),
       now(), 1, now() - interval '1 day', now() + interval '9 days' from generate_series(1, 500) n`,
  );
  await tx.query(
    `insert into alert (owner_id, marking, purpose, state, content, choice, floor, drafted_at, sent_at, revision)
     select ${LABEL}, 'sent', jsonb_build_object('title', 'Alert ' || n, 'nodeIds', '[]'::jsonb, 'event', ${TEXT}),
       '{}', '{}', now(), now() - n * interval '1 hour', 1 from generate_series(1, 300) n`,
  );
  await tx.query(
    "insert into alert_recipient (alert_id, participant_id, chosen_by, asked_at) select a.id, p.id, 'all', a.sent_at from alert a, participant p where p.id > 1",
  );
}

/** A server on that coalition, and the session of a focal point in it. */
export async function open(dataDir: string) {
  const cluster = await openCluster({ dataDir });
  const live = await openDatabase(cluster, 'live');
  const sample = await openDatabase(cluster, 'sample');
  const planted = await live.run(actor, (tx) => tx.query('select from input limit 1'));
  if (planted.rowCount === 0) await withOwner(cluster, 'live', plant);
  await withOwner(cluster, 'live', (client) => client.query('vacuum analyze'));
  const token = await live.run(GATE, (tx) =>
    startSession(tx, { personId: 10, agent: 'bench', nowMs: Date.now() }),
  );
  const app = await buildApp({
    doors: { live, sample },
    defaultDatabase: async () => 'live',
    sealKey: Buffer.alloc(32),
    exposure: LOOPBACK_ONLY,
    version: '0.0.0',
    imports: { door: live, actor, world: WORLD, open: openSourceFile },
    startImport: async () => 1,
    running: () => [],
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    cookie: `tocsin-live=${token}`,
    async stop() {
      await app.close();
      await Promise.all([live.close(), sample.close()]);
      await cluster.stop();
    },
  };
}
