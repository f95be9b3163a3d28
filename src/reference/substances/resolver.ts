import type { NameResolution, RegistryEntry, ResolutionRule } from '../../model/substance.ts';
import { normaliseName, spellingKey } from './normalise-name.ts';
import { ancestorsOf, getEntry, REGISTRY } from './registry.ts';
import { findBySystematicName } from './systematic-name.ts';
import { findNear } from './typing-mistake.ts';

/** What an import stores about a name once a person has settled it: registry ids, or that it says nothing. */
export type SettledNames = ReadonlyMap<string, string[] | 'unspecified'>;

interface Hit {
  readonly targets: readonly string[];
  readonly rule: ResolutionRule;
  readonly confidence: number;
}

/** Names that name nothing: whole keys after normalisation. */
const UNSPECIFIED = new Set(
  'unknown,other,others,multipledrugs,controlleddrugmix,controlledsubstance,nodrugfound,noanalysis,resultnotreported,nocontrolleddrugidentified,unspecified,notspecified,notknown,notidentified,unidentified,none,na,nil,drug,drugs,mixture,someothersubstance,noncontrollednonnarcotic,negative,notanalysed,notanalyzed,nodrug,nodrugs,noresult,controlleddrug,unspecifieddrug,powder,tablets,pills,unknownsubstance,othersubstances,othersubstance,othersubstancesunspecified,substance'.split(
    ',',
  ),
);
const UNSPECIFIED_START =
  /^(negative results?\b|unspecified (prescription|scheduled|pharm|drug)|no (controlled )?(drug|substance)s?\b|not (analy[sz]ed|identified|tested))/i;

const FORM =
  /\b(hydrochloride|hcl|hydrobromide|hbr|sul(?:ph|f)ate|citrate|tartrate|maleate|fumarate|phosphate|mesylate|besylate|tosylate|succinate|sodium|potassium|tromethamine|monohydrate|dihydrate|trihydrate|base|free ?base|salts?|tablets?|capsules?|pills?|powder|liquid|solution|crystals?|resinate|injection|ampoules?|undetermined isomer|and (?:its )?deri?v\w*)\b/gi;
const STEREO = /^\s*(?:\(?[±+-]\)?-|\(?[RSE](?:,[RSE])?\)-|(?:cis|trans|dl|d|l|d,l)-)/i;
const GROUP_WORDS =
  /\b(non-?specified|unspecified|other|not specified|nos|type|group|various|misc(?:ellaneous)?|substances?)\b|\(unspecified\)/gi;

const isInorganic = (id: string): boolean =>
  getEntry(id)?.parents.some(
    (p) => p === 'class-chemicals' || p === 'class-solvents' || p === 'class-precursors-other',
  ) ?? false;

/** Codes (ADB-BUTINACA) and plain chemicals (sodium sulfate) differ from their neighbours by single letters: never by edit distance. */
const mayBeMistyped = (id: string): boolean => !isInorganic(id) && !/[A-Z]{3}/.test(getEntry(id)?.name ?? '');

interface Index {
  readonly exact: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, { id: string; rule: ResolutionRule }>;
  readonly sounds: ReadonlyMap<string, string>;
  readonly long: readonly string[];
}

function addKey(
  keys: Map<string, { id: string; rule: ResolutionRule }>,
  text: string,
  entry: RegistryEntry,
  isName: boolean,
): void {
  const key = normaliseName(text);
  const rule = entry.kind === 'class' ? 'group' : isName ? 'normalised' : 'synonym';
  if (key !== '' && !keys.has(key)) keys.set(key, { id: entry.id, rule });
}

function buildIndex(): Index {
  const exact = new Map<string, string>();
  const keys = new Map<string, { id: string; rule: ResolutionRule }>();
  for (const entry of REGISTRY) {
    exact.set(entry.name, entry.id);
    addKey(keys, entry.name, entry, true);
  }
  for (const entry of REGISTRY)
    for (const text of [...entry.synonyms, ...entry.cas]) addKey(keys, text, entry, false);
  const sounds = new Map<string, string>();
  for (const [key, { id }] of keys) {
    if (key.length < 6 || /\d/.test(key)) continue;
    const sound = spellingKey(key);
    const other = sounds.get(sound);
    sounds.set(sound, other === undefined || other === id ? id : '');
  }
  return {
    exact,
    keys,
    sounds,
    long: [...keys].filter(([key, { id }]) => key.length >= 7 && mayBeMistyped(id)).map(([key]) => key),
  };
}

let shared: Index | undefined;

function findDirect(index: Index, text: string): Hit | undefined {
  const exact = index.exact.get(text.trim());
  if (exact !== undefined) {
    const isClass = getEntry(exact)?.kind === 'class';
    return { targets: [exact], rule: isClass ? 'group' : 'exact', confidence: 1 };
  }
  const key = normaliseName(text);
  const found = index.keys.get(key);
  if (found !== undefined)
    return { targets: [found.id], rule: found.rule, confidence: found.rule === 'normalised' ? 0.99 : 0.98 };
  const id = key.length >= 6 && !/\d/.test(key) ? index.sounds.get(spellingKey(key)) : undefined;
  return id ? { targets: [id], rule: 'typing-mistake', confidence: 0.93 } : undefined;
}

function findForm(index: Index, text: string): Hit | undefined {
  for (const bare of [
    text.replace(STEREO, ''),
    text.replaceAll(FORM, ' '),
    text.replace(STEREO, '').replaceAll(FORM, ' '),
  ]) {
    if (bare === text || normaliseName(bare) === '') continue;
    const hit = findDirect(index, bare);
    if (hit && !hit.targets.some(isInorganic))
      return { targets: hit.targets, rule: 'salt-or-form', confidence: Math.min(0.96, hit.confidence) };
  }
  return undefined;
}

