import type { Region } from './countries.ts';

export type Family =
  | 'cannabis'
  | 'cocaine'
  | 'heroin'
  | 'stimulant'
  | 'pill'
  | 'fentanil'
  | 'nitazene'
  | 'medicine'
  | 'cannabinoid'
  | 'cathinone'
  | 'benzodiazepine'
  | 'dissociative'
  | 'hallucinogen'
  | 'precursor'
  | 'unspecified';

export interface SampleSubstance {
  readonly key: string;
  readonly family: Family;
  /** As reporters write it; a stream keeps to one, now and then a second. */
  readonly spellings: readonly string[];
  /** How common, by region; a region left out has none. */
  readonly common: Readonly<Partial<Record<Region, number>>>;
}

const everywhere = (weight: number): SampleSubstance['common'] => ({
  Africa: weight,
  Americas: weight,
  Asia: weight,
  Europe: weight,
  Oceania: weight,
});

type Row = readonly [family: Family, common: SampleSubstance['common'], ...spellings: string[]];

const ROWS: readonly Row[] = [
  ['cannabis', everywhere(8), 'Cannabis', 'Cannabis herb', 'Marijuana'],
  ['cannabis', { Africa: 3, Europe: 3, Asia: 2 }, 'Cannabis resin', 'Hashish'],
  [
    'cocaine',
    { ...everywhere(3), Americas: 8, Europe: 6 },
    'Cocaine',
    'Cocaine HCl',
    'Cocaine hydrochloride',
  ],
  ['heroin', { ...everywhere(3), Asia: 5 }, 'Heroin', 'Heroin HCl', 'Diamorphine'],
  ['stimulant', { ...everywhere(3), Asia: 7, Oceania: 7 }, 'Methamphetamine', 'Methamphetamine HCl'],
  ['stimulant', { Europe: 4, Asia: 2 }, 'Amphetamine', 'Amphetamine sulfate', 'Amphetamine sulphate'],
  [
    'pill',
    { ...everywhere(2), Europe: 4, Oceania: 4 },
    'MDMA',
    'Ecstasy',
    '3,4-Methylenedioxymethamphetamine',
  ],
  ['pill', { Asia: 2, Africa: 1 }, 'Captagon', 'Fenethylline'],
  ['fentanil', { Americas: 4, Europe: 1, Oceania: 1 }, 'Fentanyl', 'Fentanyl HCl'],
  ['fentanil', { Americas: 1.5 }, 'para-Fluorofentanyl', '4-Fluorofentanyl'],
  ['fentanil', { Europe: 0.8 }, 'Carfentanil'],
  ['nitazene', { Europe: 0.8, Americas: 0.8 }, 'Isotonitazene'],
  ['medicine', { Africa: 4, Asia: 3, Europe: 1 }, 'Tramadol', 'Tramadol HCl'],
  ['medicine', { Americas: 2, Oceania: 2, Europe: 1 }, 'Oxycodone', 'Oxycodone HCl'],
  ['medicine', { Asia: 2, Africa: 1.5 }, 'Codeine', 'Codeine phosphate'],
  ['cannabinoid', { Europe: 2, Asia: 1.5, Oceania: 1.5, Americas: 1 }, 'MDMB-4en-PINACA'],
  ['cannabinoid', { Europe: 1.5, Americas: 1.5, Asia: 1 }, 'ADB-BUTINACA'],
  ['cannabinoid', { Asia: 1.5, Europe: 1, Africa: 0.8 }, '5F-ADB', '5F-MDMB-PINACA'],
  ['cathinone', { Europe: 2, Asia: 1 }, '3-MMC', '3-Methylmethcathinone'],
  ['cathinone', { Europe: 1.5, Asia: 1, Oceania: 1 }, 'Mephedrone', '4-MMC'],
  ['cathinone', { Europe: 1.5, Asia: 1, Americas: 0.8 }, 'alpha-PVP', 'α-PVP'],
  ['cathinone', { Americas: 1.5, Oceania: 1, Asia: 1 }, 'Eutylone'],
  ['benzodiazepine', { ...everywhere(1), Europe: 2 }, 'Diazepam'],
  ['benzodiazepine', { ...everywhere(1), Americas: 2 }, 'Alprazolam'],
  ['benzodiazepine', { Europe: 1.5, Oceania: 1 }, 'Etizolam'],
  ['benzodiazepine', { Americas: 1.2 }, 'Bromazolam'],
  ['benzodiazepine', { Europe: 0.9 }, 'Flualprazolam'],
  ['dissociative', { ...everywhere(1), Asia: 3, Europe: 2 }, 'Ketamine', 'Ketamine HCl'],
  ['hallucinogen', { Europe: 2, Americas: 2, Oceania: 2 }, 'LSD', 'Lysergide'],
  ['hallucinogen', { Europe: 1, Americas: 1, Oceania: 1 }, '2C-B'],
  ['precursor', everywhere(4), 'Ephedrine', 'Ephedrine HCl'],
  ['precursor', everywhere(4), 'Pseudoephedrine', 'Pseudoephedrine HCl'],
  ['precursor', { Asia: 4, Africa: 2, Europe: 2 }, 'Acetic anhydride'],
  ['precursor', { Americas: 4 }, 'Potassium permanganate'],
  ['precursor', { Europe: 6, Americas: 2, Asia: 2 }, 'PMK', 'Piperonyl methyl ketone'],
  ['precursor', { Europe: 6, Americas: 3, Asia: 3 }, 'BMK', '1-Phenyl-2-propanone'],
  ['precursor', { Asia: 2, Oceania: 2, Europe: 1 }, 'Safrole'],
  ['precursor', { Americas: 2, Asia: 1 }, '4-ANPP'],
  ['unspecified', everywhere(0.7), 'Unknown'],
];

