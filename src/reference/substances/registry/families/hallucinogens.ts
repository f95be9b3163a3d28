import {
  BROMO,
  CHLORO,
  capitalise,
  type FamilyRow,
  FLUORO,
  HYDROXY,
  METHOXY,
  METHYL,
  PHENYL,
  ringsOf,
} from './ring.ts';

const TRYPTAMINE_AMINES: readonly (readonly [code: string, words: string, smiles: string])[] = [
  ['DMT', 'N,N-dimethyltryptamine', 'CN(C)'],
  ['DET', 'N,N-diethyltryptamine', 'CCN(CC)'],
  ['DPT', 'N,N-dipropyltryptamine', 'CCCN(CCC)'],
  ['DiPT', 'N,N-diisopropyltryptamine', 'CC(C)N(C(C)C)'],
  ['DBT', 'N,N-dibutyltryptamine', 'CCCCN(CCCC)'],
  ['DALT', 'N,N-diallyltryptamine', 'C=CCN(CC=C)'],
  ['MET', 'N-methyl-N-ethyltryptamine', 'CCN(C)'],
  ['MPT', 'N-methyl-N-propyltryptamine', 'CCCN(C)'],
  ['MiPT', 'N-methyl-N-isopropyltryptamine', 'CC(C)N(C)'],
  ['MALT', 'N-methyl-N-allyltryptamine', 'C=CCN(C)'],
  ['EPT', 'N-ethyl-N-propyltryptamine', 'CCCN(CC)'],
  ['EiPT', 'N-ethyl-N-isopropyltryptamine', 'CC(C)N(CC)'],
  ['NMT', 'N-methyltryptamine', 'CN'],
  ['NET', 'N-ethyltryptamine', 'CCN'],
  ['NiPT', 'N-isopropyltryptamine', 'CC(C)N'],
];
const INDOLES: readonly (readonly [code: string, others: readonly string[], word: string, smiles: string])[] =
  [
    ['', [], '', 'c9c[nH]c8ccccc89'],
    ['4-HO', ['4-OH'], '4-hydroxy', 'c9c[nH]c8cccc(O)c89'],
    ['4-AcO', [], '4-acetoxy', 'c9c[nH]c8cccc(OC(C)=O)c89'],
    ['4-PrO', [], '4-propionyloxy', 'c9c[nH]c8cccc(OC(=O)CC)c89'],
    ['4-MeO', [], '4-methoxy', 'c9c[nH]c8cccc(OC)c89'],
    ['5-MeO', [], '5-methoxy', 'c9c[nH]c8ccc(OC)cc89'],
    ['5-HO', ['5-OH'], '5-hydroxy', 'c9c[nH]c8ccc(O)cc89'],
    ['5-Br', [], '5-bromo', 'c9c[nH]c8ccc(Br)cc89'],
    ['5-Cl', [], '5-chloro', 'c9c[nH]c8ccc(Cl)cc89'],
    ['6-MeO', [], '6-methoxy', 'c9c[nH]c8cc(OC)ccc89'],
  ];

function tryptamines(): FamilyRow[] {
  return INDOLES.flatMap(([code, others, word, indole]) =>
    TRYPTAMINE_AMINES.map(([amine, words, smiles]) => ({
      parent: 'class-tryptamines',
      name: code === '' ? amine : `${code}-${amine}`,
      smiles: `${smiles}CC${indole}`,
      synonyms: [
        ...others.map((other) => `${other}-${amine}`),
        word === '' ? words : `${word}-${words}`,
        ...(code === '' ? [] : [`${word}-${amine}`]),
      ],
    })),
  );
}

/** Group in position 4: code of the 2C member, code of the 25X member, SMILES. */
const POSITION_4: readonly (readonly [code: string, smiles: string])[] = [
  ['B', 'Br'],
  ['C', 'Cl'],
  ['D', 'C'],
  ['E', 'CC'],
  ['F', 'F'],
  ['H', '[H]'],
  ['I', 'I'],
  ['N', '[N+](=O)[O-]'],
  ['P', 'CCC'],
  ['iP', 'C(C)C'],
  ['CN', 'C#N'],
  ['TFM', 'C(F)(F)F'],
  ['T', 'SC'],
  ['T-2', 'SCC'],
  ['T-4', 'SC(C)C'],
  ['T-7', 'SCCC'],
  ['T-8', 'SCC7CC7'],
  ['T-9', 'SC(C)(C)C'],
  ['T-21', 'SCCF'],
];
const BENZYLS: readonly (readonly [code: string, smiles: string])[] = [
  ['NBOMe', 'c8ccccc8OC'],
  ['NBOH', 'c8ccccc8O'],
  ['NBF', 'c8ccccc8F'],
  ['NB3OMe', 'c8cccc(OC)c8'],
  ['NB4OMe', 'c8ccc(OC)cc8'],
];
const DOX: Readonly<Record<string, string>> = {
  B: 'DOB',
  C: 'DOC',
  D: 'DOM',
  E: 'DOET',
  F: 'DOF',
  I: 'DOI',
  N: 'DON',
  P: 'DOPR',
  iP: 'DOiPR',
  TFM: 'DOTFM',
};

