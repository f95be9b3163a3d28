import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, holdBack, openBrowser, type RunningProduct, startProduct } from './product.ts';
import { findViolations, sayViolation } from './violations.ts';

const PAGES = [
  '/',
  '/signals',
  '/substances',
  '/routes',
  '/health',
  '/data',
  '/data?tab=rejects',
  '/data?tab=names',
  '/data?tab=streams',
  '/alerts',
  '/alerts/1',
  '/alerts/triage/1',
  '/alerts/triage/3',
  '/alerts/times',
  '/commitments',
  '/commitments?late=true&kind=law',
  '/commitments/1',
  '/commitments/3',
  '/my-work',
  '/search?q=nitazene',
  '/participants',
  '/participants/2',
  '/groups',
  '/groups/2.1',
  '/groups/meetings/1',
  '/groups/meetings/400',
  '/recommendations',
  '/recommendations/3',
  '/recommendations/inputs',
  '/recommendations/practices/1',
  '/review/1',
  '/review/2',
  '/participants/2/brief',
  '/chains/alert/1',
  '/chains/review/1',
];

async function seriousViolations(page: Page): Promise<string[]> {
  return (await findViolations(page))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(sayViolation);
}

// Skipped where there is no /usr/bin/chromium: on Debian, `apt-get install chromium` brings it.
describe.skipIf(!hasChromium)('the pages in a browser', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
  });

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it.each(PAGES)('%s opens without a fault and can be read by everyone', async (path) => {
    faults.length = 0;
    await page.goto(product.url + path);
    await page.waitForSelector('main h1');
    await page.waitForLoadState('networkidle');
    expect(faults).toEqual([]);
    expect(await page.locator('.problem').count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
  });

  it('says SIMULATED in the title and under the top bar', async () => {
    await page.goto(product.url);
    await page.waitForSelector('.simulated');
    await expect.poll(() => page.title()).toContain('SIMULATED');
  });

  it('says so where an answer takes long', async () => {
    const slow = await (await browser.newContext()).newPage();
    const letGo = await holdBack(slow, '**/api/signals?*');
    await slow.goto(product.url);
    await slow
      .getByText(/^Still being worked out/)
      .first()
      .waitFor();
    expect(await seriousViolations(slow)).toEqual([]);
    letGo();
    await slow.waitForSelector('[data-testid=signal]');
    expect(await slow.getByText(/^Still being worked out/).count()).toBe(0);
    await slow.context().close();
  });

  it('lists signals, and opens one with its reports', async () => {
    await page.goto(product.url);
    await page.waitForSelector('[data-testid=signal]');
    expect(await page.locator('[data-testid=signal]').count()).toBeGreaterThan(2);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/signals\//);
    await page.waitForSelector('.data-table tbody tr');
    faults.length = 0;
    await page.locator('.data-table tbody tr button').first().click();
    await page.waitForSelector('[role=dialog] table');
    expect(faults).toEqual([]);
  });

  it('lets a long chain begin below its title on paper, and breaks it between its strips', async () => {
    await page.goto(`${product.url}/chains/good-practice/7?database=sample`);
    await page.waitForSelector('.chain-graph');
    await page.emulateMedia({ media: 'print' });
    const breaks = (selector: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).breakInside`);
    await page.waitForSelector('.chain-band');
    expect(await breaks('.figure:has(.chain-band)')).toBe('auto');
    expect(await breaks('.chain-band')).toBe('avoid');
    await page.emulateMedia({ media: 'screen' });
  });

  it.each([
    ['/chains/practice/7', 'No record can have this address'],
    ['/alerts/abc', 'No record can have this address'],
    ['/groups/xyz', 'No record can have this address'],
    ['/signals/nonsense', 'There is no signal «nonsense»'],
    ['/review/9999', 'There is no review 9999'],
  ])('%s says that there is no such record, and leads on', async (path, told) => {
    await page.goto(`${product.url}${path}?database=sample`);
    const state = page.locator('main [role=alert]');
    await state.getByText('There is no such record.').waitFor();
    const text = await state.innerText();
    expect(text).toContain(told);
    expect(text).not.toMatch(/Invalid|expected|request\./);
    expect(await state.getByRole('link', { name: 'Search' }).count()).toBe(1);
  });

  it('shows a past date as it was known then', async () => {
    await page.goto(product.url);
    await page.waitForSelector('[data-testid=as-of]');
    faults.length = 0;
    await page.getByRole('button', { name: 'One week earlier' }).click();
    await page.waitForSelector('.topbar[data-past]');
    expect(page.url()).toMatch(/asOf=\d{4}-\d{2}-\d{2}/);
    expect(await page.locator('[data-testid=as-of]').textContent()).toContain('As known on');
    await page.waitForLoadState('networkidle');
    expect(faults).toEqual([]);
  });

  it('takes a signal on, verifies it, sends an alert, and a recipient acknowledges it', async () => {
    const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
    const actAs = async (item: RegExp, name: RegExp) => {
      await page.locator('button.who').click();
      await page.getByRole('menuitem', { name: item }).click();
      await expect.poll(() => page.locator('button.who').textContent()).toMatch(name);
    };
    await page.goto(`${product.url}/alerts/triage/3`);
    await page.waitForSelector('main h1');
    faults.length = 0;
    for (const [label, option] of [
      ['How reliable is the source?', /^B/],
      ['How credible is what it says?', /^2/],
    ] as const) {
      await page.getByRole('combobox', { name: label }).click();
      await page.getByRole('option', { name: option }).click();
    }
    await press('Grade');
    await press('Verify');
    await page.getByLabel('How was it verified?').fill('Two laboratories agree.');
    await press('Verify');
    await press('Draft an alert');
    await page.waitForURL(/\/alerts\/\d+/);
    await page.getByLabel('Type and origin of the risk').fill('An opioid sold as something else.');
    await page.getByLabel('Risks to health').fill('Respiratory depression.');
    await page.getByLabel('Advice').fill('Look for it.');
    await page.getByLabel('What is uncertain').fill('Few reports.');
    expect(await seriousViolations(page)).toEqual([]);
    await page.getByRole('combobox', { name: 'Participants', exact: true }).fill('Brazil');
    await page.getByRole('option', { name: 'Brazil' }).click();
    await press('Send alert');
    await page.getByText('0 of 1 received, 0 acted').waitFor();
    await actAs(/^Focal point, Brazil/, /^Focal point, Brazil/);
    await press('Acknowledge');
    await page.getByText('1 of 1 received, 0 acted').waitFor();
    await page.getByRole('button', { name: 'Acknowledge' }).waitFor({ state: 'detached' });
    expect(await seriousViolations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await actAs(/^Local administrator:/, /^Local administrator/);
  });

  it('puts on an agenda a record that was chosen, not a word that was typed, and keeps the focus', async () => {
    const actAs = async (item: RegExp) => {
      await page.locator('button.who').click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await page.goto(`${product.url}/groups/2.1?database=sample`);
    await actAs(/^Group chair/);
    const open = page.getByRole('button', { name: 'Change the agenda' });
    await page.getByRole('heading', { name: 'Next meetings' }).waitFor();
    await page.locator('main a[href*="/groups/meetings/"]').first().click();
    faults.length = 0;
    await open.press('Enter');
    await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter');
    expect(await focused()).toBe('Change the agenda');
    await open.press('Enter');
    await page.getByRole('button', { name: 'Add an item' }).press('Enter');
    await page.keyboard.type('One thing');
    const item = page.getByRole('group').last();
    expect(await item.getByLabel('Title').inputValue()).toBe('One thing');
    await item.getByRole('combobox', { name: 'About' }).click();
    await page.getByRole('option', { name: 'Recommendation' }).click();
    const which = item.getByRole('combobox', { name: 'Which' });
    await which.fill('qqqq');
    await page.getByText('Nothing that you may see holds these words.').waitFor();
    expect(await seriousViolations(page)).toEqual([]);
    await which.press('Escape');
    await which.press('Enter');
    expect(await which.evaluate((field: { validationMessage: string }) => field.validationMessage)).toMatch(
      /^Choose one/,
    );
    expect(await item.count()).toBe(1);
    await which.fill('opioid');
    await page.getByRole('option', { name: /^Look for a new opioid/ }).click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('listitem').filter({ hasText: 'One thing' }).getByRole('link').waitFor();
    expect(faults).toEqual([]);
    await actAs(/^Local administrator:/);
  });

  it('settles a name for all its rows and takes it back', async () => {
    product.importSeizures(['Zorblax (invented)', 'Ketamine']);
    await page.goto(`${product.url}/data?tab=names&database=live`);
    const first = page.locator('[data-testid=name]').first();
    await first.waitFor();
    const name = await first.locator('strong').textContent();
    await first.getByRole('button', { name: 'Names nothing' }).click();
    await page.goto(`${product.url}/data?tab=names&state=settled&database=live`);
    const settled = page.locator('[data-testid=name]', { hasText: name ?? '' }).first();
    await settled.getByRole('button', { name: 'Undo' }).click();
    await settled.waitFor({ state: 'detached' });
  });

  it('offers no file of a signal’s charts once an originator controls one of its reports', async () => {
    const ask = async <T>(path: string, body?: object): Promise<T> => {
      const response = await page.request.fetch(`${product.url}${path}?database=sample`, {
        method: body === undefined ? 'GET' : 'POST',
        ...(body === undefined ? {} : { data: body }),
      });
      expect([path, response.status()]).toEqual([path, 200]);
      return (await response.json()) as T;
    };
    const { items } = await ask<{ items: { id: string; marking: string }[] }>('/api/signals');
    const { id, marking } = items[0]!;
    const { reports } = await ask<{ reports: { items: { id: number }[] } }>(`/api/signals/${id}`);
    const figures = page.locator('main .columns figure');
    const files = figures.getByRole('button', { name: /^Download/ });
    const open = async () => {
      await page.goto(`${product.url}/signals/${id}?database=sample`);
      await figures.first().waitFor();
    };
    await open();
    expect(await files.count()).toBeGreaterThan(0);
    expect(await figures.first().locator('figcaption').textContent()).toContain(`TLP:${marking}`);
    const change = { marking, purpose: 'any', embargoUntil: null, readers: [], reach: 'report' };
    await ask(`/api/reports/${reports.items[0]!.id}/marking`, {
      ...{ ...change, isOriginatorControlled: true, reason: 'for this test' },
    });
    await open();
    await figures.getByText('its originator decides').first().waitFor();
    expect(await files.count()).toBe(0);
    await figures.first().getByRole('button', { name: 'Table' }).click();
    expect(await files.count()).toBe(0);
  });
});
