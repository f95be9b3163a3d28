import { z } from 'zod';
import type { ErrorCode, ErrorDetails } from '../../kernel/errors.ts';
import { ROLE_FACTS, ROLES, type Role } from '../../model/access.ts';
import { isoDateSchema } from '../../model/report.ts';
import { findCountry } from '../../reference/places/countries.ts';
import { faultAt, type Line, type LineFault } from '../../store/reading/table-kind.ts';

export interface ExpertLine {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly participantId: number;
  readonly participant: string;
  readonly role: Role;
  /** `null`: in no group. */
  readonly groups: readonly (string | null)[];
}

export interface ParticipantLine {
  readonly line: number;
  readonly kind: 'country' | 'organization';
  readonly code: string;
  readonly name: string;
  readonly joinedOn: string | null;
  readonly leftOn: string | null;
}

export interface KnownParticipant {
  readonly id: number;
  readonly name: string;
  readonly leftOn: string | null;
}

/** What lines are checked against. */
export interface Known {
  /** By code, and by name in small letters. */
  readonly participants: ReadonlyMap<string, KnownParticipant>;
  readonly groups: ReadonlySet<string>;
  readonly today: string;
  mayGive(role: Role, participantId: number): boolean;
  isCountry(code: string): boolean;
}

const LONGEST_NAME = 200;
const SEPARATORS = /[;,|\s]+/;
const CODE = /^[A-Z0-9][A-Z0-9-]{1,29}$/;
const emailSchema = z.email().max(LONGEST_NAME);

const isOf = (schema: z.ZodType, value: string): boolean => schema.safeParse(value).success;

/** By its code, its name in the list, or a country's name in any language. */
const participantOf = (told: string, { participants }: Known): KnownParticipant | undefined =>
  participants.get(told) ?? participants.get(told.toLowerCase()) ?? participants.get(findCountry(told) ?? '');

/** The first thing that is wrong with a line, or what it says. */
export function checkExpert(sent: Line, known: Known): ExpertLine | LineFault {
  const { line, cells } = sent;
  const wrong = (column: string, code: ErrorCode, details: ErrorDetails = {}) =>
    faultAt(sent, column, code, details);
  const { name = '', email = '', participant = '' } = cells;
  if (name === '' || name.length > LONGEST_NAME) return wrong('name', 'table.empty', { most: LONGEST_NAME });
  if (!isOf(emailSchema, email)) return wrong('email', 'people-file.email');
  const at = participantOf(participant, known);
  if (at === undefined) return wrong('participant', 'people-file.participant');
  const role = (cells.role || 'expert').toLowerCase() as Role;
  if (!ROLES.includes(role) || !ROLE_FACTS[role].isAtParticipant)
    return wrong('role', 'people-file.role', {
      roles: ROLES.filter((each) => ROLE_FACTS[each].isAtParticipant).join(', '),
    });
  const groups = [...new Set((cells.groups ?? '').split(SEPARATORS).filter((key) => key !== ''))];
  const stranger = groups.find((key) => !known.groups.has(key));
  if (stranger !== undefined)
    return {
      ...wrong('groups', 'table.group', { groups: [...known.groups].join(', ') }),
      value: stranger,
    };
  if (!known.mayGive(role, at.id)) return wrong('participant', 'people-file.refused');
  if (at.leftOn !== null && at.leftOn <= known.today)
    return wrong('participant', 'participant.left', { name: at.name, on: at.leftOn });
  return {
    line,
    name,
    email,
    participantId: at.id,
    participant: at.name,
    role,
    groups: groups.length === 0 ? [null] : groups,
  };
}

export function checkParticipant(sent: Line, known: Known): ParticipantLine | LineFault {
  const { line, cells } = sent;
  const wrong = (column: string, code: ErrorCode, details: ErrorDetails = {}) =>
    faultAt(sent, column, code, details);
  const { code = '', name = '', joined_on: joined = '', left_on: left = '' } = cells;
  const kind = (cells.kind ?? '').toLowerCase();
  if (kind !== 'country' && kind !== 'organization') return wrong('kind', 'people-file.kind');
  if (kind === 'country' ? !known.isCountry(code) : !CODE.test(code))
    return kind === 'country'
      ? wrong('code', 'participant.no-such-country', { key: code })
      : wrong('code', 'people-file.code');
  // It would take the country's name, and own its reports.
  if (kind === 'organization' && known.isCountry(code))
    return wrong('code', 'participant.country-code', { key: code });
  if (name === '' || name.length > LONGEST_NAME) return wrong('name', 'table.empty', { most: LONGEST_NAME });
  for (const column of ['joined_on', 'left_on'])
    if ((cells[column] ?? '') !== '' && !isOf(isoDateSchema, cells[column] ?? ''))
      return wrong(column, 'table.date');
  if (left !== '' && left <= joined) return wrong('left_on', 'participant.wrong-date', { after: joined });
  if (left !== '' && joined === '') return wrong('joined_on', 'table.empty', { most: LONGEST_NAME });
  return { line, kind, code, name, joinedOn: joined || null, leftOn: left || null };
}
