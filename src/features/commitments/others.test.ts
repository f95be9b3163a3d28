import { expect, test } from 'vitest';
import type { CommitmentContent } from './content.ts';
import { EMPTY_CONTENT, emptyDraft } from './draft-commitment.ts';
import { isSameInitiative } from './others.ts';

const known = (content: Partial<CommitmentContent>) => ({
  id: 1,
  owner: 'Chile',
  kind: 'law' as const,
  content: { ...EMPTY_CONTENT, title: 'Presses', ...content },
});
const draft = (content: Partial<CommitmentContent>) => ({
  ...emptyDraft('other'),
  content: { ...EMPTY_CONTENT, title: 'Presses', ...content },
});

test('a row is another’s by its code, or by all that its file has room for; by its title alone where it says more, it is not', () => {
  const coded = known({ initiativeCode: '1105', action: 'License' });
  expect(isSameInitiative(coded, draft({ initiativeCode: '1105', action: 'Register' }), undefined)).toBe(
    true,
  );
  expect(isSameInitiative(coded, draft({ initiativeCode: '1106', action: 'License' }), undefined)).toBe(
    false,
  );
  // Nobody's code is no code.
  expect(isSameInitiative(known({ action: 'License' }), draft({ action: 'Register' }), undefined)).toBe(
    false,
  );
  const goals = known({ action: 'License', population: 'Makers' });
  expect(isSameInitiative(goals, draft({}), { title: 'Presses', action: 'License' })).toBe(true);
  expect(isSameInitiative(goals, draft({}), { title: 'Presses', action: 'Register' })).toBe(false);
  // Our own columns have room for all of it, the kind among it.
  expect(isSameInitiative(goals, draft({ action: 'License', population: 'Makers' }), undefined)).toBe(false);
  expect(
    isSameInitiative(
      { ...goals, kind: 'other' },
      draft({ action: 'License', population: 'Makers' }),
      undefined,
    ),
  ).toBe(true);
});
