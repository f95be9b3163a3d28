import type { ColumnDefinition } from '../../model/source.ts';

/** Columns that hold `Y` where the substance was found; the column's name is the substance as written. */
export const FLAG_COLUMNS = [
  ...[
    'Heroin',
    'Cocaine',
    'Fentanyl',
    'FentanylAnalogue',
    'Oxycodone',
    'Oxymorphone',
    'Ethanol',
    'Hydrocodone',
  ],
  ...['Benzodiazepine', 'Methadone', 'Amphet', 'Tramad', 'Morphine_NotHeroin', 'Hydromorphone', 'OpiateNOS'],
] as const;

export const COLUMNS: readonly ColumnDefinition[] = [
  { name: 'ID', tag: 'record-id', isRequired: true },
  { name: 'Date', tag: 'occurred', isRequired: true },
  { name: 'DateType', tag: 'occurred.meaning', isRequired: true },
  { name: 'Age', tag: 'details.ageYears', isRequired: false },
  { name: 'Sex', tag: 'details.sex', isRequired: false },
  { name: 'DeathCity', tag: 'place.town', isRequired: true },
  { name: 'DeathCityGeo', tag: 'place.coordinates', isRequired: true },
  { name: 'Location', tag: 'details.location', isRequired: false },
  { name: 'MannerofDeath', tag: 'details.manner', isRequired: false },
  ...FLAG_COLUMNS.map((name) => ({ name, tag: 'substance', isRequired: true })),
  { name: 'Other', tag: 'substance', isRequired: true },
];
