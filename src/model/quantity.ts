/** An amount that can be added to others of the same unit. */
export interface ComparableQuantity {
  readonly value: number;
  /** Grams of the seized matter (purity unknown), dose units, or millilitres of liquid; one never becomes another. */
  readonly unit: 'g' | 'dose' | 'ml';
}

const CUBIC_INCH_ML = 16.387064;
const OUNCE_G = 28.349523125;

/**
 * Units as reporters write them, folded by `foldUnit`. Exact definitions: avoirdupois ounce and pound, and the cubic inch, from
 * the international yard and pound agreement of 1959 (NIST Handbook 44, appendix C); US gallon 231 cubic inches; imperial gallon
 * 4.54609 L (UK Weights and Measures Act 1985); viss 3.6 avoirdupois pounds, 1.63293 kg. `Ton` is taken as metric: an assumption.
 *
 * A ml of liquid is counted as volume, never as mass: the density of a solution of unknown strength is unknown.
 */
const UNITS = new Map<string, ComparableQuantity>(
  Object.entries({
    ...sameAs({ value: 1, unit: 'g' }, ['gram', 'grams', 'g', 'gm', 'gr']),
    ...sameAs({ value: 1000, unit: 'g' }, ['kilogram', 'kilograms', 'kg', 'kilo', 'kilos', 'kgs']),
    ...sameAs({ value: 1e-3, unit: 'g' }, ['milligram', 'milligrams', 'mg']),
    ...sameAs({ value: 1e-6, unit: 'g' }, ['microgram', 'micrograms', 'ug', 'µg', 'μg', 'mcg']),
    ...sameAs({ value: 1e6, unit: 'g' }, ['ton', 'tons', 'tonne', 'tonnes', 'metric ton', 'metric tons']),
    ...sameAs({ value: OUNCE_G, unit: 'g' }, ['ounce', 'ounces', 'oz']),
    ...sameAs({ value: 16 * OUNCE_G, unit: 'g' }, ['pound', 'pounds', 'lb', 'lbs']),
    ...sameAs({ value: 1632.93, unit: 'g' }, ['viss']),
    // French, Spanish, Portuguese, German.
    ...sameAs({ value: 1, unit: 'g' }, ['gramme', 'grammes', 'gramo', 'gramos', 'grama', 'gramas', 'gramm']),
    ...sameAs({ value: 1000, unit: 'g' }, [
      ...['kilogramme', 'kilogrammes', 'kilogramo', 'kilogramos', 'quilograma', 'quilogramas', 'kilogramm'],
      ...['quilo', 'quilos'],
    ]),
    ...sameAs({ value: 1e-3, unit: 'g' }, [
      ...['milligramme', 'milligrammes', 'miligramo', 'miligramos', 'miligrama', 'miligramas', 'milligramm'],
    ]),
    ...sameAs({ value: 1e6, unit: 'g' }, ['tonelada', 'toneladas', 'tonnen']),
    ...sameAs({ value: 1, unit: 'dose' }, [
      ...[
        'comprime',
        'comprimes',
        'comprimido',
        'comprimidos',
        'tableta',
        'tabletas',
        'tablette',
        'tabletten',
      ],
      ...[
        'pilule',
        'pilules',
        'pastilla',
        'pastillas',
        'pildora',
        'pildoras',
        'capsula',
        'capsulas',
        'gelule',
      ],
      ...['gelules', 'kapsel', 'kapseln', 'dosis', 'ampolla', 'ampollas', 'ampola', 'ampolas', 'ampulle'],
      'ampullen',
    ]),
    ...sameAs({ value: 1, unit: 'ml' }, ['mililitro', 'mililitros']),
    ...sameAs({ value: 1000, unit: 'ml' }, ['litro', 'litros']),
    '100 gram': { value: 100, unit: 'g' },
    'block (350gr)': { value: 350, unit: 'g' },
    'paper (1/10 gm)': { value: 0.1, unit: 'g' },
    ...sameAs({ value: 1, unit: 'dose' }, [
      ...[
        'dose',
        'doses',
        'dosage unit',
        'dosage units',
        'tablet',
        'tablets',
        'pill',
        'pills',
        'capsule',
        'capsules',
      ],
      ...[
        'blotter',
        'blotters',
        'blotting paper',
        'stamp',
        'stamps',
        'trip',
        'trips',
        'injection',
        'injections',
      ],
      ...['ampoule', 'ampoules'],
    ]),
    ...sameAs({ value: 1000, unit: 'dose' }, ['thousand of doses', 'thousand of tablets']),
    ...sameAs({ value: 1, unit: 'ml' }, ['millilitre', 'millilitres', 'milliliter', 'milliliters', 'ml']),
    ...sameAs({ value: 1, unit: 'ml' }, ['cc', 'cubic centimeter', 'cubic centimetre', 'cm3']),
    ...sameAs({ value: 1000, unit: 'ml' }, ['litre', 'litres', 'liter', 'liters', 'l']),
    'gallons (us, liquid)': { value: 231 * CUBIC_INCH_ML, unit: 'ml' },
    'gallons (uk)': { value: 4546.09, unit: 'ml' },
  }),
);

/**
 * The amount in grams, dose units or millilitres; undefined where the unit is none of these or is not known.
 *
 * Pieces, units, plants, areas and packages stay as written: what one of them holds is not known (a «joint» or a «bottle» is no
 * measure). An ampoule or an
 * injection is what is given at once and counts as a dose.
 *
 * @param amount   as reported, finite and not negative
 * @param unitText as reported, in any case
 */
export function comparableQuantity(amount: number, unitText: string): ComparableQuantity | undefined {
  // Most units come in one of the spellings of the table; folding is for the others.
  const unit = UNITS.get(unitText) ?? UNITS.get(foldUnit(unitText));
  if (unit === undefined || !Number.isFinite(amount) || amount < 0) return undefined;
  return { value: amount * unit.value, unit: unit.unit };
}

function foldUnit(text: string): string {
  // Accents are left out where a letter bears one («comprimés»); the sign of micro is none.
  const plain = text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/\s+/g, ' ').replace(/\.$/, '');
}

function sameAs(unit: ComparableQuantity, names: readonly string[]): Record<string, ComparableQuantity> {
  return Object.fromEntries(names.map((name) => [name, unit]));
}
