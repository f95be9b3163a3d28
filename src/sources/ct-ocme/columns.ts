import type { ColumnDefinition } from '../../model/source.ts';

/** Columns that hold `Y` where the substance was found; the column's name is the substance as written, but for `FLAG_NAMES`. */
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

/**
 * What the shortened names of columns stand for: the causes of death of flagged rows (`COD`) name methamphetamine as well as
 * amphetamine under `Amphet`, and U-47700, morphine and «opiate/opioid» under `OpiateNOS`, so that both are classes.
 */
export const FLAG_NAMES: Readonly<Partial<Record<(typeof FLAG_COLUMNS)[number], string>>> = {
  FentanylAnalogue: 'Fentanyl analogue',
  Amphet: 'Amphetamines',
  Tramad: 'Tramadol',
  Morphine_NotHeroin: 'Morphine',
  OpiateNOS: 'Opioids',
};

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
