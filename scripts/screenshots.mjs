// Pictures for the README, from the product at the address given: node scripts/screenshots.mjs http://127.0.0.1:PORT
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const address = process.argv[2];
if (address === undefined) {
  console.error('Give the address of a running Tocsin: node scripts/screenshots.mjs http://127.0.0.1:4180');
  process.exit(2);
}
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
await mkdir(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic'],
});

async function take(name, path, { width = 1280, height = 800, colorScheme = 'light' } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  await page.goto(address + path);
  await page.waitForSelector('main h1');
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('main .mantine-Skeleton-root') === null);
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${folder}${name}.png` });
  await page.close();
}

const { items } = await (await fetch(`${address}/api/signals?database=sample&limit=20`)).json();
const charted =
  items.find((item) => item.kind === 'increase') ?? items.find((item) => item.kind === 'first-appearance');
const substance = items.find((item) => item.node?.kind === 'substance')?.node;
await take('situation', '/?database=sample');
await take('situation-dark', '/?database=sample', { colorScheme: 'dark' });
await take('situation-phone', '/?database=sample', { width: 390, height: 844 });
await take('routes', '/routes?database=sample', { height: 560 });
await take('health', '/health?database=sample');
if (charted) await take('signal', `/signals/${charted.id}?database=sample`);
await take('alert', '/alerts/1?database=sample');
if (substance) await take('substance', `/substances/${substance.id}?database=sample`);
await browser.close();
