import { findDirect, type Hit, type Index, isInorganic } from './name-index.ts';
import { normaliseName } from './normalise-name.ts';
import { ancestorsOf, getEntry } from './registry.ts';

const FORM =
  /\b(hydrochloride|hcl|hydrobromide|hbr|sul(?:ph|f)ate|citrate|tartrate|maleate|fumarate|phosphate|mesylate|besylate|tosylate|succinate|sodium|potassium|calcium|disodium|dipotassium|magnesium|bisul(?:ph|f)ate|nitrate|oxalate|lactate|gluconate|pamoate|malate|besilate|mesilate|edisylate|meglumine|mucate|erbumine|hydroiodide|bromide|hydrate|hemihydrate|sesquihydrate|anhydrous|tromethamine|monohydrate|dihydrate|trihydrate|base|free ?base|salts?|tablets?|capsules?|pills?|powder|liquid|solution|crystals?|resinate|injection|ampoules?|undetermined isomer|and (?:its )?deri?v\w*)\b/gi;
/** How much of it is in one (`Diazepam 10mg`): the substance is the same. A mass alone; `%` and `g` stand in names of other things. */
const STRENGTH = /(?:^|\s)\d+(?:[.,]\d+)?\s?(?:mg|mcg|ug|µg|μg)(?=[\s),]|$)/gi;
/** Esters and carriers of medicines: another molecule, the same active substance. Never read so for controlled groups (THC acetate). */
const CARRIER =
  /\b(acetate|propionate|decanoate|enanthate|cypionate|undecanoate|phenylpropionate|isocaproate|valerate|dipropionate|furoate|caproate|palmitate|polacrilex|axetil|proxetil|pivoxil|medoxomil|cilexetil|disoproxil|alafenamide|etexilate|mofetil|kamedoxomil|solution|extract|concentrate|husk)\b/gi;
/** Water and purity: nothing else of the substance changes, so plain chemicals may be read without them. */
const PURITY =
  /\b(anhydrous|hydrate|monohydrate|dihydrate|trihydrate|pentahydrate|heptahydrate|aqueous|solution|concentrated|pure|crystals?|powder)\b/gi;
const STEREO =
  /^\s*(?:\(?[±+-]\)?-|\(?\d*[a-z]?[RSE](?:,\s*\d*[a-z]?[RSE])*\)-|\d\([RS]\)[\s-]|(?:cis|trans|dl|d|l|d,l)-)/i;
const GROUP_WORDS =
  /\b(non-?specified|unspecified|other|substituted|not specified|nos|type|group|various|misc(?:ellaneous)?|substances?)\b|\(unspecified\)/gi;

const MEDICINE_CLASSES = new Set(
  'class-medicines,class-anabolic-steroids,class-antipsychotics,class-antidepressants,class-anticonvulsants,class-anticholinergics,class-dietary,class-plant-substances,class-legal-substances,class-nootropics'.split(
    ',',
  ),
);
const isMedicine = (id: string): boolean =>
  getEntry(id)?.parents.some((parent) => MEDICINE_CLASSES.has(parent)) ?? false;

/** Signs between the names of a mixture: what stands beside one is a partner, not a salt (tromethamine & fentanyl). */
const BETWEEN_PARTNERS = /[&/+;]|,\s|\band\b(?! its\b)/i;

function findForm(index: Index, text: string): Hit | undefined {
  if (BETWEEN_PARTNERS.test(text.replaceAll(/\([^)]*\)/g, ''))) return undefined;
  for (const bare of [
    text.replace(STEREO, ''),
    text.replaceAll(FORM, ' '),
    text.replace(STEREO, '').replaceAll(FORM, ' '),
    text.replaceAll(STRENGTH, ' '),
    text.replaceAll(STRENGTH, ' ').replaceAll(FORM, ' '),
  ]) {
    if (bare === text || normaliseName(bare) === '') continue;
    const hit = findDirect(index, bare);
    if (hit && !hit.targets.some(isInorganic))
      return { targets: hit.targets, rule: 'salt-or-form', confidence: Math.min(0.96, hit.confidence) };
  }
  const dry = text.replaceAll(PURITY, ' ');
  const plain = dry === text || normaliseName(dry) === '' ? undefined : findDirect(index, dry);
  if (plain)
    return { targets: plain.targets, rule: 'salt-or-form', confidence: Math.min(0.95, plain.confidence) };
  const bare = text.replaceAll(CARRIER, ' ').replaceAll(FORM, ' ');
  if (bare === text || normaliseName(bare) === '') return undefined;
  const hit = findDirect(index, bare);
  return hit?.targets.every(isMedicine)
    ? { targets: hit.targets, rule: 'salt-or-form', confidence: Math.min(0.92, hit.confidence) }
    : undefined;
}

