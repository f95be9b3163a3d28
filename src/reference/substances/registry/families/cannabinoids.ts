import type { FamilyRow } from './ring.ts';

/** The amide's other half: code, further codes, SMILES from its nitrogen. */
const HEADS: readonly (readonly [code: string, others: readonly string[], smiles: string])[] = [
  ['AB', [], 'NC(C(C)C)C(N)=O'],
  ['ADB', [], 'NC(C(C)(C)C)C(N)=O'],
  ['MMB', ['AMB'], 'NC(C(C)C)C(=O)OC'],
  ['MDMB', [], 'NC(C(C)(C)C)C(=O)OC'],
  ['EMB', ['AEB'], 'NC(C(C)C)C(=O)OCC'],
  ['EDMB', [], 'NC(C(C)(C)C)C(=O)OCC'],
  ['CUMYL', [], 'NC(C)(C)c7ccccc7'],
  ['APP', [], 'NC(Cc7ccccc7)C(N)=O'],
  ['MPP', ['MPhP'], 'NC(Cc7ccccc7)C(=O)OC'],
  ['EPP', [], 'NC(Cc7ccccc7)C(=O)OCC'],
];

interface Tail {
  /** Put before the head (`5F-MDMB-PINACA`) or between head and tail (`MDMB-4en-PINACA`). */
  readonly mark: string;
  readonly inner?: boolean;
  readonly chain: string;
  readonly otherChain?: string;
  readonly smiles: string;
}
const TAILS: readonly Tail[] = [
  { mark: '', chain: 'P', smiles: 'CCCCC' },
  { mark: '5F', chain: 'P', smiles: 'CCCCCF' },
  { mark: '4F', chain: 'P', smiles: 'CCCC(F)C' },
  { mark: '5Cl', chain: 'P', smiles: 'CCCCCCl' },
  { mark: '4en', inner: true, chain: 'P', smiles: 'CCCC=C' },
  { mark: '', chain: 'BUT', otherChain: 'B', smiles: 'CCCC' },
  { mark: '4F', chain: 'BUT', otherChain: 'B', smiles: 'CCCCF' },
  { mark: '4CN', inner: true, chain: 'BUT', otherChain: 'B', smiles: 'CCCCC#N' },
  { mark: '', chain: 'HEX', otherChain: 'H', smiles: 'CCCCCC' },
  { mark: '', chain: 'PR', smiles: 'CCC' },
  { mark: '', chain: 'ET', smiles: 'CC' },
  { mark: '', chain: 'FUB', smiles: 'Cc8ccc(F)cc8' },
  { mark: '', chain: 'CHM', smiles: 'CC8CCCCC8' },
  { mark: '', chain: 'CBM', smiles: 'CC8CCC8' },
  { mark: '', chain: 'BZ', smiles: 'Cc8ccccc8' },
  { mark: '', chain: 'PHET', smiles: 'CCc8ccccc8' },
  { mark: '', chain: 'THP', smiles: 'CC8CCOCC8' },
];

interface Core {
  readonly suffix: string;
  readonly otherSuffix?: string;
  readonly parent: string;
  readonly smiles: (tail: string) => string;
}
const CORES: readonly Core[] = [
  { suffix: 'INACA', parent: 'class-sc-indazole-carboxamides', smiles: (t) => `c9nn(${t})c6ccccc69` },
  { suffix: 'ICA', parent: 'class-sc-indole-carboxamides', smiles: (t) => `c9cn(${t})c6ccccc69` },
  { suffix: '7AICA', parent: 'class-sc-azaindole', smiles: (t) => `c9cn(${t})c6ncccc69` },
];

function spell(head: string, tail: Tail, code: string): string[] {
  if (tail.mark === '') return [`${head}-${code}`];
  const before = `${tail.mark}-${head}-${code}`;
  const between = `${head}-${tail.mark}-${code}`;
  return tail.inner ? [between, before] : [before, between];
}

function carboxamides(): FamilyRow[] {
  return CORES.flatMap((core) =>
    HEADS.flatMap(([head, others, amine]) =>
      TAILS.map((tail) => {
        const codes = [tail.chain, tail.otherChain].flatMap((chain) =>
          chain === undefined ? [] : [`${chain}${core.suffix}`],
        );
        const [name = '', ...synonyms] = [head, ...others].flatMap((h) =>
          codes.flatMap((code) => spell(h, tail, code)),
        );
        // AMB alone stands for its pentyl indazole: 5F-AMB is 5F-AMB-PINACA.
        if (head === 'MMB' && core.suffix === 'INACA' && tail.chain === 'P' && tail.mark.endsWith('F'))
          synonyms.push(`${tail.mark}-AMB`);
        return { parent: core.parent, name, smiles: `O=C(${amine})${core.smiles(tail.smiles)}`, synonyms };
      }),
    ),
  );
}

/** Bromine in position 5 of the core: `ADB-5'Br-BUTINACA`. */
function brominated(): FamilyRow[] {
  const cores = [
    {
      suffix: 'INACA',
      parent: 'class-sc-indazole-carboxamides',
      ring: (t: string) => `c9nn(${t})c6ccc(Br)cc69`,
    },
    { suffix: 'ICA', parent: 'class-sc-indole-carboxamides', ring: (t: string) => `c9cn(${t})c6ccc(Br)cc69` },
  ];
  const tails = TAILS.filter(
    ({ mark, chain }) => ['P', 'BUT', 'FUB', 'CHM'].includes(chain) && mark !== '5Cl',
  );
  return cores.flatMap(({ suffix, parent, ring }) =>
    HEADS.filter(([head]) => ['AB', 'ADB', 'MMB', 'MDMB'].includes(head)).flatMap(([head, , amine]) =>
      tails.map((tail) => {
        const code = `${tail.mark === '' ? '' : `${tail.mark}-`}${tail.chain}${suffix}`;
        const other = tail.otherChain ? code.replace(tail.chain, tail.otherChain) : undefined;
        return {
          parent,
          name: `${head}-5'Br-${code}`,
          smiles: `O=C(${amine})${ring(tail.smiles)}`,
          synonyms: [
            `${head}-5br-${code}`,
            `5'br-${head}-${code}`,
            `5br-${head}-${code}`,
            ...(other ? [`${head}-5'br-${other}`] : []),
          ],
        };
      }),
    ),
  );
}

/** N-alkyl isatin acyl hydrazones. */
function hydrazones(): FamilyRow[] {
  const tails: readonly (readonly [string, string])[] = [
    ['POX', 'CCCCC'],
    ['HEXOX', 'CCCCCC'],
    ['BUTOX', 'CCCC'],
    ['CHMOX', 'CC8CCCCC8'],
    ['FUBOX', 'Cc8ccc(F)cc8'],
    ['HEPTOX', 'CCCCCCC'],
    ['OCTOX', 'CCCCCCCC'],
  ];
  return tails.map(([code, tail]) => ({
    parent: 'class-sc-oxizid',
    name: `BZO-${code}IZID`,
    smiles: `O=C(NN=C9C(=O)N(${tail})c6ccccc69)c7ccccc7`,
    synonyms: [],
  }));
}

/** Indole, indazole and 7-azaindole carboxamides by head, core and tail, and the hydrazones. */
export function cannabinoidFamily(): FamilyRow[] {
  return [...carboxamides(), ...brominated(), ...hydrazones()];
}
