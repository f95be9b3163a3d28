/** Pixels of the screen. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A place for the middle of a line of text, and which end of the text stands at `x`. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A text that would like to stand on the map. */
export interface LabelWish {
  readonly key: string;
  readonly text: string;
  /** Best first. */
  readonly spots: readonly [Spot, ...Spot[]];
  /** What was chosen or is pointed at is written even where it covers something. */
  readonly isForced: boolean;
  /** Its own symbol, which it may touch. */
  readonly own?: Box | undefined;
}

export interface PlacedLabel {
  readonly key: string;
  readonly text: string;
  readonly at: Spot;
}

/** Of the letters of IBM Plex Sans at 11.5 pixels, a little more than their mean width. */
const LETTER = 6.3;
const LINE = 14;

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const contains = (outer: Box, inner: Box): boolean =>
  outer.left <= inner.left &&
  inner.right <= outer.right &&
  outer.top <= inner.top &&
  inner.bottom <= outer.bottom;

const EVERYWHERE: Box = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

export function boxOfText(text: string, { x, y, anchor }: Spot): Box {
  const width = text.length * LETTER;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - LINE / 2, bottom: y + LINE / 2 };
}

/**
 * Which labels are written, and where: one after the other, each at its first place that covers no symbol and no label before it, and lies
 * within what is shown. One that fits nowhere is left out; it stays in the list or table beside the map and under the pointer.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  symbols: readonly Box[],
  shown: Box = EVERYWHERE,
): PlacedLabel[] {
  const written: Box[] = [];
  return wishes
    .toSorted((a, b) => Number(b.isForced) - Number(a.isForced))
    .flatMap(({ key, text, spots, isForced, own }) => {
      const isFree = (spot: Spot): boolean => {
        const box = boxOfText(text, spot);
        return (
          contains(shown, box) &&
          written.every((other) => !overlaps(other, box)) &&
          symbols.every((symbol) => symbol === own || !overlaps(symbol, box))
        );
      };
      const at = spots.find(isFree) ?? (isForced ? spots[0] : undefined);
      if (at === undefined) return [];
      written.push(boxOfText(text, at));
      return [{ key, text, at }];
    });
}