export const SAMPLE_SUBSTANCES: readonly SampleSubstance[] = ROWS.map(([family, common, ...spellings]) => ({
  key: spellings[0] as string,
  family,
  spellings,
  common,
}));

/** The modes and hiding places in use for each family, from the first weeks to the last. */
export const FAMILY_TRANSPORT: Readonly<
  Record<Family, { readonly modes: readonly string[]; readonly concealments: readonly string[] }>
> = {
  cannabis: { modes: ['Private road', 'Commercial road'], concealments: ['Transport Vehicle', 'Package'] },
  cocaine: { modes: ['Commercial sea', 'Commercial air'], concealments: ['Container', 'Baggage'] },
  heroin: { modes: ['Commercial road', 'Commercial air'], concealments: ['Transport Vehicle', 'Body'] },
  stimulant: { modes: ['Commercial sea', 'Mail'], concealments: ['Freight', 'Postal'] },
  pill: { modes: ['Mail', 'Private road'], concealments: ['Postal', 'Baggage'] },
  fentanil: { modes: ['Private road', 'Commercial air'], concealments: ['Car Parts', 'Baggage'] },
  nitazene: { modes: ['Commercial air', 'Private road'], concealments: ['Baggage', 'Plastic bags'] },
  medicine: { modes: ['Commercial sea', 'Commercial air'], concealments: ['Container', 'Freight'] },
  cannabinoid: { modes: ['Mail', 'Commercial air'], concealments: ['Postal', 'Freight'] },
  cathinone: { modes: ['Mail', 'Commercial air'], concealments: ['Postal', 'Package'] },
  benzodiazepine: { modes: ['Mail', 'Commercial air'], concealments: ['Postal', 'Baggage'] },
  dissociative: { modes: ['Commercial air', 'Mail'], concealments: ['Freight', 'Postal'] },
  hallucinogen: { modes: ['Mail', 'Private road'], concealments: ['Postal', 'Baggage'] },
  precursor: { modes: ['Commercial sea', 'Commercial road'], concealments: ['Freight', 'Container'] },
  unspecified: { modes: ['Private road', 'Mail'], concealments: ['Baggage', 'Postal'] },
};
