import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROLES, type Role } from '../../model/access.ts';
import { ACTIONS, type Action, mayDo, mayGrant, mayJudge, NOMINATED } from './rules.ts';

/** The matrix, written out once more by hand: rows are roles, in the order of ROLES; «x» may. Columns in the order of ACTIONS. */
const MATRIX: Readonly<Record<Role, string>> = {
  // imp men set det exp mar ass dra ale ack inp pra rec cmt ans com val jud mee rev rep gro nom inv par aud
  administrator: '. . . . . . . . . . . . . . . . . . . . . . . x x x .',
  secretariat: 'x x x x x x x x x . x x x x . . . . x x . x . x x x x',
  'focal-point': 'x x x x x x x x x x x x x x x x . . . . x . x x . . .',
  'alternate-focal-point': 'x x x x x x x x . x x x x x x x . . . . x . . . . . .',
  'validating-authority': '. . . x x x . . . x x . . x . . x . . . x . . . . . .',
  'analyst-laboratory': 'x x x x x . x x . x x . . x . . . . . . x . . . . . .',
  'analyst-customs': 'x x x x x . x x . x x . . x . . . . . . x . . . . . .',
  'analyst-police': 'x x x x x . x x . x x . . x . . . . . . x . . . . . .',
  'analyst-health': 'x x x x x . x x . x x . . x . . . . . . x . . . . . .',
  expert: '. . x x x . x x . . x x x x . . . . . . x . . . . . .',
  'group-chair': '. . . x x . x x . . x x x x . . . . x . x . . . . . .',
  'independent-assessor': '. . . . x . . . . . . . . . . . . x . . . . . . . . .',
  'civil-society': '. . . . . . . . . . x . . . . . . . . . . . . . . . .',
  observer: '. . . . x . . . . . . . . . . . . . . . . . . . . . .',
  public: '. . . . . . . . . . . . . . . . . . . . . . . . . . .',
};

const CELLS = ROLES.flatMap((role) =>
  MATRIX[role]
    .trim()
    .split(/\s+/)
    .map((sign, column) => [role, ACTIONS[column] as Action, sign === 'x'] as const),
);

test('the matrix has a cell for each role and action', () => {
  expect(CELLS.length).toBe(ROLES.length * ACTIONS.length);
});

test.each(CELLS)('%s, %s: %s', (role, action, may) => {
  expect(mayDo([role], action)).toBe(may);
});

const giver = (role: Role, ...participants: number[]) => ({ roles: [role], participants });

test('a focal point hands out what is nominated, at its own participant alone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ROLES),
      fc.option(fc.integer({ min: 1, max: 4 })),
      (role, participantId) => {
        const may = mayGrant(giver('focal-point', 1), { role, participantId });
        expect(may).toBe(NOMINATED.includes(role) && participantId === 1);
      },
    ),
  );
});

test('the secretariat gives every role but the administrator’s, which an administrator gives; nobody gives «public»', () => {
  for (const role of ROLES) {
    expect(mayGrant(giver('secretariat'), { role, participantId: null })).toBe(
      role !== 'administrator' && role !== 'public',
    );
    expect(mayGrant(giver('administrator'), { role, participantId: null })).toBe(role !== 'public');
    expect(mayGrant(giver('expert', 1), { role, participantId: 1 })).toBe(false);
  }
});

test('nobody validates or assesses what they wrote', () => {
  const judge = { personId: 1, roles: ['validating-authority', 'independent-assessor'] as const };
  for (const action of ['commitment.validate', 'commitment.assess'] as const) {
    expect(mayJudge(judge, action, { authorIds: [2, 3] })).toBe(true);
    expect(mayJudge(judge, action, { authorIds: [2, 1] })).toBe(false);
    expect(mayJudge({ ...judge, roles: ['secretariat'] }, action, { authorIds: [] })).toBe(false);
  }
});
