import { fillTemplate } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';
import { myWorkEn } from '../../model/messages/my-work.en.ts';
import type { WaitingItem } from '../my-work/rules.ts';
import { escapeMarkup, oneLine, tellItem } from './compose.ts';
import { linkTo } from './home.ts';

export interface FeedFacts {
  readonly name: string;
  readonly personId: number;
  readonly database: DatabaseName;
  readonly items: readonly WaitingItem[];
  readonly now: Date;
  readonly timeZone: string;
  /** The address by which the reader of the feed asked for it. */
  readonly origin: string;
  readonly isSimulated: boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const xml = (text: string): string => escapeMarkup(text.replace(NOT_IN_XML, '\ufffd'));

/** What waits for a person as a feed (RFC 4287); of what is for few, only that there is something. */
export function writeAtom(facts: FeedFacts): string {
  const { name, personId, database, items, now, timeZone, origin, isSimulated } = facts;
  const own = `tag:tocsin,2026:${database}/person/${personId}`;
  const newest = items.reduce((latest, { since }) => (since > latest ? since : latest), new Date(0));
  const title = fillTemplate(myWorkEn.digest.feedTitle, { name: oneLine(name) });
  const entries = items.map((item) => {
    const { text, path } = tellItem(item, timeZone);
    return `<entry><id>${own}/${item.kind}/${item.id}</id><title>${xml(text)}</title><updated>${item.since.toISOString()}</updated><link href="${xml(linkTo(origin, path, database))}"/></entry>`;
  });
  const simulated = isSimulated ? `${myWorkEn.digest.simulated} ` : '';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${own}</id><title>${xml(simulated + title)}</title><updated>${(items.length === 0 ? now : newest).toISOString()}</updated><author><name>Tocsin</name></author>${entries.join('')}</feed>
`;
}
