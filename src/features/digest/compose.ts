import { fillTemplate } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import { myWorkEn } from '../../model/messages/my-work.en.ts';
import type { Marking } from '../../model/report.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { type Home, linkTo } from './home.ts';
import { mayLeave } from './rules.ts';

const words = myWorkEn.digest;
const kinds: Readonly<Record<string, string>> = myWorkEn.myWork.kind;
const several: Readonly<Record<string, string>> = myWorkEn.myWork.several;

/** Something that was sent of late. */
export interface NewItem {
  readonly title: string;
  readonly marking: Marking;
  readonly path: string;
}

export interface DigestFacts {
  readonly name: string;
  readonly items: readonly WaitingItem[];
  readonly fresh: readonly NewItem[];
  readonly now: Date;
  readonly timeZone: string;
  /** Where its links lead; a letter that does not know has none, and says so. */
  readonly home: Home;
  readonly database: DatabaseName;
  readonly isSimulated: boolean;
  /** What stands at the foot, where it is no digest. */
  readonly foot?: string;
}

export interface Digest {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Line {
  readonly text: string;
  readonly address: string | undefined;
}

interface Part {
  readonly title: string;
  readonly lines: readonly Line[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]+/g;
/** One line: nothing of a record begins a line or a header of its own. */
export const oneLine = (text: string): string => text.replace(CONTROL, ' ').trim();

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** What of an item may be told outside: what is for few, only that there is something. */
export function tellItem(
  item: WaitingItem,
  timeZone: string,
): { readonly text: string; readonly path: string } {
  const due = item.dueAt === null ? '' : fillTemplate(words.due, { when: sayWhen(item.dueAt, timeZone) });
  const late = item.isLate ? words.late : '';
  const told = mayLeave(item.marking)
    ? `${[whatWaits(item), oneLine(item.title)].filter(Boolean).join(': ')} (TLP:${item.marking})`
    : words.withheld;
  return {
    text: [told, due, late].filter(Boolean).join(', '),
    path: mayLeave(item.marking) ? item.path : '/my-work',
  };
}

function whatWaits({ kind, count }: WaitingItem): string {
  if (count === undefined) return kinds[kind] ?? kind;
  return fillTemplate(several[`${kind}_${count === 1 ? 'one' : 'other'}`] ?? kind, { n: count });
}

/** With its zone: a letter and a feed are read anywhere. */
const sayWhen = (at: Date, timeZone: string): string =>
  `${new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)} ${timeZone}`;

/** A person's digest: what is late, what waits, what is new. */
export function composeDigest(facts: DigestFacts): Digest {
  const { home, database } = facts;
  const line = (told: { readonly text: string; readonly path: string }): Line => ({
    text: told.text,
    address: home.kind === 'unknown' ? undefined : linkTo(home.origin, told.path, database),
  });
  const tell = (items: readonly WaitingItem[]) => items.map((item) => line(tellItem(item, facts.timeZone)));
  const late = facts.items.filter(({ isLate }) => isLate);
  const waits = facts.items.filter(({ isLate }) => !isLate);
  const parts: Part[] = [
    { title: words.lateTitle, lines: tell(late) },
    { title: words.waitsTitle, lines: tell(waits) },
    {
      title: words.newTitle,
      lines: facts.fresh.map((item) =>
        mayLeave(item.marking)
          ? line({ text: `${oneLine(item.title)} (TLP:${item.marking})`, path: item.path })
          : line({ text: words.withheld, path: '/alerts' }),
      ),
    },
  ].filter(({ lines }) => lines.length > 0);
  const simulated = facts.isSimulated ? words.simulated : '';
  const counts = { waiting: facts.items.length, late: late.length };
  return {
    subject: [simulated, fillTemplate(words.subject, counts)].filter(Boolean).join(' '),
    text: writeText(facts, parts, simulated),
    html: writeHtml(facts, parts, simulated),
  };
}

/** What stands below: how often it comes, and what a reader must know of its links. */
const feet = ({ home, foot = words.foot }: DigestFacts): readonly string[] =>
  home.kind === 'public' ? [foot] : [words.links[home.kind], foot];

function writeText(facts: DigestFacts, parts: readonly Part[], simulated: string): string {
  const body = parts.flatMap(({ title, lines }) => [
    title,
    ...lines.flatMap(({ text, address }) => [
      `- ${text}`,
      ...(address === undefined ? [] : [`  ${address}`]),
    ]),
    '',
  ]);
  const head = [simulated, fillTemplate(words.greeting, { name: oneLine(facts.name) }), ''];
  return [...head.filter((text, index) => index > 0 || text !== ''), ...body, ...feet(facts)].join('\n');
}

function writeHtml(facts: DigestFacts, parts: readonly Part[], simulated: string): string {
  const link = ({ text, address }: Line) =>
    address === undefined
      ? escapeMarkup(text)
      : `<a href="${escapeMarkup(address)}">${escapeMarkup(text)}</a>`;
  const body = parts.map(
    ({ title, lines }) =>
      `<h2>${escapeMarkup(title)}</h2><ul>${lines.map((each) => `<li>${link(each)}</li>`).join('')}</ul>`,
  );
  const greeting = escapeMarkup(fillTemplate(words.greeting, { name: oneLine(facts.name) }));
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Tocsin</title><body>${
    simulated === '' ? '' : `<p><strong>${simulated}</strong></p>`
  }<p>${greeting}</p>${body.join('')}${feet(facts)
    .map((foot) => `<p>${escapeMarkup(foot)}</p>`)
    .join('')}</body></html>`;
}
