import { expect, test } from 'vitest';
import { pages } from '../features/pages.ts';
import { pageKeyOf } from './page-key.ts';

test.each(
  pages.map(({ path, key }) => [path.replaceAll(/\$\w+/g, '7'), key]),
)('%s is told as %s', (address, key) => {
  expect(pageKeyOf(address)).toBe(key);
});

test.each(['/nothing', '/chains/alert', '/signalsx'])('%s is no page', (address) => {
  expect(pageKeyOf(address)).toBeUndefined();
});
