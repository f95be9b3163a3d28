/**
 * Systematic names of registry structures. Each is reduced to fragments with locants, so that spelling, order and missing locants
 * do not matter, yet isomers stay apart. Source: IUPAC names of the structures in the registry.
 */
const NAMES: readonly (readonly [id: string, name: string])[] = [
  ['ab-pinaca', 'N-(1-carbamoyl-2-methylpropyl)-1-pentyl-1H-indazole-3-carboxamide'],
  ['ab-pica', 'N-(1-carbamoyl-2-methylpropyl)-1-pentyl-1H-indole-3-carboxamide'],
  ['ab-bzinaca', 'N-(1-carbamoyl-2-methylpropyl)-1-benzyl-1H-indazole-3-carboxamide'],
  ['ab-fubinaca', 'N-(1-carbamoyl-2-methylpropyl)-1-(4-fluorobenzyl)-1H-indazole-3-carboxamide'],
  ['ab-chminaca', 'N-(1-carbamoyl-2-methylpropyl)-1-(cyclohexylmethyl)-1H-indazole-3-carboxamide'],
  ['5f-ab-pinaca', 'N-(1-carbamoyl-2-methylpropyl)-1-(5-fluoropentyl)-1H-indazole-3-carboxamide'],
  ['adb-pinaca', 'N-(1-carbamoyl-2,2-dimethylpropyl)-1-pentyl-1H-indazole-3-carboxamide'],
  ['adbica', 'N-(1-carbamoyl-2,2-dimethylpropyl)-1-pentyl-1H-indole-3-carboxamide'],
  ['apinaca', 'N-(adamantan-1-yl)-1-pentyl-1H-indazole-3-carboxamide'],
  ['5f-akb48', 'N-(adamantan-1-yl)-1-(5-fluoropentyl)-1H-indazole-3-carboxamide'],
  ['apica', 'N-(adamantan-1-yl)-1-pentyl-1H-indole-3-carboxamide'],
  ['sts-135', 'N-(adamantan-1-yl)-1-(5-fluoropentyl)-1H-indole-3-carboxamide'],
  ['pb-22', 'quinolin-8-yl 1-pentyl-1H-indole-3-carboxylate'],
  ['npb-22', 'quinolin-8-yl 1-pentyl-1H-indazole-3-carboxylate'],
  ['5f-pb-22', 'quinolin-8-yl 1-(5-fluoropentyl)-1H-indole-3-carboxylate'],
  ['fub-pb-22', 'quinolin-8-yl 1-(4-fluorobenzyl)-1H-indole-3-carboxylate'],
  ['bb-22', 'quinolin-8-yl 1-(cyclohexylmethyl)-1H-indole-3-carboxylate'],
  ['cbl-018', 'naphthalen-1-yl 1-pentyl-1H-indole-3-carboxylate'],
  ['sdb-005', 'naphthalen-1-yl 1-pentyl-1H-indazole-3-carboxylate'],
  ['nm-2201', 'naphthalen-1-yl 1-(5-fluoropentyl)-1H-indole-3-carboxylate'],
  ['fdu-pb-22', 'naphthalen-1-yl 1-(4-fluorobenzyl)-1H-indole-3-carboxylate'],
  ['naphthalen-1-yl-1-benzylindole-3-carboxylate', 'naphthalen-1-yl 1-benzyl-1H-indole-3-carboxylate'],
  ['n-naphthalen-1-yl-1h-indole-3-carboxamide', 'N-(naphthalen-1-yl)-1H-indole-3-carboxamide'],
  ['nnei', 'N-(naphthalen-1-yl)-1-pentyl-1H-indole-3-carboxamide'],
  ['mn-18', 'N-(naphthalen-1-yl)-1-pentyl-1H-indazole-3-carboxamide'],
  ['sdb-006', 'N-benzyl-1-pentyl-1H-indole-3-carboxamide'],
  ['1-benzyl-n-quinolin-8-yl-indazole-3-carboxamide', '1-benzyl-N-(quinolin-8-yl)-1H-indazole-3-carboxamide'],
  ['thj-018', '3-(naphthalen-1-yl-oxomethyl)-1-pentyl-1H-indazole'],
  ['jwh-018', '3-(naphthalen-1-yl-oxomethyl)-1-pentyl-1H-indole'],
  ['jwh-073', '3-(naphthalen-1-yl-oxomethyl)-1-butyl-1H-indole'],
];

/** Spellings seen in translations, levelled before the fragments are read. Longer before shorter. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\band its (derivat|deriviat)\w*|\band derivatives\b|\bderivat\w*/g, ''],
  [/carbamo[iy]l/g, 'carbamoyl'],
  [/carboxam[iy]de?/g, 'carboxamide'],
  [/met[h]?[iy]l/g, 'methyl'],
  [/prop[iy]l/g, 'propyl'],
  [/pent[iy]l/g, 'pentyl'],
  [/but[iy]l/g, 'butyl'],
  [/benz[iy]l/g, 'benzyl'],
  [/phen[iy]l\s*methyl/g, 'benzyl'],
  [/na(f|ph)t(h)?alen(e)?/g, 'naphthalen'],
  [/quinoline?/g, 'quinolin'],
  [/indazol(?!e)/g, 'indazole'],
  [/[iy]locos\s*methyl|[iy]loxomethyl|[iy]l-oxomethyl/g, 'yl-oxomethyl'],
  [/\b1\s*[nh]\b|\b1[nh]-/g, ' '],
];
const FRAGMENT =
  /(\d(?:,\d)*)?[^a-z0-9]*(carbamoyl|dimethylpropyl|methylpropyl|fluoropentyl|fluorobenzyl|cyclohexylmethyl|pentyl|butyl|benzyl|naphthalen|quinolin|adamant(?:an)?|indazole|indole|oxomethyl|carboxamide|carboxylate)(?:[^a-z0-9]*(\d)[^a-z0-9]*yl)?/g;
/** Text that carries no structure once the fragments are taken out; anything more means a part that is not understood. */
const IGNORED = /^(?:n|yl|h|[^a-z])*$/;

interface Parsed {
  readonly fragments: string;
  readonly locants: readonly string[];
}

function parseSystematicName(text: string): Parsed | undefined {
  let work = ` ${text.toLowerCase()} `;
  for (const [from, to] of SPELLINGS) work = work.replaceAll(from, to);
  const found = [...work.matchAll(FRAGMENT)].map((m) => ({
    name: m[2]!.replace('adamantan', 'adamant'),
    locant: m[3] ?? m[1] ?? '',
  }));
  const rest = work.replaceAll(FRAGMENT, ' ').replaceAll(/\b(n|yl|h)\b/g, '');
  if (found.length < 3 || !IGNORED.test(rest.replaceAll(/\s+/g, ''))) return undefined;
  found.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { fragments: found.map((f) => f.name).join('+'), locants: found.map((f) => f.locant) };
}

const TABLE = NAMES.map(([id, name]) => ({ id, parsed: parseSystematicName(name) }));

/** The entry whose structure a systematic name spells; undefined where a part is not understood or two would fit. */
export function findBySystematicName(text: string): string | undefined {
  const query = parseSystematicName(text);
  if (query === undefined) return undefined;
  const fitting = TABLE.filter(
    ({ parsed }) =>
      parsed?.fragments === query.fragments &&
      parsed.locants.every(
        (locant, i) => query.locants[i] === '' || locant === '' || query.locants[i] === locant,
      ),
  );
  return fitting.length === 1 ? fitting[0]!.id : undefined;
}
