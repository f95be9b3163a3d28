/** Parts of names whose change makes another substance: a typing mistake may not add one or swap one for another. */
const MEANINGFUL =
  /dimethyl|methyl|diethyl|ethyl|propyl|butyl|pentyl|hexyl|butyryl|fluoro|chloro|bromo|iodo|hydroxy|methoxy|nitro|acetyl|hydro|meth|eth|prop|stan|sten|dien|trien|nor|des|iso|codein|orphin|azepam|azolam|nitazene|oxetine|prazole|sartan|olol|cillin|mycin|cycline|statin|amine|amide|oxy|one$|ine$|ane$|ol$|al$|ide$|ate$|ene$/g;

const meaningful = (text: string): string => (text.match(MEANINGFUL) ?? []).sort().join('+');
const digitsOf = (text: string): string => text.replaceAll(/\D+/g, ' ');

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + cost));
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = row;
  }
  return before[b.length]!;
}

/** One consonant for another of the same length: as often another name as a slip (methadone, methanone). */
function swapsConsonant(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return [...a].some(
    (letter, i) => letter !== b[i] && !(/[aeiouy]/.test(letter) && /[aeiouy]/.test(b[i] ?? '')),
  );
}

export interface NearKey {
  readonly key: string;
  readonly distance: number;
  readonly safe: boolean;
}

/**
 * Keys within a bounded number of edits, nearest first. `safe` marks those that a typing mistake explains: the same digits, the same
 * first letter, the same meaningful parts, and long enough for the number of edits.
 */
export function findNear(query: string, keys: readonly string[]): NearKey[] {
  if (query.length < 7) return [];
  const limit = query.length >= 16 ? 2 : 1;
  const near: NearKey[] = [];
  for (const key of keys) {
    if (key.length < 6 || key[0] !== query[0] || digitsOf(key) !== digitsOf(query)) continue;
    const distance = editDistance(query, key, limit);
    if (distance > limit) continue;
    near.push({
      key,
      distance,
      safe:
        key.length >= 7 &&
        !/\d/.test(query) &&
        meaningful(key) === meaningful(query) &&
        !swapsConsonant(query, key),
    });
  }
  return near.sort((a, b) => a.distance - b.distance);
}
