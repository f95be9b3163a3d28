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

/** Name up to the ending, with and without the nitro group, and the alkoxy group of the benzyl ring. */
const NITAZENES: readonly (readonly [nitro: string, bare: string, alkoxy: string])[] = [
  ['metonitaz', 'metodesnitaz', 'OC'],
  ['etonitaz', 'etodesnitaz', 'OCC'],
  ['protonitaz', 'protodesnitaz', 'OCCC'],
  ['isotonitaz', 'isotodesnitaz', 'OC(C)C'],
  ['butonitaz', 'butodesnitaz', 'OCCCC'],
  ['secbutonitaz', 'secbutodesnitaz', 'OC(C)CC'],
];

/** Nitazenes by alkoxy group, amine and nitro group. */
function nitazenes(): FamilyRow[] {
  const amines: readonly (readonly [ending: string, words: string, smiles: string])[] = [
    ['ene', '', 'CCN(CC)'],
    ['epyne', 'n-pyrrolidino', 'C7CCCN7'],
    ['epipne', 'n-piperidinyl', 'C7CCCCN7'],
  ];
  return NITAZENES.flatMap(([nitro, bare, alkoxy]) =>
    [
      { stem: nitro, group: '[N+](=O)[O-]' },
      { stem: bare, group: '[H]' },
    ].flatMap(({ stem, group }) => {
      const row = (name: string, amine: string, synonyms: readonly string[]): FamilyRow => ({
        parent: 'class-nitazenes',
        name: capitalise(name),
        smiles: `${amine}CCn9c(Cc8ccc(${alkoxy})cc8)nc6cc(${group})ccc69`,
        synonyms,
      });
      return [
        ...amines.map(([ending, words, smiles]) =>
          row(`${stem}${ending}`, smiles, words ? [`${words} ${stem}ene`] : []),
        ),
        row(`N-Desethyl ${stem}ene`, 'CCN', [`desethyl ${stem}ene`]),
      ];
    }),
  );
}

/** Ring-substituted amphetamines. */
function amphetamines(): FamilyRow[] {
  const amines: readonly (readonly [name: string, code: string, smiles: string])[] = [
    ['amphetamine', 'A', 'N'],
    ['methamphetamine', 'MA', 'NC'],
    ['ethylamphetamine', 'EA', 'NCC'],
    ['N,N-dimethylamphetamine', 'DMA', 'N(C)C'],
  ];
  const letter: Readonly<Record<string, string>> = { fluoro: 'F', chloro: 'C', bromo: 'B' };
  return ringsOf([FLUORO, CHLORO, BROMO, METHYL, METHOXY]).flatMap((ring) =>
    amines.map(([name, code, smiles]) => ({
      parent:
        ring.word === 'fluoro' && (code === 'A' || code === 'MA')
          ? `class-fluoro${name}s`
          : 'class-amphetamines',
      name: `${ring.locant}-${capitalise(ring.word)}${name}`,
      smiles: `CC(${smiles})C${ring.smiles}`,
      synonyms: [
        ...(letter[ring.word] && code !== 'DMA' ? [`${ring.locant}-${letter[ring.word]}${code}`] : []),
        `${GREEK_POSITION[ring.locant]}-${ring.word}${name}`,
        ...(code === 'EA'
          ? [`${ring.locant}-${ring.word}-n-ethylamphetamine`, `${ring.locant}-${ring.word}ethamphetamine`]
          : []),
      ],
    })),
  );
}

