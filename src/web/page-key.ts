import { type PageDefinition, pages } from '../features/pages.ts';

/** The word of the page at an address; none where there is no page. */
export function pageKeyOf(address: string): PageDefinition['key'] | undefined {
  const given = address.length > 1 ? address.replace(/\/$/, '') : address;
  const isAt = (path: string): boolean => {
    const [wanted, parts] = [path.split('/'), given.split('/')];
    return (
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith('$') || part === parts[at])
    );
  };
  // A page of fixed words before one of the same length that takes anything: `/recommendations/new` before `/recommendations/$id`.
  return (pages.find(({ path }) => path === given) ?? pages.find(({ path }) => isAt(path)))?.key;
}
