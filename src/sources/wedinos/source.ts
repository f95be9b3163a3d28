import type { SourceDefinition } from '../../model/source.ts';
import { COLUMNS } from './columns.ts';
import { normalise } from './normalise.ts';

/** Samples that people in Wales and the United Kingdom sent in to be checked. */
export const wedinos: SourceDefinition = {
  id: 'wedinos',
  version: 1,
  label: 'WEDINOS drug checking',
  publisher: 'WEDINOS, Public Health Wales',
  licence: 'The terms of the publisher; no open licence is stated',
  landingPage: 'https://www.wedinos.org/',
  cadenceDays: 7,
  // An assumption: the file has the day on which a sample arrived, and results follow within weeks.
  lagDays: 21,
  revisions: 'A sample keeps its number; a newer file corrects it.',
  recordIds: 'stable',
  dateFormat: 'DD Mon YYYY, months in English',
  columns: COLUMNS,
  format: { delimiter: ',' },
  recognise: (header) => COLUMNS.filter((column) => header.includes(column.name)).length / COLUMNS.length,
  normalise,
};
