import { kind, me, type TableRule } from './rule-parts.ts';

/** A person sets their own; who holds the machine sends. */
export const DIGEST_RULES: readonly TableRule[] = [
  {
    table: 'digest_setting',
    select: `${kind('local')} or ${me}`,
    insert: `${kind('person')} and ${me}`,
    update: `${kind('person')} and ${me}`,
    updates: ['every'],
  },
  {
    table: 'digest_sent',
    select: `${kind('local')} or ${me}`,
    insert: kind('local'),
    update: kind('local'),
    updates: ['sent_at'],
    delete: kind('local'),
  },
  {
    table: 'feed_token',
    select: `${kind('gate')} or ${me}`,
    insert: `${kind('person')} and ${me}`,
    update: `${kind('person')} and ${me}`,
    updates: ['ended_at'],
  },
];
