import type { SourceDefinition } from '../../model/source.ts';
import { COLUMNS } from './columns.ts';
import { normalise } from './normalise.ts';

/** Accidental drug deaths of Connecticut. */
export const ctOcme: SourceDefinition = {
  id: 'ct-ocme',
  version: 2,
  label: 'Connecticut accidental drug deaths',
  publisher: 'Connecticut Office of the Chief Medical Examiner (data.ct.gov)',
  licence: 'Public data of the State of Connecticut',
  landingPage: 'https://data.ct.gov/',
  cadenceDays: 7,
  // An assumption: toxicology takes weeks to months, and the file does not say when a cause was settled.
  lagDays: 90,
  revisions: 'A row keeps its ID; a newer file corrects it.',
  recordIds: 'stable',
  dateFormat: 'MM/DD/YYYY 12:00:00 AM',
  columns: COLUMNS,
  format: { delimiter: ',' },
  recognise: (header) => COLUMNS.filter((column) => header.includes(column.name)).length / COLUMNS.length,
  normalise,
};
