import type { Words } from '../words.ts';

export function zoomLabels(words: Words) {
  return { closer: words('map.closer'), farther: words('map.farther'), whole: words('map.whole') };
}
