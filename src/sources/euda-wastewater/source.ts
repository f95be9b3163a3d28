import type { SourceDefinition } from '../../model/source.ts';
import { COLUMNS } from './columns.ts';
import { normalise } from './normalise.ts';

/** Drug residues in the wastewater of European cities, one sampled week a year. */
export const eudaWastewater: SourceDefinition = {
  id: 'euda-wastewater',
  version: 1,
  label: 'EUDA wastewater analysis',
  publisher: 'European Union Drugs Agency (EUDA) and the SCORE group',
  licence: 'The terms of the publisher: reproduction with acknowledgement of the source',
  landingPage: 'https://www.euda.europa.eu/',
  cadenceDays: 365,
  // An assumption: a campaign of spring is published in the spring that follows; counted from 1 January of its year.
  lagDays: 450,
  revisions: 'The publisher replaces the file each year; a row is known by year, substance and site.',
  recordIds: 'stable',
  dateFormat: 'YYYY',
  columns: COLUMNS,
  format: { delimiter: ',' },
  recognise: (header) => COLUMNS.filter((column) => header.includes(column.name)).length / COLUMNS.length,
  normalise,
};
