export const PLACE_LEVELS = ['world', 'region', 'country', 'division', 'town'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** How coordinates were found. */
export type CoordinatesMethod =
  | 'source'
  | 'gazetteer-town'
  | 'gazetteer-division'
  | 'country-centre'
  | 'none';

export interface Coordinates {
  /** WGS 84 degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly method: CoordinatesMethod;
}
