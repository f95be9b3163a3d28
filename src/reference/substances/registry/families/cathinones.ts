import {
  BENZODIOXOLE,
  BROMO,
  CHLORO,
  capitalise,
  ETHYL,
  type FamilyRow,
  FLUORO,
  METHOXY,
  METHYL,
  PHENYL,
  ringsOf,
} from './ring.ts';

interface Chain {
  readonly smiles: string;
  /** The name with N-methyl, with a phenyl or a benzodioxole ring. */
  readonly phenyl: string;
  readonly dioxole: string;
  readonly ketone: string;
}
const CHAINS: readonly Chain[] = [
  { smiles: 'C', phenyl: 'methcathinone', dioxole: 'methylone', ketone: 'propiophenone' },
  { smiles: 'CC', phenyl: 'buphedrone', dioxole: 'butylone', ketone: 'butiophenone' },
  { smiles: 'CCC', phenyl: 'pentedrone', dioxole: 'pentylone', ketone: 'pentiophenone' },
  { smiles: 'CCCC', phenyl: 'hexedrone', dioxole: 'hexylone', ketone: 'hexanophenone' },
  { smiles: 'CCCCC', phenyl: 'heptedrone', dioxole: 'heptylone', ketone: 'heptanophenone' },
];
const AMINES: readonly (readonly [name: string, smiles: string])[] = [
  ['ethyl', 'CCN'],
  ['propyl', 'CCCN'],
  ['isopropyl', 'CC(C)N'],
  ['butyl', 'CCCCN'],
  ['isobutyl', 'CC(C)CN'],
  ['sec-butyl', 'CCC(C)N'],
  ['tert-butyl', 'CC(C)(C)N'],
  ['cyclohexyl', 'C7CCC(CC7)N'],
  ['benzyl', 'c7ccc(cc7)CN'],
];
const RINGS = ringsOf([METHYL, ETHYL, FLUORO, CHLORO, BROMO, METHOXY]);
const LETTER: Readonly<Record<string, string>> = {
  methyl: 'M',
  ethyl: 'E',
  fluoro: 'F',
  chloro: 'C',
  bromo: 'B',
  methoxy: 'MeO',
};
const CLASSED = new Set(['methylmeth', 'chlorometh', 'fluorometh', 'bromometh', 'chloroeth']);

interface Base {
  readonly name: string;
  readonly smiles: (ring: string) => string;
  readonly others: readonly string[];
  /** Letters that follow the substituent's in codes such as 4-CMC. */
  readonly code?: string;
}

function bases(): Base[] {
  const secondary = CHAINS.flatMap(({ smiles, phenyl, ketone }) =>
    AMINES.map(([alkyl, amine]) => ({
      name:
        phenyl === 'methcathinone'
          ? alkyl === 'ethyl'
            ? 'ethcathinone'
            : `N-${alkyl}cathinone`
          : `N-${alkyl}${phenyl}`,
      smiles: (ring: string) => `${amine}C(${smiles})C(=O)${ring}`,
      others: [
        `alpha-${alkyl}amino${ketone}`,
        ...(phenyl === 'methcathinone' && alkyl === 'ethyl' ? ['n-ethylcathinone'] : []),
        ...(phenyl === 'pentedrone' ? [`n-${alkyl}norpentedrone`, `alpha-${alkyl}aminovalerophenone`] : []),
      ],
      ...(phenyl === 'methcathinone' && alkyl === 'ethyl' ? { code: 'EC' } : {}),
      ...(phenyl === 'methcathinone' && alkyl === 'isopropyl' ? { code: 'IC' } : {}),
    })),
  );
  const primary = CHAINS.map(({ smiles, phenyl, ketone }) => ({
    name: phenyl,
    smiles: (ring: string) => `CNC(${smiles})C(=O)${ring}`,
    others: [`alpha-methylamino${ketone}`],
    ...(phenyl === 'methcathinone' ? { code: 'MC' } : {}),
  }));
  const tertiary: Base[] = [
    { name: 'N,N-dimethylcathinone', smiles: (ring) => `CN(C)C(C)C(=O)${ring}`, others: ['n,n-dmc'] },
    { name: 'N,N-diethylcathinone', smiles: (ring) => `CCN(CC)C(C)C(=O)${ring}`, others: [] },
    { name: 'N,N-dimethylpentedrone', smiles: (ring) => `CN(C)C(CCC)C(=O)${ring}`, others: [] },
    { name: 'cathinone', smiles: (ring) => `NC(C)C(=O)${ring}`, others: [] },
  ];
  return [...primary, ...secondary, ...tertiary];
}

function ringSubstituted(base: Base): FamilyRow[] {
  return RINGS.map(({ locant, word, short, smiles }) => ({
    parent: CLASSED.has(`${word}${base.name.replace('cathinone', '')}`)
      ? `class-${word}${base.name}s`
      : 'class-cathinones',
    name: `${locant}-${capitalise(word)}-${base.name}`,
    smiles: base.smiles(smiles),
    synonyms: [
      ...base.others.map((other) => `${locant}-${word}-${other}`),
      `${locant}${short}-${base.name}`,
      ...(base.name.startsWith('N-') ? [`${locant}-${word}-${base.name.slice(2)}`] : []),
      ...base.others.filter((o) => o === 'n,n-dmc').map((other) => `${locant}${short}-${other}`),
      ...(base.code ? [`${locant}-${LETTER[word]}${base.code}`] : []),
      ...(base.name === 'N-ethylpentedrone' ? [`${locant}-${short}-nep`] : []),
    ],
  }));
}

