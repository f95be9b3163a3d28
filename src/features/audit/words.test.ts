import { expect, test } from 'vitest';
import { auditEn } from '../../model/messages/audit.en.ts';
import { pagesEn } from '../../model/messages/pages.en.ts';
import { ACTIONS_OF, AUDIT_AREAS } from './vocabulary.ts';
import { actionKey, readSubject } from './words.ts';

const find = (key: string): unknown =>
  key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], pagesEn);

test('every action that the chain can keep has words and stands in one area', () => {
  const actions = AUDIT_AREAS.flatMap((area) => ACTIONS_OF[area]);
  expect(actions.length).toBeGreaterThan(100);
  expect(actions.filter((action) => typeof find(actionKey(action)) !== 'string')).toEqual([]);
  expect(new Set(actions).size).toBe(actions.length);
});

test('a subject names its record, and the page that it has', () => {
  expect(readSubject('alert:12')).toEqual({ kind: 'alert', id: '12', path: '/alerts/12' });
  expect(readSubject('stream 5')).toEqual({ kind: 'stream', id: '5', path: null });
  expect(readSubject('group:1.2/x')?.path).toBe('/groups/1.2%2Fx');
  expect(readSubject('reports')).toBeNull();
});

test('every kind of work has words for its records', () => {
  const kinds = new Set(
    ['signals', 'advice', 'commitments', 'participants', 'reviews'].flatMap((area) =>
      ACTIONS_OF[area as 'signals'].map((action) => action.split('.')[0]!),
    ),
  );
  expect(Object.keys(auditEn.audit.subject)).toEqual(expect.arrayContaining([...kinds]));
});
