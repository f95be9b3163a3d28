import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { createSecureContext } from 'node:tls';
import { TocsinError } from '../kernel/errors.ts';
import { explainUnread } from '../kernel/file-trouble.ts';

/** Whom a server lets in, and how. */
export interface Exposure {
  /** Address to listen on. */
  readonly host: string;
  readonly isLoopbackOnly: boolean;
  /** Address by which people open it, without a path; absent on loopback. */
  readonly publicOrigin?: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
  /** Proxies that speak TLS before us and tell who asks: addresses or networks. Nobody else is answered. */
  readonly proxies?: readonly string[];
}

export const LOOPBACK_ONLY: Exposure = { host: '127.0.0.1', isLoopbackOnly: true };

export interface ExposureOptions {
  readonly host?: string;
  readonly publicUrl?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly proxy?: readonly string[];
}

/**
 * What options ask for; anything beyond this computer needs the address that people open and either a certificate or a stated proxy.
 *
 * @throws {TocsinError} `server.*`, `file.not-readable`
 */
export function readExposure({ host, publicUrl, tlsCert, tlsKey, proxy }: ExposureOptions): Exposure {
  const isOpened = [host, publicUrl, tlsCert, tlsKey, proxy].some((given) => given !== undefined);
  if (!isOpened) return LOOPBACK_ONLY;
  if (publicUrl === undefined) throw new TocsinError('server.no-public-url');
  const publicOrigin = readOrigin(publicUrl);
  if ((tlsCert === undefined) !== (tlsKey === undefined)) throw new TocsinError('server.half-certificate');
  if (tlsCert === undefined && proxy === undefined) throw new TocsinError('server.no-tls');
  for (const each of proxy ?? [])
    if (!isNetwork(each)) throw new TocsinError('server.no-proxy', { proxy: each });
  return {
    host: host ?? '127.0.0.1',
    isLoopbackOnly: false,
    publicOrigin,
    ...(tlsCert === undefined ? {} : { tls: readCertificate(tlsCert, tlsKey!) }),
    ...(proxy === undefined ? {} : { proxies: proxy }),
  };
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isRoot =
    url !== undefined && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
  if (url?.protocol !== 'https:' || !isRoot || url.username !== '')
    throw new TocsinError('server.bad-public-url', { url: text });
  return url.origin;
}

function readCertificate(certPath: string, keyPath: string): { cert: Buffer; key: Buffer } {
  const pair = { cert: readPem(certPath), key: readPem(keyPath) };
  try {
    createSecureContext(pair);
  } catch (error) {
    throw new TocsinError('server.bad-certificate', { reason: (error as Error).message }, error);
  }
  return pair;
}

function readPem(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw explainUnread(path, error);
  }
}

const NETWORK = /^(?<address>[^/]+)(?:\/(?<bits>\d{1,3}))?$/;

function isNetwork(text: string): boolean {
  const { address = '', bits } = NETWORK.exec(text)?.groups ?? {};
  const version = isIP(address);
  return version !== 0 && (bits === undefined || Number(bits) <= (version === 4 ? 32 : 128));
}

/** Whether a connection comes from one of these addresses or networks. */
export function openProxyList(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const proxy of proxies) {
    const { address = '', bits } = NETWORK.exec(proxy)?.groups ?? {};
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (asked) => {
    // An IPv4 connection to a socket that takes both.
    const address = asked.replace(/^::ffff:/, '');
    return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  };
}

/** Where this computer itself reaches a server that listens there. */
export function localHostOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return isIP(host) === 6 ? `[${host}]` : host;
}
