/**
 * Words of headers by what a column holds, folded by `foldHeader`: English, French, Spanish, Portuguese, German. They only choose
 * among columns that the values allow, or ask; a person completes the draft.
 */
export const HEADER_WORDS = {
  country:
    /^(?:country|pays|pais|land|staat)(?: name| de (?:la )?(?:saisie|incautacion|apreensao)| of seizure)?$/,
  producing: /produc(?:ing|tion|ao)|producteur|produccion|cultivation|herstellungsland/,
  departure: /depart(?:ure|ing)?\b|origin|provenance|procedenc|salida|partida|herkunft|exporting/,
  transit: /transit/,
  destination: /destin|importing|ziel/,
  division:
    /^(?:(?:admin\w* )?division|province|provincia|provinz|department|departement|departamento|district|distrito|bundesland|kanton|canton)$/,
  town: /^(?:city|town|ville|commune|ciudad|municip\w*|cidade|stadt|ort|gemeinde)$/,
  substance:
    /drug|substance|compound|analyte|metabolite|drogue|droga|droge|stupefiant|produit|sustancia|substancia|substanz/,
  amount:
    /amount|quantit|weight|kilogram|\bkg\b|gram|cantidad|quantidade|\bmenge\b|gewicht|\bpoids\b|\bpeso\b/,
  unit: /^(?:.* )?(?:units?|unite|unidad|unidade|einheit)(?: de (?:mesure|medida))?$/,
  mode: /transport/,
  concealment: /conceal|hiding|cachette|dissimulation|ocult|versteck/,
} as const;

/** Small letters without accents, one space between words. */
export function foldHeader(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s_]+/)
    .filter((word) => word !== '')
    .join(' ');
}

/** True where the header says that the column holds this. */
export function saysHeader(name: string, what: keyof typeof HEADER_WORDS): boolean {
  return HEADER_WORDS[what].test(foldHeader(name));
}
