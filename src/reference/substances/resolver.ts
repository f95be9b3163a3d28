import type { NameResolution } from '../../model/substance.ts';
import { buildIndex, findDirect, type Index, startsLikeAnother } from './name-index.ts';
import { findBracketed, findMixture, findSimple } from './name-parts.ts';
import { normaliseName } from './normalise-name.ts';
import { findBySystematicName } from './systematic-name.ts';
import { findNear } from './typing-mistake.ts';

/** What an import stores about a name once a person has settled it: registry ids, or that it says nothing. */
export type SettledNames = ReadonlyMap<string, string[] | 'unspecified'>;

/** Names that name nothing: whole keys after normalisation. */
const UNSPECIFIED = new Set(
  'unknown,other,others,multipledrugs,controlleddrugmix,controlledsubstance,nodrugfound,noanalysis,resultnotreported,nocontrolleddrugidentified,unspecified,notspecified,notknown,notidentified,unidentified,none,na,nil,drug,drugs,mixture,someothersubstance,noncontrollednonnarcotic,negative,notanalysed,notanalyzed,nodrug,nodrugs,noresult,controlleddrug,unspecifieddrug,powder,tablets,pills,unabletoidentify,noactivecomponentidentified,unknownsubstance,othersubstances,othersubstance,othersubstancesunspecified,substance'.split(
    ',',
  ),
);
const UNSPECIFIED_START =
  /^(negative results?\b|unspecified (prescription|scheduled|pharm|drug)|no (controlled )?(drug|substance)s?\b|not (analy[sz]ed|identified|tested))/i;

let shared: Index | undefined;

const REVIEW: NameResolution = {
  outcome: 'review',
  targets: [],
  rule: 'none',
  confidence: 0,
  candidates: [],
};

function judgeNear(index: Index, text: string): NameResolution {
  const query = normaliseName(text);
  const near = findNear(query, index.long.get(query[0] ?? '') ?? []);
  const ids = [...new Set(near.map((n) => index.keys.get(n.key)?.id ?? ''))];
  const best = near[0];
  if (best?.safe && ids.length === 1 && !startsLikeAnother(index, query, ids[0]!)) {
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
  return (raw) => {
    const settled = options.settled?.get(raw) ?? options.settled?.get(normaliseName(raw));
    if (settled !== undefined) return settle(settled);
    shared ??= buildIndex();
    return resolve(shared, raw);
  };
}
