import { TocsinError } from '../../kernel/errors.ts';
import type { DatabaseName } from '../../model/api.ts';

/** Where people open Tocsin, as far as it is known where a letter is written. */
export type Home =
  | { readonly kind: 'public'; readonly origin: string }
  /** A server that answers only on the computer where it runs. */
  | { readonly kind: 'local'; readonly origin: string }
  | { readonly kind: 'unknown' };

export const UNKNOWN_HOME: Home = { kind: 'unknown' };

/**
 * The home that a setting names; undefined where it names none.
 *
 * @throws {TocsinError} `digest.bad-public-url`
 */
export function readHome(setting: string | undefined): Home | undefined {
  if (setting === undefined || setting.trim() === '') return undefined;
  const url = URL.canParse(setting) ? new URL(setting) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!isWeb || url.pathname !== '/' || `${url.search}${url.hash}${url.username}${url.password}` !== '')
    throw new TocsinError('digest.bad-public-url', { url: setting });
  return { kind: 'public', origin: url.origin };
}

/** The home that a running server is, by the address that it prints and the one by which its own computer reaches it. */
export const homeOfServer = ({ url, local }: { readonly url: string; readonly local: string }): Home => ({
  kind: url === local ? 'local' : 'public',
  origin: url,
});

/** The full address of a page; it names the database, as one of the sample is not in the live one. */
export function linkTo(origin: string, path: string, database: DatabaseName): string {
  const url = new URL(path, origin);
  url.searchParams.set('database', database);
  return url.href;
}
