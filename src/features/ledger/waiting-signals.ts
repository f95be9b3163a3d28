import type { Reading } from '../../store/reading/reading.ts';
import { mayDo } from '../access/rules.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { listUntaken } from './untaken.ts';

/** How many signals stand that nobody has taken on, for whoever watches over all. */
export async function listSignalsUntaken(reading: Reading): Promise<WaitingItem[]> {
  const { actor } = reading;
  if (actor.kind !== 'person' || !mayDo(actor.roles, 'work.oversee')) return [];
  const standing = (await listUntaken(reading, { isShared: false })).filter(
    ({ fadedOn }) => fadedOn === null,
  );
  if (standing.length === 0) return [];
  const first = standing.map(({ raisedOn }) => raisedOn).sort()[0]!;
  return [
    {
      ...{ kind: 'signals-untaken', id: 0, title: '', count: standing.length, marking: 'AMBER' },
      ...{ path: '/signals', dueAt: null, isLate: false, since: new Date(`${first}T00:00:00Z`) },
    },
  ];
}
