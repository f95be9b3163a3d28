import type { ColumnDefinition } from '../../model/source.ts';

export const COLUMNS = [
  { name: 'REGION', tag: 'place.region', isRequired: false },
  { name: 'SUBREGION', tag: 'place.subregion', isRequired: false },
  { name: 'COUNTRY', tag: 'place.country', isRequired: true },
  { name: 'ADMINISTRATIVE_DIVISION', tag: 'place.division', isRequired: true },
  { name: 'PLACE', tag: 'place.town', isRequired: true },
  { name: 'SEIZURE_DATE', tag: 'occurred', isRequired: true },
  { name: 'DRUG_NAME', tag: 'substance', isRequired: true },
  { name: 'AMOUNT', tag: 'quantity.amount', isRequired: true },
  { name: 'DRUG_UNIT', tag: 'quantity.unit', isRequired: true },
  { name: 'HIDING_PLACE', tag: 'concealment', isRequired: false },
  { name: 'INSTALLATION', tag: 'details.installation', isRequired: false },
  { name: 'TRANSPORT', tag: 'mode', isRequired: false },
  { name: 'PRODUCING_COUNTRY', tag: 'route.producing', isRequired: true },
  { name: 'DEPARTURE_COUNTRY', tag: 'route.departure', isRequired: true },
  { name: 'DESTINATION_COUNTRY', tag: 'route.destination', isRequired: true },
  { name: 'ROUTING', tag: 'details.routing', isRequired: false },
] as const satisfies readonly ColumnDefinition[];