function findGroup(index: Index, text: string): Hit | undefined {
  const bare = text.replaceAll(GROUP_WORDS, ' ').replaceAll(/[()]/g, ' ').trim();
  if (bare === text.trim() || bare === '') return undefined;
  const found = index.keys.get(normaliseName(bare));
  return found?.rule === 'group' ? { targets: [found.id], rule: 'group', confidence: 0.95 } : undefined;
}

/** `Fluoro furanylfentanyl`, `MAPB`: the isomer is left open, the class is not. */
function findUnplaced(index: Index, text: string): Hit | undefined {
  const bare = text.replaceAll(
    /,?\s*\(?(?:isomer|position)s?\s+(?:undetermined|unspecified|not stated)\)?/gi,
    '',
  );
  const above = index.unplaced.get(normaliseName(bare));
  return above === undefined ? undefined : { targets: [above], rule: 'group', confidence: 0.9 };
}

const SYSTEMATIC = /\d[^a-z]*-.*-/i;
const isBalanced = (text: string): boolean =>
  (text.match(/\(/g) ?? []).length === (text.match(/\)/g) ?? []).length;

/** `Name (other name)`: the bracket confirms, narrows or names; two names of different things are left to a person. */
export function findBracketed(index: Index, text: string): Hit | undefined {
  const square = /^([^[\]]+?)\s*\[/.exec(text);
  if (square) return findSimple(index, square[1]!);
  const match = /^\s*(.+?)\s*\(([^()]+)\)\s*$/.exec(text);
  if (!match || !isBalanced(match[1]!)) return undefined;
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
    // A code behind a systematic name that we cannot read may abbreviate that name and not ours.
    return inner && inner.rule !== 'group' && !SYSTEMATIC.test(match[1]!)
      ? { ...inner, rule: 'synonym', confidence: Math.min(inner.confidence, 0.9) }
      : outer;
  }
  if (a === b || ancestorsOf(a).includes(b)) return outer;
  return ancestorsOf(b).includes(a) ? inner : undefined;
}

/** `Starch, corn`, `oil patchouli`: the same words in another order. */
function findReordered(index: Index, text: string): Hit | undefined {
  const words = text.split(/,\s+|\s+/).filter(Boolean);
  if (words.length < 2 || words.length > 3) return undefined;
  const orders = words.flatMap((first, i) => {
    const rest = words.filter((_, j) => j !== i);
    return [
      [first, ...rest],
      [first, ...rest.toReversed()],
    ];
  });
  for (const order of orders) {
    const found = index.keys.get(normaliseName(order.join(' ')));
    if (found) return { targets: [found.id], rule: found.rule, confidence: 0.94 };
  }
  return undefined;
}

/** `Valium Diazepam`, `2mg Xanax alprazolam`: several names of one thing, each known for itself. */
function findAgreeing(index: Index, text: string): Hit | undefined {
  const words = text.replaceAll(STRENGTH, ' ').split(/\s+/).filter(Boolean);
  if (words.length < 2 || words.length > 3) return undefined;
  const hits = words.map((word) => findDirect(index, word));
  const [target] = hits[0]?.targets ?? [];
  const agrees = hits.every((hit) => hit?.targets.length === 1 && hit.targets[0] === target);
  return agrees && target !== undefined && getEntry(target)?.kind === 'substance'
    ? { targets: [target], rule: 'synonym', confidence: 0.94 }
    : undefined;
}

/** One name without brackets or partners. */
export function findSimple(index: Index, text: string): Hit | undefined {
  return (
    findDirect(index, text) ??
    findForm(index, text) ??
    findGroup(index, text) ??
    findUnplaced(index, text) ??
    findReordered(index, text) ??
    findAgreeing(index, text)
  );
}

/** `Valeryl/isovaleryl fentanyl`: what stands before the stroke borrows the last word. */
function shareLastWord(parts: readonly string[]): string[] {
  const last = parts.at(-1)?.split(' ') ?? [];
  const word = last.length > 1 ? last.at(-1) : undefined;
  return word === undefined
    ? [...parts]
    : parts.map((part, i) => (i < parts.length - 1 ? `${part} ${word}` : part));
}

/** Several names in one: each part must be known for itself. */
export function findMixture(index: Index, text: string): Hit | undefined {
  const bare = text.replace(/\b(mix(?:ture)?|combination)\b/i, ' ').trim();
  const parts = bare.split(/\s*(?:&|\/|\+|;|, |\band\b)\s*/i);
  const ways = [parts, shareLastWord(parts)];
  if (bare !== text.trim()) ways.push(bare.split(/\s*-\s*/));
  for (const way of ways) {
    if (way.length < 2 || way.some((part) => part.length < 3)) continue;
    const hits = way.map((part) => findSimple(index, part));
    if (hits.some((hit) => hit === undefined || hit.rule === 'typing-mistake')) continue;
    const targets = [...new Set(hits.flatMap((hit) => hit?.targets ?? []))];
    return targets.length === 1
      ? { targets, rule: 'synonym', confidence: 0.95 }
      : { targets, rule: 'mixture', confidence: 0.95 };
  }
  return undefined;
}