/** Methylone and its like: the benzodioxole ring in place of the benzene ring. */
function dioxoles(): FamilyRow[] {
  const row = (name: string, amine: string, chain: string, synonyms: readonly string[]): FamilyRow => ({
    parent: 'class-cathinones',
    name,
    smiles: `${amine}C(${chain})C(=O)${BENZODIOXOLE}`,
    synonyms,
  });
  return CHAINS.flatMap(({ smiles, phenyl, dioxole }) => [
    row(capitalise(dioxole), 'CN', smiles, [`3,4-methylenedioxy-${phenyl}`]),
    ...AMINES.map(([alkyl, amine]) =>
      row(`N-${capitalise(alkyl)}${dioxole}`, amine, smiles, [
        `3,4-methylenedioxy-n-${alkyl}${phenyl === 'methcathinone' ? 'cathinone' : phenyl}`,
        ...(dioxole === 'methylone' ? [`3,4-methylenedioxy-n-${alkyl}aminocathinone`] : []),
      ]),
    ),
    row(`N,N-Dimethyl${dioxole}`, 'CN(C)', smiles, [`di${dioxole}`]),
    row(`N,N-Diethyl${dioxole}`, 'CCN(CC)', smiles, [`diethyl${dioxole}`]),
    row(`N-Ethyl-N-methyl${dioxole}`, 'CCN(C)', smiles, dioxole === 'methylone' ? ['n-methylethylone'] : []),
    row(`N-Methyl-N-propyl${dioxole}`, 'CCCN(C)', smiles, []),
    row(`N-Cyclohexyl-N-methyl${dioxole}`, 'C7CCC(CC7)N(C)', smiles, []),
  ]);
}

interface Pyrrolidine {
  readonly chain: string;
  readonly names: readonly string[];
}
const PYRROLIDINES: readonly Pyrrolidine[] = [
  { chain: 'C', names: ['alpha-PPP', 'a-ppp', 'ppp', 'alpha-pyrrolidinopropiophenone'] },
  {
    chain: 'CC',
    names: ['alpha-PBP', 'a-pbp', 'pbp', 'alpha-pyrrolidinobutiophenone', 'alpha-pyrrolidinobutyrophenone'],
  },
  {
    chain: 'CCC',
    names: ['alpha-PVP', 'a-pvp', 'pvp', 'alpha-pyrrolidinopentiophenone', 'alpha-pyrrolidinovalerophenone'],
  },
  {
    chain: 'CCCC',
    names: ['alpha-PHP', 'a-php', 'alpha-pyrrolidinohexanophenone', 'alpha-pyrrolidinohexiophenone'],
  },
  { chain: 'CC(C)C', names: ['alpha-PiHP', 'a-pihp', 'alpha-pyrrolidinoisohexanophenone'] },
  { chain: 'CCCCC', names: ['PV8', 'alpha-php7', 'alpha-phpp', 'alpha-pyrrolidinoheptanophenone'] },
  { chain: 'CCCCCC', names: ['PV9', 'alpha-pop', 'alpha-pyrrolidinooctanophenone'] },
  { chain: 'CCCCCCC', names: ['PV10', 'alpha-pyrrolidinononanophenone'] },
];

function pyrrolidinophenones(): FamilyRow[] {
  return PYRROLIDINES.flatMap(({ chain, names }) => {
    const [name = '', ...others] = names;
    const row = (before: string, ring: string, spellings: readonly string[]): FamilyRow => ({
      parent: 'class-pyrrolidinophenones',
      name: `${before}${name}`,
      smiles: `O=C(${ring})C(${chain})N7CCCC7`,
      synonyms: [
        // Three bare letters name other things too (PVP: polyvidone): they count behind a substituent only.
        ...(name === 'alpha-PPP' && before === '4-Methoxy-' ? ['moppp'] : []),
        ...others.filter((other) => before !== '' || other.length > 3).map((other) => `${before}${other}`),
        ...spellings.flatMap((spelling) => names.map((n) => `${spelling}${n}`)),
      ],
    });
    const tail = name.replace('alpha-', '');
    const tetralin: FamilyRow = { ...row('', 'c9ccc8CCCCc8c9', []), name: `TH-${tail}`, synonyms: [] };
    const thienyl: FamilyRow = { ...row('', 'c9cccs9', []), name: `Thienyl-${name}`, synonyms: [] };
    return [
      row('', PHENYL, []),
      row('3,4-Methylenedioxy-', BENZODIOXOLE, [`md-`]),
      tetralin,
      thienyl,
      ...RINGS.map((r) =>
        row(`${r.locant}-${capitalise(r.word)}-`, r.smiles, [
          `${r.locant}${r.short}-`,
          `${r.locant}-${r.short}-`,
        ]),
      ),
    ];
  });
}

/** Cathinones by ring, chain and amine, with the pyrrolidinophenones. */
export function cathinoneFamily(): FamilyRow[] {
  const plain = bases().map((base) => ({
    parent: 'class-cathinones',
    name: capitalise(base.name),
    smiles: base.smiles(PHENYL),
    synonyms: base.others,
  }));
  return [...plain, ...bases().flatMap(ringSubstituted), ...dioxoles(), ...pyrrolidinophenones()];
}