/** Benzofurans and their dihydro kin by position. */
function benzofurans(): FamilyRow[] {
  const rings: readonly (readonly [position: string, furan: string, dihydro: string])[] = [
    ['4', 'c9cccc8occc98', 'c9cccc8OCCc98'],
    ['5', 'c9ccc8occc8c9', 'c9ccc8OCCc8c9'],
    ['6', 'c9ccc8ccoc8c9', 'c9ccc8CCOc8c9'],
    ['7', 'c9cccc8ccoc98', 'c9cccc8CCOc98'],
    ['2', 'c9cc8ccccc8o9', ''],
    ['3', 'c9coc8ccccc98', ''],
  ];
  const amines: readonly (readonly [code: string, smiles: string])[] = [
    ['APB', 'N'],
    ['MAPB', 'NC'],
    ['EAPB', 'NCC'],
  ];
  return rings.flatMap(([position, furan, dihydro]) =>
    amines.flatMap(([code, amine]) => [
      {
        parent: 'class-benzofurans',
        name: `${position}-${code}`,
        smiles: `CC(${amine})C${furan}`,
        synonyms: [],
      },
      ...(dihydro
        ? [
            {
              parent: 'class-benzofurans',
              name: `${position}-${code.replace('PB', 'PDB')}`,
              smiles: `CC(${amine})C${dihydro}`,
              synonyms: [],
            },
          ]
        : []),
    ]),
  );
}

function piperazines(): FamilyRow[] {
  return ringsOf([FLUORO, CHLORO, BROMO, METHYL, METHOXY]).flatMap(({ locant, word, short, smiles }) => [
    {
      parent: 'class-piperazines',
      name: `${locant}-${capitalise(word)}phenylpiperazine`,
      smiles: `N7(${smiles})CCNCC7`,
      synonyms: [
        `1-(${locant}-${word}phenyl)piperazine`,
        `${GREEK_POSITION[locant]}-${word}phenylpiperazine`,
        ...(short === 'F' || short === 'Cl' || short === 'MeO'
          ? [`${locant}-${short.replace('Cl', 'C')}PP`]
          : []),
      ],
    },
    {
      parent: 'class-piperazines',
      name: `${locant}-${capitalise(word)}benzylpiperazine`,
      smiles: `N7(C${smiles})CCNCC7`,
      synonyms: [`1-(${locant}-${word}benzyl)piperazine`, `${locant}-${word}-bzp`],
    },
    {
      parent: 'class-piperazines',
      name: `1-Methyl-4-(${locant}-${word}benzyl)piperazine`,
      smiles: `N7(C${smiles})CCN(C)CC7`,
      synonyms: [`${locant}-${word}-methylbenzylpiperazine`, `${locant}-${word}-mbzp`],
    },
  ]);
}

function phenidates(): FamilyRow[] {
  const esters: readonly (readonly [name: string, code: string, smiles: string])[] = [
    ['methylphenidate', 'MPH', 'C'],
    ['ethylphenidate', 'EPH', 'CC'],
    ['propylphenidate', 'PPH', 'CCC'],
    ['isopropylphenidate', 'IPH', 'C(C)C'],
  ];
  const rings = ringsOf([FLUORO, CHLORO, BROMO, METHYL, METHOXY]);
  return esters.flatMap(([name, code, ester]) => [
    {
      parent: 'class-phenidates',
      name: capitalise(name),
      smiles: `O=C(O${ester})C(${PHENYL})C7CCCCN7`,
      synonyms: [],
    },
    {
      parent: 'class-phenidates',
      name: `3,4-Dichloro${name}`,
      smiles: `O=C(O${ester})C(c9ccc(Cl)c(Cl)c9)C7CCCCN7`,
      synonyms: code === 'MPH' ? ['3,4-ctmp'] : [],
    },
    ...rings.map((ring) => ({
      parent: 'class-phenidates',
      name: `${ring.locant}-${capitalise(ring.word)}${name}`,
      smiles: `O=C(O${ester})C(${ring.smiles})C7CCCCN7`,
      synonyms: [`${ring.locant}${ring.short}-${code}`],
    })),
  ]);
}

/** Nitazenes, amphetamines, benzofurans, piperazines and phenidates. */
export function otherFamilies(): FamilyRow[] {
  return [...nitazenes(), ...amphetamines(), ...benzofurans(), ...piperazines(), ...phenidates()];
}
