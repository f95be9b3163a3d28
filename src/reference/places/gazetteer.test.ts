import { expect, test } from 'vitest';
import { findDivision, findTown } from './gazetteer.ts';

test('finds a town whatever its capitals and accents', () => {
  const cali = findTown('CO', 'VALLE DEL CAUCA', 'CALI')!;
  expect(cali.method).toBe('gazetteer-town');
  expect(cali.latitude).toBeCloseTo(3.44, 1);
  expect(cali.longitude).toBeCloseTo(-76.52, 1);
  expect(findTown('CO', 'Valle del Cauca', 'Cali')).toEqual(cali);
  expect(findTown('CO', undefined, 'BOGOTÁ, D.C.')?.latitude).toBeCloseTo(4.61, 1);
});

test('settles namesakes by the division', () => {
  const quindio = findTown('CO', 'Quindío', 'Armenia');
  const antioquia = findTown('CO', 'Antioquia', 'Armenia');
  expect(quindio?.latitude).toBeCloseTo(4.53, 1);
  expect(antioquia?.latitude).not.toBeCloseTo(4.53, 1);
});

test('leaves namesakes of like size open, and towns that the division does not have', () => {
  expect(findTown('US', undefined, 'Springfield')).toBeUndefined();
  expect(findTown('CO', 'Antioquia', 'Cali')).toBeUndefined();
  expect(findTown('CO', undefined, 'Nowhere at all')).toBeUndefined();
  expect(findTown('ZZ', undefined, 'Cali')).toBeUndefined();
});

test('finds divisions by their seat', () => {
  expect(findDivision('CL', 'XIII Región Metropolitana')?.latitude).toBeCloseTo(-33.46, 1);
  expect(findDivision('CL', 'II Región de Antofagasta')?.latitude).toBeCloseTo(-23.65, 1);
  expect(findDivision('CO', 'ANTIOQUIA')).toMatchObject({ method: 'gazetteer-division' });
  expect(findDivision('CO', 'Elsewhere')).toBeUndefined();
});
