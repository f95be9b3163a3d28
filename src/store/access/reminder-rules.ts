import { kind, ofAlert, type TableRule } from './rule-parts.ts';

/** Who holds the machine sends; who sees the alert sees who was reminded. */
export const REMINDER_RULES: readonly TableRule[] = [
  {
    table: 'alert_reminder',
    select: ofAlert,
    insert: kind('local'),
    update: kind('local'),
    updates: ['sent_at'],
    delete: kind('local'),
  },
];
