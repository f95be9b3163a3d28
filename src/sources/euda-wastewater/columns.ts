import type { ColumnDefinition } from '../../model/source.ts';

/** Days of the sampled week, in the order of the file, and the means; with the key of the report's details. */
export const MEASURES = {
  Wednesday: 'wednesdayMgPer1000PeopleDay',
  Thursday: 'thursdayMgPer1000PeopleDay',
  Friday: 'fridayMgPer1000PeopleDay',
  Saturday: 'saturdayMgPer1000PeopleDay',
  Sunday: 'sundayMgPer1000PeopleDay',
  Monday: 'mondayMgPer1000PeopleDay',
  Tuesday: 'tuesdayMgPer1000PeopleDay',
  'Weekday mean': 'weekdayMeanMgPer1000PeopleDay',
  'Weekend mean': 'weekendMeanMgPer1000PeopleDay',
  'Daily mean': 'mgPer1000PeopleDay',
} as const;

export const COLUMNS: readonly ColumnDefinition[] = [
  { name: 'Year', tag: 'occurred', isRequired: true },
  { name: 'Metabolite', tag: 'substance', isRequired: true },
  { name: 'Site ID', tag: 'record-id', isRequired: true },
  { name: 'Country', tag: 'place.country', isRequired: true },
  { name: 'City', tag: 'place.town', isRequired: true },
  ...Object.entries(MEASURES).map(([name, key]) => ({ name, tag: `details.${key}`, isRequired: true })),
];
