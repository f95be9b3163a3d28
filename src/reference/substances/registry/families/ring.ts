/** One member of a systematic family: its name follows from its structure by the rule of the family. */
export interface FamilyRow {
  readonly parent: string;
  readonly name: string;
  readonly smiles: string;
  readonly synonyms: readonly string[];
}

/** A benzene ring as it stands in a family: how its substituent is written before the parent name, and the ring itself. */
export interface Ring {
  readonly locant: '2' | '3' | '4';
  readonly word: string;
  readonly short: string;
  readonly smiles: string;
}

interface Substituent {
  readonly word: string;
  /** As in `4F-alpha-PVP`. */
  readonly short: string;
  readonly smiles: string;
}

export const FLUORO: Substituent = { word: 'fluoro', short: 'F', smiles: 'F' };
export const CHLORO: Substituent = { word: 'chloro', short: 'Cl', smiles: 'Cl' };
export const BROMO: Substituent = { word: 'bromo', short: 'Br', smiles: 'Br' };
export const METHYL: Substituent = { word: 'methyl', short: 'Me', smiles: 'C' };
export const ETHYL: Substituent = { word: 'ethyl', short: 'Et', smiles: 'CC' };
export const METHOXY: Substituent = { word: 'methoxy', short: 'MeO', smiles: 'OC' };
export const HYDROXY: Substituent = { word: 'hydroxy', short: 'HO', smiles: 'O' };

/** The benzene ring without a substituent; ring closures 8 and 9 are kept for what families put in. */
export const PHENYL = 'c9ccccc9';
export const BENZODIOXOLE = 'c9ccc8OCOc8c9';

const RINGS = {
  '2': (substituent: string) => `c9ccccc9${substituent}`,
  '3': (substituent: string) => `c9cccc(${substituent})c9`,
  '4': (substituent: string) => `c9ccc(${substituent})cc9`,
} as const;

/** Every position of every substituent. */
export function ringsOf(substituents: readonly Substituent[]): Ring[] {
  return substituents.flatMap(({ word, short, smiles }) =>
    (['2', '3', '4'] as const).map((locant) => ({ locant, word, short, smiles: RINGS[locant](smiles) })),
  );
}

export const GREEK_POSITION = { '2': 'ortho', '3': 'meta', '4': 'para' } as const;
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
