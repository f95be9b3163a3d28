import { ancestorsOf, getEntry } from './registry.ts';

const SUBSTITUENT =
  'trifluoromethyl|trimethoxy|fluoro|chloro|bromo|iodo|methyl|ethyl|methoxy|ethoxy|hydroxy|acetoxy|acetyl|amino|nitro|meo|aco|methylenedioxy|difluoro|dichloro|dimethyl|dimethoxy|cyano';
const PLACED = new RegExp(`(\\d+(?:prime)?)+(?=(?:${SUBSTITUENT}))`, 'g');
/** Letters for a halogen behind a locant: 4F-, 5Cl-. */
const LETTERS: readonly (readonly [RegExp, string])[] = [
  [/\d(?:prime)?f(?=[a-z0-9])/g, 'fluoro'],
  [/\d(?:prime)?cl(?=[a-z])/g, 'chloro'],
  [/\d(?:prime)?br(?=[a-z])/g, 'bromo'],
  [/\dcn(?=[a-z])/g, 'cyano'],
];
const LETTER_SEEN = /\d(?:prime)?(?:f|cl|br|cn)(?=[a-z0-9])/;
/** A bare code behind one locant: 5-APB, 3-MMC. */
const CODE = /^\d(?=[a-z]{3,5}$)/;

function withoutLocants(key: string): string[] {
  const words = key.replaceAll(PLACED, '');
  const letters = LETTER_SEEN.test(words)
    ? LETTERS.reduce((text, [from, to]) => text.replaceAll(from, to), words)
    : words;
  if (letters !== words && words !== key) return [words, letters];
  return letters === key ? [] : [letters];
}

/** Classes that say little more than that it is a chemical: no answer. */
const VAGUE = new Set(
  'class-chemicals,class-medicines,class-dietary,class-pesticides,class-cutting-agents,class-plant-substances,class-precursors-other'.split(
    ',',
  ),
);

/** The class nearest above entries with these parents; undefined where they only share a root or a vague one. */
function nearestClass(parents: readonly string[]): string | undefined {
  const [first, ...others] = parents.map((id) => [id, ...ancestorsOf(id)]);
  const common = first?.find((above) => others.every((chain) => chain.includes(above)));
  const entry = common === undefined ? undefined : getEntry(common);
  return entry && entry.parents.length > 0 && !VAGUE.has(entry.id) ? common : undefined;
}

/** Several parents of one entry: the first is the one it is filed under. */
const filedUnder = (id: string): string => getEntry(id)?.parents[0] ?? '';

/**
 * Names without the locants of their substituents, and the class that all isomers of that name share: `Fluoro furanylfentanyl` says which
 * family was found and leaves the isomer open. `keys` are normalised names with what they stand for.
 */
export function indexUnplaced(
  keys: ReadonlyMap<string, { readonly id: string }>,
): ReadonlyMap<string, string> {
  const parentsOf = new Map<string, Set<string>>();
  const codes = new Map<string, Set<string>>();
  const add = (into: Map<string, Set<string>>, key: string, value: string): void => {
    const set = into.get(key);
    if (set) set.add(value);
    else into.set(key, new Set([value]));
  };
  for (const [key, { id }] of keys) {
    if (!/\d/.test(key)) continue;
    for (const bare of withoutLocants(key)) add(parentsOf, bare, filedUnder(id));
    if (CODE.test(key)) add(codes, key.replace(CODE, ''), id);
  }
  for (const [bare, ids] of codes)
    if (ids.size >= 2) for (const id of ids) add(parentsOf, bare, filedUnder(id));
  const nearest = new Map<string, string | undefined>();
  const classes = new Map<string, string>();
  for (const [bare, parents] of parentsOf) {
    const together = [...parents].sort().join(' ');
    if (!nearest.has(together)) nearest.set(together, nearestClass([...parents]));
    const above = nearest.get(together);
    if (above !== undefined) classes.set(bare, above);
  }
  return classes;
}
