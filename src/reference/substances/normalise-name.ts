const GREEK: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ω: 'omega',
  Δ: 'delta',
  Ω: 'omega',
};
const POSITION: Readonly<Record<string, string>> = {
  para: '4',
  p: '4',
  meta: '3',
  m: '3',
  ortho: '2',
  o: '2',
};
/** A primed locant is another ring: 4'-methyl is not 4-methyl. */
const PRIMED = /(?<=\d|alpha|beta|gamma)['’′‛´`](?=[^a-z0-9]|[a-z])/g;
/** Not behind a locant, however the hyphen between them is spaced: the last P of `P - 2 - P methyl` is no position. */
const BEFORE_SUBSTITUENT =
  /(?<![0-9](?:[^a-z0-9]?|[\s\p{Pd}]*))\b(para|meta|ortho|p|m|o)(?:[^a-z0-9]*)(?=(?:fluoro|chloro|bromo|iodo|methoxy|methyl|hydroxy|nitro))/gu;

/** `3-methylfentanyl` is the piperidine ring, `meta-methylfentanyl` the anilide ring, as `ortho-` and `para-` are. */
const META_METHYLFENTANYL = /\b(?:meta|m)[^a-z0-9]*methyl[^a-z0-9]*fentan[iy]l\b/g;
const HELD_META = 'metmethylfentanyl';

function normaliseOnce(text: string): string {
  return text
    .replaceAll(/[αβγδωΔΩ]/g, (letter) => ` ${GREEK[letter]} `)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(META_METHYLFENTANYL, HELD_META)
    .replaceAll(PRIMED, 'prime')
    .replaceAll(BEFORE_SUBSTITUENT, (_all, word: string) => POSITION[word] ?? word)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('sulph', 'sulf');
}

const MAY_HOLD_POSITION =
  /(?:para|meta|ortho|p|m|o)[^a-z0-9]*(?:fluoro|chloro|bromo|iodo|methoxy|methyl|hydroxy|nitro)/;
const STARTS_WITH_POSITION =
  /^(?:para|meta|ortho|p|m|o)(?:fluoro|chloro|bromo|iodo|methoxy|methyl|hydroxy|nitro)/;

/** The same as repeating `normaliseOnce`, without the steps that plain text never needs: the registry is read through here at start. */
function normaliseAscii(text: string): string {
  const lower = text.toLowerCase().replaceAll(META_METHYLFENTANYL, HELD_META);
  const primed = /['`]/.test(lower) ? lower.replaceAll(PRIMED, 'prime') : lower;
  const placed = MAY_HOLD_POSITION.test(primed)
    ? primed.replaceAll(BEFORE_SUBSTITUENT, (_all, word: string) => POSITION[word] ?? word)
    : primed;
  const key = placed.replaceAll(/[^a-z0-9]+/g, '').replaceAll('sulph', 'sulf');
  return STARTS_WITH_POSITION.test(key) ? normaliseAscii(key) : key;
}

/**
 * The key under which spellings of one name meet: lower case, Greek letters spelt out, accents, hyphens, spaces and brackets
 * dropped, sulph as sulf, `para-` and its like before a substituent as a locant. Idempotent: positions may surface once the hyphens have gone.
 */
export function normaliseName(text: string): string {
  if (isAscii(text)) return normaliseAscii(text);
  let before = text;
  let now = normaliseOnce(before);
  while (now !== before) {
    before = now;
    now = normaliseOnce(before);
  }
  return now;
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);

/** A looser key that levels spellings of one sound: ph/f, y/i, th/t, doubled letters, k/c, a mute e at the end. */
export function spellingKey(key: string): string {
  return key
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('y', 'i')
    .replaceAll('k', 'c')
    .replaceAll('ae', 'e')
    .replaceAll(/([a-z])\1+/g, '$1')
    .replace(/e$/, '');
}
