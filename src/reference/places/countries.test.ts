import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openFile } from '../../sources/reading/file-bytes.ts';
import { openRows } from '../../sources/reading/open-rows.ts';
import { COUNTRIES, countryName, findCountry, findRegion, isUnspecifiedCountry } from './countries.ts';
import { foldPlaceName } from './fold.ts';

describe('findCountry', () => {
  test.each([
    ['Bolivia, Plurinational State of', 'BO'],
    ['Swaziland', 'SZ'],
    ['Libyan Arab Jamahiriya', 'LY'],
    ['Macedonia, the former Yugoslav Republic of', 'MK'],
    ['Czech Republic', 'CZ'],
    ['Czechia', 'CZ'],
    ['Macau, SAR of China', 'MO'],
    ['Iraq (Kurdistan Region)', 'IQ'],
    ['Lao Peoples Democratic Republic', 'LA'],
    ['Congo', 'CG'],
    ['Congo, the Democratic Republic of the', 'CD'],
    ["Korea, Democratic People's Republic of", 'KP'],
    ['Korea, Republic of', 'KR'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Guinea', 'GN'],
    ['Guinea-Bissau', 'GW'],
    ['Dominica', 'DM'],
    ['Dominican Republic', 'DO'],
    ['Georgia', 'GE'],
    ['Kosovo under UNSCR 1244', 'XK'],
    ['Allemagne', 'DE'],
    ['Alemania', 'DE'],
    ['Россия', 'RU'],
    ['مصر', 'EG'],
    ['中国', 'CN'],
    ['de', 'DE'],
    ['DEU', 'DE'],
    ['CHL', 'CL'],
    ['CÔTE D’IVOIRE', 'CI'],
    ['International waters', 'ZZ'],
    ['China, Taiwan Province of China', 'TW'],
    ['Korea, Rep.', 'KR'],
    ['Egypt, Arab Rep.', 'EG'],
  ])('%s is %s', (text, iso2) => {
    expect(findCountry(text)).toBe(iso2);
  });

  test.each(['Unknown', 'Other', 'Multiple Countries', ''])('«%s» is unspecified, not a country', (text) => {
    expect(findCountry(text)).toBeUndefined();
    expect(isUnspecifiedCountry(text)).toBe(true);
  });

  test.each(['Atlantis', 'Germny', 'Africa', 'Europe'])('«%s» is no country', (text) => {
    expect(findCountry(text)).toBeUndefined();
  });

  test('a continent is a region', () => {
    expect(findRegion('Africa')).toBe('002');
  });

  const shared = `${process.env.TOCSIN_SHARED ?? '../shared'}/data/unodc-ids-2011-2016.csv.gz`;
  test.skipIf(!existsSync(shared))(
    `finds every country of the real file (skipped without ${shared})`,
    async () => {
      const opened = await openRows(await openFile(shared), { delimiter: ';' });
      const columns = ['COUNTRY', 'PRODUCING_COUNTRY', 'DEPARTURE_COUNTRY', 'DESTINATION_COUNTRY'].map(
        (name) => opened.header.indexOf(name),
      );
      const texts = new Set<string>();
      for await (const batch of opened.batches) {
        for (const row of batch.rows) for (const column of columns) texts.add(row[column]!);
      }
      const lost = [...texts].filter(
        (text) => findCountry(text) === undefined && !isUnspecifiedCountry(text),
      );
      expect(texts.size).toBeGreaterThan(190);
      expect(lost).toEqual([]);
    },
  );
});

describe('COUNTRIES', () => {
  test('have codes, a region, a centre and mutual neighbours', () => {
    expect(COUNTRIES.length).toBe(250);
    const byCode = new Map(COUNTRIES.map((country) => [country.iso2, country]));
    expect(byCode.get('CL')).toMatchObject({ iso3: 'CHL', numeric: '152', region: '019', subregion: '005' });
    expect([...byCode.get('CL')!.neighbours].sort()).toEqual(['AR', 'BO', 'PE']);
    for (const country of COUNTRIES) {
      for (const neighbour of country.neighbours)
        expect(byCode.get(neighbour)!.neighbours).toContain(country.iso2);
    }
  });

  test('have names in several languages', () => {
    expect(countryName('DE', 'fr')).toBe('Allemagne');
    expect(countryName('XK')).toBe('Kosovo');
    expect(countryName('ZZ')).toBe('International waters');
  });
});

test('foldPlaceName makes spellings of one place equal', () => {
  expect(foldPlaceName('VALLE DEL CAUCA ')).toBe(foldPlaceName('Valle del Cauca'));
  expect(foldPlaceName('Medellín')).toBe('medellin');
  expect(foldPlaceName("L'Aquila")).toBe('laquila');
  expect(foldPlaceName('Łódź')).toBe('lodz');
  expect(foldPlaceName('Московская область')).not.toBe('');
});
