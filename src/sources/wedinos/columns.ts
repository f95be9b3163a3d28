import type { ColumnDefinition } from '../../model/source.ts';

/** The publisher leaves the first column without a name. */
export const ID_COLUMN = '';

export const COLUMNS = [
  { name: ID_COLUMN, tag: 'record-id', isRequired: true },
  { name: 'date_received', tag: 'occurred', isRequired: true },
  { name: 'postcode', tag: 'place.town', isRequired: true },
  { name: 'intent', tag: 'substance.suspected', isRequired: true },
  { name: 'label', tag: 'details.label', isRequired: false },
  { name: 'colour', tag: 'details.colour', isRequired: false },
  { name: 'form', tag: 'details.form', isRequired: false },
  { name: 'consumption_method', tag: 'details.consumptionMethod', isRequired: false },
  { name: 'effects', tag: 'details.effects', isRequired: false },
  { name: 'major', tag: 'substance.found', isRequired: true },
  { name: 'minor', tag: 'substance.found', isRequired: true },
  { name: 'latitude', tag: 'place.latitude', isRequired: false },
  { name: 'longitude', tag: 'place.longitude', isRequired: false },
] as const satisfies readonly ColumnDefinition[];
