import {
  BROMO,
  CHLORO,
  capitalise,
  type FamilyRow,
  FLUORO,
  GREEK_POSITION,
  METHOXY,
  METHYL,
  PHENYL,
  ringsOf,
} from './ring.ts';

/** Acyl group: name before `fentanyl`, further spellings, SMILES up to the amide nitrogen. */
const ACYLS: readonly (readonly [name: string, others: readonly string[], smiles: string])[] = [
  ['', [], 'CCC(=O)'],
  ['acetyl', [], 'CC(=O)'],
  ['acryl', ['acryloyl'], 'C=CC(=O)'],
  ['butyryl', ['butyr', 'butanoyl'], 'CCCC(=O)'],
  ['isobutyryl', ['isobutyr'], 'CC(C)C(=O)'],
  ['valeryl', ['pentanoyl'], 'CCCCC(=O)'],
  ['isovaleryl', [], 'CC(C)CC(=O)'],
  ['hexanoyl', [], 'CCCCCC(=O)'],
  ['crotonyl', [], 'C/C=C/C(=O)'],
  ['furanyl', ['2-furanyl', 'furan'], 'O=C(c7ccco7)'],
  ['tetrahydrofuranyl', ['tetrahydrofuran', 'thf'], 'O=C(C7CCCO7)'],
  ['thiophene', ['thiofuranyl'], 'O=C(c7cccs7)'],
  ['tetrahydrothiophene', ['tetrahydrothiofuranyl'], 'O=C(C7CCCS7)'],
  ['cyclopropyl', ['cyclopropanoyl'], 'O=C(C7CC7)'],
  ['cyclobutyl', [], 'O=C(C7CCC7)'],
  ['cyclopentyl', [], 'O=C(C7CCCC7)'],
  ['cyclohexyl', [], 'O=C(C7CCCCC7)'],
  ['benzoyl', ['phenyl'], 'O=C(c7ccccc7)'],
  ['methoxyacetyl', [], 'COCC(=O)'],
  ['benzodioxole', [], 'O=C(c7ccc6OCOc6c7)'],
  ['phenylpropanoyl', ['3-phenylpropanoyl', 'phenylpropionyl', 'beta-phenyl'], 'O=C(CCc7ccccc7)'],
];

/** Changes of the phenethyl side chain or the piperidine ring: name, SMILES of the piperidine with its side chain. */
const CHAINS: readonly (readonly [name: string, others: readonly string[], smiles: string])[] = [
  ['alpha-methyl', [], 'C5CCN(C(C)Cc4ccccc4)CC5'],
  ['beta-methyl', [], 'C5CCN(CC(C)c4ccccc4)CC5'],
  ['beta-hydroxy', [], 'C5CCN(CC(O)c4ccccc4)CC5'],
  ["4'-methyl", ['para-methylphenethyl'], 'C5CCN(CCc4ccc(C)cc4)CC5'],
  ["4'-fluoro", ['para-fluorophenethyl'], 'C5CCN(CCc4ccc(F)cc4)CC5'],
];

const PIPERIDINE = 'C5CCN(CCc4ccccc4)CC5';
const BENZYL = 'C5CCN(Cc4ccccc4)CC5';
/** Without meta-methyl: `3-methyl` before a fentanil means the piperidine ring as often as the anilide ring, so the name names neither. */
const SUBSTITUTED = ringsOf([FLUORO, CHLORO, BROMO, METHYL, METHOXY]).filter(
  ({ locant, word }) => !(locant === '3' && word === 'methyl'),
);
const SHORT_ACYL: Readonly<Record<string, string>> = { butyryl: 'fbf', isobutyryl: 'fibf' };

const joined = (acyl: string): string => (acyl === '' ? 'fentanyl' : `${acyl}fentanyl`);

/** A group next to these names may stand on the acyl part as well as on the anilide ring: such a name is left to a person. */
const AMBIGUOUS: Readonly<Record<string, RegExp>> = {
  methyl: /^(?!$|acetyl$|acryl$|methoxyacetyl$)/,
  methoxy: /^(benzoyl|phenylpropanoyl|benzodioxole)$/,
  halogen: /^(benzoyl|phenylpropanoyl|benzodioxole)$/,
};

function isClear(word: string, locant: string, acyl: string): boolean {
  if (word === 'methoxy' && locant === '3' && acyl === '') return false;
  return !(AMBIGUOUS[word] ?? AMBIGUOUS.halogen!).test(acyl);
}

function classOf(word: string, acyl: string): string {
  if (acyl === '' && ['fluoro', 'chloro', 'methyl'].includes(word)) return `class-${word}fentanyls`;
  return word === 'fluoro' && SHORT_ACYL[acyl] ? 'class-fluorobutyrylfentanyls' : 'class-fentanils';
}

