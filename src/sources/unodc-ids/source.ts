import type { SourceDefinition } from '../../model/source.ts';
import { COLUMNS } from './columns.ts';
import { normalise } from './normalise.ts';

/** Individual drug seizures that countries report to UNODC. */
export const unodcIds: SourceDefinition = {
  id: 'unodc-ids',
  version: 1,
  label: 'UNODC individual drug seizures',
  publisher: 'United Nations Office on Drugs and Crime (UNODC)',
  licence: 'The terms of use of the publisher; no open licence is stated',
  landingPage: 'https://dataunodc.un.org/',
  cadenceDays: 7,
  // An assumption, not a figure of the publisher: the file has no report date, countries send individual seizures by quarter
  // at best, and so a seizure is taken to be known to others one quarter after it happened.
  lagDays: 90,
  revisions:
    'The publisher replaces the whole file; corrections carry no mark. Import the new file with --replaces.',
  recordIds: 'none',
  dateFormat: 'YYYY-MM-DD',
  columns: COLUMNS,
  format: { delimiter: ';' },
  recognise: (header) => {
    const present = new Set(header);
    return COLUMNS.filter((column) => present.has(column.name)).length / COLUMNS.length;
  },
  normalise,
};