function dimethoxyphenyls(): FamilyRow[] {
  return POSITION_4.flatMap(([code, group]) => {
    const ring = group === '[H]' ? 'c9cc(OC)ccc9OC' : `c9cc(OC)c(${group})cc9OC`;
    const amphetamine = DOX[code];
    return [
      { parent: 'class-2c', name: `2C-${code}`, smiles: `NCC${ring}`, synonyms: [] },
      ...BENZYLS.map(([benzyl, smiles]) => ({
        parent: 'class-nbome',
        name: `25${code.replace('-', '')}-${benzyl}`,
        smiles: `N(CC${ring})C${smiles}`,
        synonyms: [`2c-${code}-${benzyl}`, `${benzyl}-2c-${code}`],
      })),
      ...(amphetamine
        ? [{ parent: 'class-dox', name: amphetamine, smiles: `CC(N)C${ring}`, synonyms: [] }]
        : []),
    ];
  });
}

/** 3,4,5-substituted phenethylamines with one other alkoxy group in position 4, and their amphetamines (3C). */
function scalines(): FamilyRow[] {
  const groups: readonly (readonly [string, string, string])[] = [
    ['Escaline', 'E', 'CC'],
    ['Proscaline', 'P', 'CCC'],
    ['Isoproscaline', 'IP', 'C(C)C'],
    ['Allylescaline', 'AL', 'CC=C'],
    ['Methallylescaline', 'MAL', 'CC(=C)C'],
    ['Buscaline', 'B', 'CCCC'],
    ['Cyclopropylmescaline', 'CPM', 'CC7CC7'],
  ];
  return groups.flatMap(([name, code, alkyl]) => [
    { parent: 'class-phenethylamines', name, smiles: `NCCc9cc(OC)c(O${alkyl})c(OC)c9`, synonyms: [] },
    {
      parent: 'class-phenethylamines',
      name: `3C-${code}`,
      smiles: `CC(N)Cc9cc(OC)c(O${alkyl})c(OC)c9`,
      synonyms: [],
    },
  ]);
}

const CYCLOHEXYL_AMINES: readonly (readonly [code: string, smiles: string])[] = [
  ['PCP', 'N7CCCCC7'],
  ['PCPy', 'N7CCCC7'],
  ['PCMo', 'N7CCOCC7'],
  ['PCE', 'NCC'],
  ['PCM', 'NC'],
  ['PCPr', 'NCCC'],
  ['PCiP', 'NC(C)C'],
  ['PCA', 'N'],
];

function arylcyclohexylamines(): FamilyRow[] {
  const rings = ringsOf([FLUORO, CHLORO, BROMO, METHYL, METHOXY, HYDROXY]);
  const all = [
    { before: '', words: '', smiles: PHENYL },
    ...rings.map((r) => ({
      before: `${r.locant}-${['methoxy', 'methyl', 'hydroxy'].includes(r.word) ? r.short : capitalise(r.word)}-`,
      words: `${r.locant}-${r.word}-`,
      smiles: r.smiles,
    })),
  ];
  return all.flatMap(({ before, words, smiles }) =>
    CYCLOHEXYL_AMINES.flatMap(([code, amine]) => [
      {
        parent: 'class-arylcyclohexylamines',
        name: `${before}${code}`,
        smiles: `C9(${smiles.replaceAll('9', '8')})(${amine})CCCCC9`,
        synonyms: words === '' ? [] : [`${words}${code}`],
      },
      {
        parent: 'class-arylcyclohexylamines',
        name: `${before}2-oxo-${code}`,
        smiles: `C9(${smiles.replaceAll('9', '8')})(${amine})CCCCC9=O`,
        synonyms: words === '' ? [] : [`${words}2-oxo-${code}`, `2-oxo-${words}${code}`],
      },
    ]),
  );
}

/** Tryptamines, ring-substituted phenethylamines with their N-benzyl and amphetamine kin, arylcyclohexylamines. */
export function hallucinogenFamily(): FamilyRow[] {
  return [...tryptamines(), ...dimethoxyphenyls(), ...scalines(), ...arylcyclohexylamines()];
}