function findGroup(index: Index, text: string): Hit | undefined {
  const bare = text.replaceAll(GROUP_WORDS, ' ').replaceAll(/[()]/g, ' ').trim();
  if (bare === text.trim() || bare === '') return undefined;
  const found = index.keys.get(normaliseName(bare));
  return found?.rule === 'group' ? { targets: [found.id], rule: 'group', confidence: 0.95 } : undefined;
}

/** `Name (other name)`: the bracket confirms, narrows or names; two names of different things are left to a person. */
function findBracketed(index: Index, text: string): Hit | undefined {
  const square = /^([^[\]]+?)\s*\[/.exec(text);
  if (square) return findSimple(index, square[1]!);
  const match = /^\s*([^()]+?)\s*\(([^()]+)\)\s*$/.exec(text);
  if (!match) return undefined;
  const outer = findSimple(index, match[1]!);
  const inner = findSimple(index, match[2]!.replaceAll('"', ''));
  const [a, b] = [outer?.targets[0], inner?.targets[0]];
  if (!outer || !inner || a === undefined || b === undefined) {
    // A bracket alone must be the name itself, not a remark: it counts only where the outer part is no drug word we know.
    if (outer && outer.rule !== 'group')
      return {
        ...outer,
        rule: outer.rule === 'exact' ? 'normalised' : outer.rule,
        confidence: Math.min(outer.confidence, 0.94),
      };
    return inner && inner.rule !== 'group'
      ? { ...inner, rule: 'synonym', confidence: Math.min(inner.confidence, 0.9) }
      : outer;
  }
  if (a === b || ancestorsOf(a).includes(b)) return outer;
  return ancestorsOf(b).includes(a) ? inner : undefined;
}

function findSimple(index: Index, text: string): Hit | undefined {
  return findDirect(index, text) ?? findForm(index, text) ?? findGroup(index, text);
}

function findMixture(index: Index, text: string): Hit | undefined {
  const bare = text.replace(/\b(mix(?:ture)?|combination)\b/i, ' ').trim();
  const ways = [bare.split(/\s*(?:&|\/|\+|;|, |\band\b)\s*/i)];
  if (bare !== text.trim()) ways.push(bare.split(/\s*-\s*/));
  for (const parts of ways) {
    if (parts.length < 2 || parts.some((part) => part.length < 3)) continue;
    const hits = parts.map((part) => findSimple(index, part));
    if (hits.some((hit) => hit === undefined || hit.rule === 'typing-mistake')) continue;
    const targets = [...new Set(hits.flatMap((hit) => hit?.targets ?? []))];
    return targets.length === 1
      ? { targets, rule: 'synonym', confidence: 0.95 }
      : { targets, rule: 'mixture', confidence: 0.95 };
  }
  return undefined;
}

const REVIEW: NameResolution = {
  outcome: 'review',
  targets: [],
  rule: 'none',
  confidence: 0,
  candidates: [],
};

function judgeNear(index: Index, text: string): NameResolution {
  const near = findNear(normaliseName(text), index.long);
  const ids = [...new Set(near.map((n) => index.keys.get(n.key)?.id ?? ''))];
  const best = near[0];
  if (best?.safe && ids.length === 1) {
    return {
      outcome: 'resolved',
      targets: ids,
      rule: 'typing-mistake',
      confidence: 0.92 - 0.04 * best.distance,
      candidates: [],
    };
  }
  return {
    ...REVIEW,
    candidates: ids
      .slice(0, 5)
      .map((target, i) => ({ target, confidence: 0.6 - 0.1 * i, rule: 'typing-mistake' as const })),
  };
}

function isUnspecified(text: string): boolean {
  return UNSPECIFIED.has(normaliseName(text)) || UNSPECIFIED_START.test(text.trim());
}

function resolve(index: Index, raw: string): NameResolution {
  const text = raw.replaceAll(/[‐-―]/g, '-').replaceAll(/\s+/g, ' ').trim();
  if (normaliseName(text) === '')
    return { ...REVIEW, outcome: 'unspecified', rule: 'unspecified', confidence: 1 };
  const whole = text.length <= 300 ? text : text.slice(0, 300);
  const direct = findDirect(index, whole);
  if (!direct && isUnspecified(whole))
    return { outcome: 'unspecified', targets: [], rule: 'unspecified', confidence: 1, candidates: [] };
  const systematic = direct ? undefined : findBySystematicName(whole);
  const hit =
    direct ??
    (systematic
      ? { targets: [systematic], rule: 'systematic-name' as const, confidence: 0.95 }
      : undefined) ??
    findSimple(index, whole) ??
    findBracketed(index, whole) ??
    findMixture(index, whole);
  return hit ? { outcome: 'resolved', ...hit, candidates: [] } : judgeNear(index, whole);
}

function settle(settled: string[] | 'unspecified'): NameResolution {
  const unspecified = settled === 'unspecified';
  return {
    outcome: unspecified ? 'unspecified' : 'resolved',
    targets: unspecified ? [] : settled,
    rule: 'person',
    confidence: 1,
    candidates: [],
  };
}

/**
 * Makes the function that says what a name as written stands for. Pure and total; callers memoise.
 *
 * @param options `settled`: names that a person has settled, by the name as written or its normalised key; they come first
 */
export function createResolver(options: { settled?: SettledNames } = {}): (raw: string) => NameResolution {
  shared ??= buildIndex();
  const index = shared;
  return (raw) => {
    const settled = options.settled?.get(raw) ?? options.settled?.get(normaliseName(raw));
    return settled === undefined ? resolve(index, raw) : settle(settled);
  };
}
