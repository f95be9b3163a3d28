import { ownText } from '../../kernel/own-text.ts';

const MEMORY = new Map<string, string>();
const MEMORY_LIMIT = 50_000;

// Letters that no decomposition takes apart.
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/**
 * A form in which two spellings of one place are equal: lower case, without accents, punctuation or doubled spaces.
 * `Valle del Cauca`, `VALLE DEL CAUCA ` and `Valle-del-Cauca` are one.
 */
export function foldPlaceName(text: string): string {
  const known = MEMORY.get(text);
  if (known !== undefined) return known;
  const folded = foldAnew(text);
  if (MEMORY.size >= MEMORY_LIMIT) MEMORY.clear();
  MEMORY.set(ownText(text), folded);
  return folded;
}

/** The same, for texts that are met once: nothing of them is remembered. */
export function foldAnew(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter]!)
    .replace(/['’`´ʹʼ]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
