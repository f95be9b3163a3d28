import { dayOf, isoOf } from '../../src/kernel/days.ts';

const HISTORY = 243;
const FENTANYL_AT = 40;
const TOWNS = ['Arica', 'Iquique', 'Calama', 'Antofagasta', 'Taltal', 'Vallenar'];
export const ROWS = 4 * HISTORY + 6 * TOWNS.length;

/**
 * Two years of amphetamine in four countries, with fentanyl once in two of them; then fentanyl in six towns of Chile in six days of
 * January. Each is reported three days after it happened. All of it is invented.
 */
export function seizures(): string {
  const line = (country: string, day: number, drug: string, town = '') =>
    [country, isoOf(day), isoOf(day + 3), drug, town].join(';');
  const first = dayOf('2022-01-02');
  const before = ['Chile', 'New Zealand', 'Peru', 'Australia'].flatMap((country, index) =>
    Array.from({ length: HISTORY }, (_, at) =>
      line(country, first + at * 3, index > 1 && at === FENTANYL_AT ? 'Fentanyl' : 'Amphetamine'),
    ),
  );
  const then = TOWNS.flatMap((town) =>
    Array.from({ length: 6 }, (_, at) => line('Chile', dayOf('2024-01-20') + at, 'Fentanyl', town)),
  );
  return `${['Country;Date;Reported;Drug;Town', ...before, ...then].join('\n')}\n`;
}
