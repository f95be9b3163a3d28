import type { RegistryEntry, ResolutionRule } from '../../model/substance.ts';
import { normaliseName, spellingKey } from './normalise-name.ts';
import { getEntry, REGISTRY } from './registry.ts';
import { findNear } from './typing-mistake.ts';
import { indexUnplaced } from './unplaced-name.ts';

/** What a rule found. */
export interface Hit {
  readonly targets: readonly string[];
  readonly rule: ResolutionRule;
  readonly confidence: number;
}

/** Reagents, solvents and other plain chemicals. */
export const isInorganic = (id: string): boolean =>
  getEntry(id)?.parents.some(
    (p) => p === 'class-chemicals' || p === 'class-solvents' || p === 'class-precursors-other',
  ) ?? false;

/** Codes (ADB-BUTINACA) and plain chemicals (sodium sulfate) differ from their neighbours by single letters: never by edit distance. */
function mayBeMistyped(id: string): boolean {
  const entry = getEntry(id);
  if (entry === undefined || isInorganic(id) || /[A-Z]{3}/.test(entry.name)) return false;
  return entry.kind === 'class' || !entry.parents.some((parent) => parent.startsWith('class-sc-'));
}

/** The names of the registry, arranged for looking up. */
export interface Index {
  readonly exact: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, { id: string; rule: ResolutionRule }>;
  readonly sounds: ReadonlyMap<string, string>;
  /** Keys that a typing mistake may lead to, by their first letter. */
  readonly long: ReadonlyMap<string, readonly string[]>;
  /** Names without their locants, by the class that their isomers share. */
  readonly unplaced: ReadonlyMap<string, string>;
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

function byFirstLetter(keys: ReadonlyMap<string, { id: string }>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, { id }] of keys) {
    if (key.replace(/^(?:alpha|beta|gamma|delta)/, '').length < 6 || !mayBeMistyped(id)) continue;
    const group = groups.get(key[0]!);
    if (group) group.push(key);
    else groups.set(key[0]!, [key]);
  }
  return groups;
}

/** Arranges the registry; takes a fraction of a second, so callers do it once and late. */
export function buildIndex(): Index {
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
    if (key.replace(/^(?:alpha|beta|gamma|delta)/, '').length < 6 || /\d/.test(key) || !mayBeMistyped(id))
      continue;
    const sound = spellingKey(key);
    const other = sounds.get(sound);
    sounds.set(sound, other === undefined || other === id ? id : '');
  }
  return {
    exact,
    keys,
    sounds,
    unplaced: indexUnplaced(keys),
    long: byFirstLetter(keys),
  };
}

const HALOGEN: Readonly<Record<string, string>> = { fluoro: 'f', chloro: 'cl', bromo: 'br' };
/** `5-fluoro-CUMYL-P7AICA` for a code that is written `5F-CUMYL-P7AICA`. */
const SPELT_HALOGEN = /^(\d(?:prime)?)(fluoro|chloro|bromo)/;

/** Whether one slip also leads from this key to another identity: then a like sound decides nothing (dipiaanone). */
function isNearAnother(index: Index, key: string, id: string): boolean {
  const near = findNear(key, index.long.get(key[0]!) ?? []).filter(({ distance }) => distance <= 1);
  return near.some((other) => index.keys.get(other.key)?.id !== id) || startsLikeAnother(index, key, id);
}

/** Whether a slip in the very first letter, which the index by first letters cannot see, leads to another identity (luvastatin). */
export function startsLikeAnother(index: Index, key: string, id: string): boolean {
  const rest = key.slice(1);
  const others = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) => [letter + key, letter + rest]);
  return [rest, ...others].some((other) => {
    const owner = index.keys.get(other)?.id;
    return owner !== undefined && owner !== id;
  });
}

/** A name that is written as the registry writes it, but for case, signs and sound. */
export function findDirect(index: Index, text: string): Hit | undefined {
  const exact = index.exact.get(text.trim());
  if (exact !== undefined) {
    const isClass = getEntry(exact)?.kind === 'class';
    return { targets: [exact], rule: isClass ? 'group' : 'exact', confidence: 1 };
  }
  const key = normaliseName(text);
  const found = index.keys.get(key);
  if (found !== undefined)
    return { targets: [found.id], rule: found.rule, confidence: found.rule === 'normalised' ? 0.99 : 0.98 };
  const short = key.replace(
    SPELT_HALOGEN,
    (_all, locant: string, word: string) => `${locant}${HALOGEN[word]}`,
  );
  const code = short === key ? undefined : index.keys.get(short);
  if (code !== undefined) return { targets: [code.id], rule: 'synonym', confidence: 0.97 };
  const id = key.length >= 7 && !/\d/.test(key) ? index.sounds.get(spellingKey(key)) : undefined;
  return id && !isNearAnother(index, key, id)
    ? { targets: [id], rule: 'typing-mistake', confidence: 0.93 }
    : undefined;
}
