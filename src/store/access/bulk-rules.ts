import { actsAsSelf, kind, speaks, type TableRule } from './rule-parts.ts';

const ofFile = 'exists (select from table_file f where f.id = file_id)';

/** A file that was sent in is seen by who sent it, and by those who speak for the same participant: it may hold what others may not see. */
export const BULK_RULES: readonly TableRule[] = [
  {
    table: 'table_file',
    select: `${kind('local')} or ${kind('person')} and (sent_by = (select sight_person())
      or ${speaks('owner_id')} and (select sight_roles()) && '{secretariat,focal-point,alternate-focal-point}')`,
    insert: `${kind('local', 'person')} and ${actsAsSelf('sent_by')} and (${speaks('owner_id')} or owner_id = 1)`,
  },
  {
    table: 'table_reject',
    select: ofFile,
    insert: `${kind('local', 'person')} and ${ofFile}`,
    update: `${kind('local', 'person')} and ${ofFile}`,
    updates: [
      'state',
      'version',
      'cells',
      'column_name',
      'value',
      'code',
      'details',
      'mended_at',
      'mended_by',
      'set_aside_at',
      'set_aside_by',
      'set_aside_why',
    ],
  },
];
