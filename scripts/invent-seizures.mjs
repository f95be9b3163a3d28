// Writes the story of the invented seizures after their first 200 rows, which are kept. `--check` writes nothing and fails where
// the file differs. Everything is invented, town names too; the same numbers come out on every machine.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(
  new URL('../src/sources/unodc-ids/fixtures/unodc-ids-invented.csv', import.meta.url),
);
const KEPT_ROWS = 200;
const FIRST_MONDAY = Date.UTC(2023, 0, 2);
const WEEKS = 104;
const DAY = 86_400_000;

/** Park and Miller's generator: enough for a story. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const random = createRandom(20_240_314);
const pick = (items) => items[Math.floor(random() * items.length)];

function drawPoisson(mean) {
  let count = 0;
  for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
  return count;
}

const UNITS = {
  MDMA: 'Tablet',
  LSD: 'Blotting paper',
  'GHB/GBL': 'Millilitre',
  'Marijuana (Herb)': 'Kilogram',
};
const COUNTRIES = [
  {
    head: ['Europe', 'West & Central Europe', 'Portugal', 'Lisboa'],
    towns: ['Invented Town North', 'Invented Town South'],
    drugs: ['MDMA', 'LSD', 'Cocaine', 'Methamphetamine', 'Marijuana (Herb)'],
    perWeek: 6,
  },
  {
    head: ['Oceania', 'Oceania', 'New Zealand', 'Auckland'],
    towns: ['Invented Harbour', 'Invented Airport'],
    drugs: ['Methamphetamine', 'MDMA', 'LSD', 'GHB/GBL'],
    perWeek: 6,
  },
  {
    head: ['Americas', 'South America', 'Chile', 'V Región de Valparaíso'],
    towns: ['Invented Port'],
    drugs: ['Cocaine', 'MDMA', 'Marijuana (Herb)', '5F-APINACA'],
    perWeek: 5,
    // Story: the reporter falls silent.
    silentFrom: 82,
  },
];

function drawRow({ head, towns }, week, drug, way = '') {
  const day = new Date(FIRST_MONDAY + week * 7 * DAY + Math.floor(random() * 7) * DAY);
  const amount = (1 + random() * 800).toFixed(1);
  const tail = [amount, UNITS[drug] ?? 'Gram', '', '', way, '', '', '', ''];
  return [...head, pick(towns), day.toISOString().slice(0, 10), drug, ...tail].join(';');
}

function* tellStory() {
  const [portugal, newZealand] = COUNTRIES;
  for (let week = 0; week < WEEKS; week++) {
    for (const country of COUNTRIES) {
      if (week >= (country.silentFrom ?? WEEKS)) continue;
      for (let count = drawPoisson(country.perWeek); count > 0; count--) {
        yield drawRow(country, week, pick(country.drugs), pick(['', '', 'Air', 'Land']));
      }
    }
    // Story: a nitazene never reported before comes by post.
    if (week >= 92)
      for (let n = 1 + drawPoisson(1); n > 0; n--) yield drawRow(portugal, week, 'Protonitazene', 'Mail');
    // Story: methamphetamine rises sevenfold in five weeks, and comes by sea, as it never did.
    if (week >= 99)
      for (let n = 7 + drawPoisson(3); n > 0; n--) yield drawRow(newZealand, week, 'Methamphetamine', 'Sea');
  }
}

/** Length of the header and the first rows; line breaks stand inside quotation marks. */
function findEndOfRows(text, rows) {
  let isQuoted = false;
  let seen = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    if (text[at] !== '\n' || isQuoted) continue;
    seen++;
    if (seen === rows + 1) return at + 1;
  }
  throw new Error(`${FILE} has fewer than ${rows} rows`);
}

const old = readFileSync(FILE, 'utf8');
const text = `${old.slice(0, findEndOfRows(old, KEPT_ROWS))}${[...tellStory()].join('\n')}\n`;
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (text !== old) {
  console.error(`${FILE} differs from what this script writes.`);
  process.exitCode = 1;
}