function ringSubstituted(): FamilyRow[] {
  return ACYLS.flatMap(([acyl, others, carbonyl]) =>
    SUBSTITUTED.filter(({ locant, word }) => isClear(word, locant, acyl)).map(({ locant, word, smiles }) => {
      const position = GREEK_POSITION[locant];
      const short = SHORT_ACYL[acyl];
      return {
        parent: classOf(word, acyl),
        name: `${position}-${capitalise(word)} ${joined(acyl)}`,
        smiles: `${carbonyl}N(${smiles})${PIPERIDINE}`,
        synonyms: [
          ...others.map((other) => `${position}-${word} ${other}fentanyl`),
          ...(short && word === 'fluoro' ? [`${position.charAt(0)}-${short}`, `${locant}-${short}`] : []),
        ],
      };
    }),
  );
}

function chainSubstituted(): FamilyRow[] {
  return ACYLS.flatMap(([acyl, others, carbonyl]) =>
    CHAINS.map(([name, spellings, smiles]) => ({
      parent: acyl === '' && name.endsWith('-methyl') ? 'class-methylfentanyls' : 'class-fentanils',
      name: `${capitalise(name)} ${joined(acyl)}`,
      smiles: `${carbonyl}N(${PHENYL})${smiles}`,
      synonyms: [name, ...spellings].flatMap((n) => others.map((other) => `${n} ${other}fentanyl`)),
    })),
  );
}

function unsubstituted(): FamilyRow[] {
  return ACYLS.filter(([acyl]) => acyl !== '').map(([acyl, others, carbonyl]) => ({
    parent: 'class-fentanils',
    name: capitalise(joined(acyl)),
    smiles: `${carbonyl}N(${PHENYL})${PIPERIDINE}`,
    synonyms: others.map(joined),
  }));
}

/** N-benzyl in place of N-phenethyl. */
function benzylated(): FamilyRow[] {
  const rings = [
    { before: '', smiles: PHENYL },
    ...SUBSTITUTED.filter((r) => r.word === 'fluoro').map((r) => ({
      before: `${GREEK_POSITION[r.locant]}-fluoro `,
      smiles: r.smiles,
    })),
  ];
  return ACYLS.flatMap(([acyl, others, carbonyl]) =>
    rings
      .filter(({ before }) => before === '' || isClear('fluoro', '', acyl))
      .map(({ before, smiles }) => ({
        parent: 'class-fentanils',
        name: capitalise(`${before}${acyl} benzylfentanyl`.trim().replaceAll(/\s+/g, ' ')),
        smiles: `${carbonyl}N(${smiles})${BENZYL}`,
        synonyms: [acyl, ...others]
          .filter(Boolean)
          .flatMap((a) => [`${before}benzyl ${a}fentanyl`, `${before}${a} benzylfentanyl`]),
      })),
  );
}

/** What is left when the side chain has gone: metabolites and intermediates. */
function norfentanyls(): FamilyRow[] {
  return ACYLS.filter(([acyl]) => acyl !== '').map(([acyl, others, carbonyl]) => ({
    parent: 'class-precursors-fentanyl',
    name: `${capitalise(acyl)} norfentanyl`,
    smiles: `${carbonyl}N(${PHENYL})C5CCNCC5`,
    synonyms: others.map((other) => `${other} norfentanyl`),
  }));
}

function precursors(): FamilyRow[] {
  return SUBSTITUTED.flatMap(({ locant, word, short, smiles }) => {
    const before = `${GREEK_POSITION[locant]}-${capitalise(word)}`;
    const row = (name: string, tail: string, synonyms: readonly string[]): FamilyRow => ({
      parent: 'class-precursors-fentanyl',
      name: `${before} ${name}`,
      smiles: `N(${smiles})${tail}`,
      synonyms,
    });
    return [
      row('4-ANPP', PIPERIDINE, [`${before} anpp`, `${locant}${short}-4-anpp`, `${locant}-${short}-4-anpp`]),
      row('4-AP', 'C5CCNCC5', [`${before} 4-anilinopiperidine`]),
      row('1-boc-4-AP', 'C5CCN(C(=O)OC(C)(C)C)CC5', [
        `1-boc-4-(${locant}-${word}anilino)piperidine`,
        `${before} 1-boc-4-anilinopiperidine`,
      ]),
      row('norfentanyl', 'C5CCNCC5', []),
    ].map((r) => (r.name.endsWith('norfentanyl') ? { ...r, smiles: `CCC(=O)${r.smiles}` } : r));
  });
}

/** Fentanils by acyl group, ring substituent and side chain, with their precursors. */
export function fentanilFamily(): FamilyRow[] {
  return [
    ...unsubstituted(),
    ...ringSubstituted(),
    ...chainSubstituted(),
    ...benzylated(),
    ...norfentanyls(),
    ...precursors(),
  ];
}
