/** Regions and subregions of the UN M49 standard (unstats.un.org/unsd/methodology/m49), with their M49 codes. */
export const REGIONS = [
  { id: '002', name: 'Africa', parent: '001' },
  { id: '019', name: 'Americas', parent: '001' },
  { id: '142', name: 'Asia', parent: '001' },
  { id: '150', name: 'Europe', parent: '001' },
  { id: '009', name: 'Oceania', parent: '001' },
  { id: '010', name: 'Antarctica', parent: '001' },
  { id: '015', name: 'Northern Africa', parent: '002' },
  { id: '014', name: 'Eastern Africa', parent: '002' },
  { id: '017', name: 'Middle Africa', parent: '002' },
  { id: '018', name: 'Southern Africa', parent: '002' },
  { id: '011', name: 'Western Africa', parent: '002' },
  { id: '029', name: 'Caribbean', parent: '019' },
  { id: '013', name: 'Central America', parent: '019' },
  { id: '005', name: 'South America', parent: '019' },
  { id: '021', name: 'Northern America', parent: '019' },
  { id: '143', name: 'Central Asia', parent: '142' },
  { id: '030', name: 'Eastern Asia', parent: '142' },
  { id: '035', name: 'South-eastern Asia', parent: '142' },
  { id: '034', name: 'Southern Asia', parent: '142' },
  { id: '145', name: 'Western Asia', parent: '142' },
  { id: '151', name: 'Eastern Europe', parent: '150' },
  { id: '154', name: 'Northern Europe', parent: '150' },
  { id: '039', name: 'Southern Europe', parent: '150' },
  { id: '155', name: 'Western Europe', parent: '150' },
  { id: '053', name: 'Australia and New Zealand', parent: '009' },
  { id: '054', name: 'Melanesia', parent: '009' },
  { id: '057', name: 'Micronesia', parent: '009' },
  { id: '061', name: 'Polynesia', parent: '009' },
] as const;

export type RegionId = (typeof REGIONS)[number]['id'];

const IDS_BY_NAME = new Map<string, RegionId>(
  REGIONS.map((region) => [region.name.toLowerCase(), region.id]),
);

/** Countries whose subregion in world-countries is not that of M49 («Central Europe», «Southeast Europe», Mexico ...). */
const M49_SUBREGIONS: Readonly<Record<string, RegionId>> = {
  AT: '155',
  CH: '155',
  DE: '155',
  LI: '155',
  CZ: '151',
  HU: '151',
  PL: '151',
  SK: '151',
  SI: '039',
  AL: '039',
  BA: '039',
  BG: '151',
  GR: '039',
  HR: '039',
  ME: '039',
  MK: '039',
  RO: '151',
  RS: '039',
  XK: '039',
  CY: '145',
  TR: '145',
  MX: '013',
  CA: '021',
  US: '021',
  GL: '021',
  BM: '021',
  PM: '021',
  IR: '034',
  UM: '057',
  AQ: '010',
  BV: '005',
  GS: '005',
  HM: '053',
  TF: '014',
  IO: '014',
  CC: '053',
  CX: '053',
  NF: '053',
};

/** @throws {Error} a country that neither table places: the package has changed and the table above needs a line */
export function findSubregion(
  iso2: string,
  subregionName: string,
): { region: RegionId; subregion: RegionId } {
  const subregion = M49_SUBREGIONS[iso2] ?? IDS_BY_NAME.get(subregionName.toLowerCase());
  const entry = REGIONS.find((region) => region.id === subregion);
  if (subregion === undefined || entry === undefined)
    throw new Error(`no M49 subregion for ${iso2} (${subregionName})`);
  return { subregion, region: entry.parent === '001' ? subregion : entry.parent };
}
