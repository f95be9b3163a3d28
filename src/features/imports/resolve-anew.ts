import type { NameResolution } from '../../model/substance.ts';
import type { Actor, Door, Transaction } from '../../store/door.ts';
import { lock } from '../../store/lock.ts';
import type { World } from './world.ts';

interface NamePorts {
  readonly door: Door;
  /** Who holds the machine. */
  readonly actor: Actor;
  readonly world: Pick<World, 'resolveName' | 'registryVersion'>;
}

interface OldName {
  readonly id: number;
  readonly name: string;
  readonly outcome: NameResolution['outcome'];
  readonly targets: readonly string[];
}

/**
 * Finds anew what names stand for that were resolved by another version of the registry and the rules. What a person settled stays.
 * Where a name stands for something else, that is on record as a decision, and runs of detection before it are made anew.
 *
 * @returns how many names stand for something else now
 */
export async function resolveAnew({ door, actor, world }: NamePorts): Promise<number> {
  const isCurrent = await door.run(actor, async (tx) => (await readOld(tx, world, 1)).length === 0, {
    isReadOnly: true,
  });
  if (isCurrent) return 0;
  return door.run(actor, async (tx) => {
    await lock(tx, 'names');
    const names = (await readOld(tx, world)).map((was) => ({ was, is: world.resolveName(was.name) }));
    const changed = names.filter(({ was, is }) => !isSame(was, is));
    await writeResolved(
      tx,
      world,
      names.map(({ was: { id }, is }) => ({ id, ...is })),
    );
    await tx.query(
      `insert into name_decision (name_id, action, targets, outcome, actor)
       select id, 'resolve-anew', array(select jsonb_array_elements_text(targets)), outcome, $2
       from jsonb_to_recordset($1) as n (id int, targets jsonb, outcome text)`,
      [
        JSON.stringify(changed.map(({ was: { id }, is }) => ({ id, ...is }))),
        `registry ${world.registryVersion}`,
      ],
    );
    return changed.length;
  });
}

async function readOld(
  tx: Transaction,
  { registryVersion }: NamePorts['world'],
  most?: number,
): Promise<OldName[]> {
  const { rows } = await tx.query<OldName>(
    `select id, name, outcome, targets from reported_name
     where settled_by is null and resolved_by is distinct from $1 order by id limit $2`,
    [registryVersion, most ?? null],
  );
  return rows;
}

const isSame = (was: Pick<OldName, 'outcome' | 'targets'>, is: NameResolution): boolean =>
  was.outcome === is.outcome && was.targets.join(' ') === is.targets.join(' ');

async function writeResolved(
  tx: Transaction,
  { registryVersion }: NamePorts['world'],
  names: readonly (NameResolution & { readonly id: number })[],
): Promise<void> {
  await tx.query(
    `update reported_name r set outcome = n.outcome, targets = array(select jsonb_array_elements_text(n.targets)), rule = n.rule,
       confidence = n.confidence, candidates = n.candidates, resolved_by = $2
     from jsonb_to_recordset($1) as n (id int, outcome text, targets jsonb, rule text, confidence float8, candidates jsonb)
     where r.id = n.id`,
    [JSON.stringify(names), registryVersion],
  );
}
