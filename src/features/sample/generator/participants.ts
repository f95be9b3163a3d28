import { SAMPLE_COUNTRIES } from './countries.ts';

export type SampleParticipant =
  | { readonly kind: 'country'; readonly key: string; readonly name: string }
  | { readonly kind: 'organization'; readonly key: string; readonly name: string };

/** Real bodies in the field; that these fourteen take part is simulated (the counted list is not published). */
// `AU` is Australia’s: a key that a country has would make one participant of the two.
const ORGANIZATIONS: readonly (readonly [key: string, name: string])[] = [
  ['UNODC', 'United Nations Office on Drugs and Crime'],
  ['INCB', 'International Narcotics Control Board'],
  ['WHO', 'World Health Organization'],
  ['EU', 'European Union'],
  ['OAS-CICAD', 'Inter-American Drug Abuse Control Commission'],
  ['INTERPOL', 'International Criminal Police Organization'],
  ['WCO', 'World Customs Organization'],
  ['UPU', 'Universal Postal Union'],
  ['EUROPOL', 'European Union Agency for Law Enforcement Cooperation'],
  ['AFRICAN-UNION', 'African Union'],
  ['ASEAN', 'Association of Southeast Asian Nations'],
  ['ECOWAS', 'Economic Community of West African States'],
  ['COLOMBO-PLAN', 'Colombo Plan'],
  ['CARICOM-IMPACS', 'CARICOM Implementation Agency for Crime and Security'],
];

/** The simulated coalition: 149 countries, then 14 organizations. */
export const SAMPLE_PARTICIPANTS: readonly SampleParticipant[] = [
  ...SAMPLE_COUNTRIES.map(({ iso2, name }) => ({ kind: 'country' as const, key: iso2, name })),
  ...ORGANIZATIONS.map(([key, name]) => ({ kind: 'organization' as const, key, name })),
];
