import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { LOOPBACK_ONLY, openProxyList, readExposure } from './exposure.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-exposure-'));
const file = join(folder, 'not-a-certificate.pem');
writeFileSync(file, 'hello');
afterAll(() => rmSync(folder, { recursive: true }));

const publicUrl = 'https://tocsin.example.org';
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'none';
};

test('without a word nobody but this computer is let in', () => {
  expect(readExposure({})).toBe(LOOPBACK_ONLY);
});

test.each([
  ['no public address', { host: '0.0.0.0' }, 'server.no-public-url'],
  [
    'a public address without TLS',
    { publicUrl: 'http://tocsin.example.org', proxy: ['10.0.0.1'] },
    'server.bad-public-url',
  ],
  [
    'a public address with a path',
    { publicUrl: `${publicUrl}/a`, proxy: ['10.0.0.1'] },
    'server.bad-public-url',
  ],
  [
    'a public address with a password',
    { publicUrl: 'https://a:b@example.org', proxy: ['10.0.0.1'] },
    'server.bad-public-url',
  ],
  ['neither certificate nor proxy', { host: '0.0.0.0', publicUrl }, 'server.no-tls'],
  ['half a certificate', { publicUrl, tlsCert: file }, 'server.half-certificate'],
  ['what is no certificate', { publicUrl, tlsCert: file, tlsKey: file }, 'server.bad-certificate'],
  ['a certificate that is not there', { publicUrl, tlsCert: `${file}x`, tlsKey: file }, 'file.not-found'],
  ['a proxy by name', { publicUrl, proxy: ['proxy.example.org'] }, 'server.no-proxy'],
  ['a network that is none', { publicUrl, proxy: ['10.0.0.0/33'] }, 'server.no-proxy'],
])('%s is refused, and nothing is opened', (_what, options, code) => {
  expect(codeOf(() => readExposure(options))).toBe(code);
});

test('behind a stated proxy it listens on this computer unless told otherwise', () => {
  expect(readExposure({ publicUrl: `${publicUrl}/`, proxy: ['10.0.0.0/8', '::1'] })).toEqual({
    host: '127.0.0.1',
    isLoopbackOnly: false,
    publicOrigin: publicUrl,
    proxies: ['10.0.0.0/8', '::1'],
  });
});

describe('the list of proxies', () => {
  test('takes in a network, and an IPv4 address that comes as IPv6', () => {
    const isProxy = openProxyList(['10.0.0.0/8', '2001:db8::/32']);
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::7'])
      expect([address, isProxy(address)]).toEqual([address, true]);
    for (const address of ['11.0.0.1', '::ffff:11.0.0.1', '2001:db9::1', '', 'localhost'])
      expect([address, isProxy(address)]).toEqual([address, false]);
  });

  test('of one address takes in that one alone', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
        expect(openProxyList([one])(other)).toBe(one === other);
        expect(openProxyList([one])(one)).toBe(true);
      }),
    );
  });
});
