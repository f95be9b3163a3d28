import { TocsinError } from '../../kernel/errors.ts';
import type { Reading } from '../../store/reading/reading.ts';
import {
  isFault,
  type Line,
  type LineFault,
  type LineOutcome,
  type TableKind,
} from '../../store/reading/table-kind.ts';
import { type Action, mayDo, mayGrant, rolesThatMay } from '../access/rules.ts';
import {
  checkExpert,
  checkParticipant,
  type ExpertLine,
  type Known,
  type KnownParticipant,
  type ParticipantLine,
} from './check-lines.ts';
import { takeExperts } from './take-experts.ts';
import { takeParticipants } from './take-participants.ts';

export interface PeopleFilePorts {
  isCountry(code: string): boolean;
}

/** Participants and experts as tables. */
export const peopleTables = (ports: PeopleFilePorts): readonly TableKind[] => [
  {
    id: 'participants',
    columns: ['kind', 'code', 'name', 'joined_on', 'left_on'],
    required: ['kind', 'code', 'name', 'joined_on', 'left_on'],
    ...admits('participant.edit'),
    take: (reading, lines, { fileName }) =>
      takeChecked<ParticipantLine>(reading, ports, lines, {
        check: checkParticipant,
        take: (checked) => takeParticipants(reading, checked, fileName),
      }),
  },
  {
    id: 'experts',
    columns: ['name', 'email', 'participant', 'role', 'groups'],
    required: ['name', 'email', 'participant', 'role', 'groups'],
    ...admits('participant.edit', 'person.nominate'),
    take: (reading, lines, { fileName }) =>
      takeChecked<ExpertLine>(reading, ports, lines, {
        check: checkExpert,
        take: (checked) => takeExperts(reading, checked, fileName),
      }),
  },
];

const admits = (...actions: readonly Action[]): Pick<TableKind, 'senders' | 'admit'> => ({
  senders: rolesThatMay(...actions),
  admit: ({ actor }) => {
    if (!actions.some((action) => mayDo(actor.roles, action))) throw new TocsinError('access.refused');
  },
});

interface Steps<L> {
  check(line: Line, known: Known): L | LineFault;
  take(checked: readonly L[]): Promise<readonly LineOutcome[]>;
}

async function takeChecked<L extends object>(
  reading: Reading,
  ports: PeopleFilePorts,
  lines: readonly Line[],
  { check, take }: Steps<L>,
): Promise<readonly LineOutcome[]> {
  const known = await readKnown(reading, ports);
  const checked = lines.map((line) => check(line, known));
  const faults = checked.filter((each) => isFault(each));
  return [...faults, ...(await take(checked.filter((each): each is L => !isFault(each))))];
}

async function readKnown(reading: Reading, { isCountry }: PeopleFilePorts): Promise<Known> {
  const { tx, actor, now } = reading;
  const { rows } = await tx.query<KnownParticipant & { key: string }>(
    'select id, key, name, left_on as "leftOn" from participant where id <> 1',
  );
  const groups = await tx.query<{ key: string }>('select key from working_group order by key');
  return {
    participants: new Map([
      ...rows.map((row) => [row.name.toLowerCase(), row] as const),
      ...rows.map((row) => [row.key, row] as const),
    ]),
    groups: new Set(groups.rows.map(({ key }) => key)),
    today: now.toISOString().slice(0, 10),
    mayGive: (role, participantId) => mayGrant(actor, { role, participantId }),
    isCountry,
  };
}
