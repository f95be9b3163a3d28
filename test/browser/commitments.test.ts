import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, openBrowser, type RunningProduct, startProduct } from './product.ts';

describe.skipIf(!hasChromium)('commitments in a browser', () => {
  let product: RunningProduct;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const press = (name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
  const actAs = async (name: string) => {
    await page.locator('button.who').click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await expect.poll(() => page.locator('button.who').textContent()).toContain(name);
  };
  const score = async () =>
    Number(/SMART: (\d+)/.exec((await page.locator('.smart').textContent()) ?? '')?.[1]);

  it('are drafted with a score that follows the typing, lose nothing to another’s edit, and are validated', async () => {
    await page.goto(`${product.url}/commitments?database=sample`);
    await page.waitForSelector('main h1');
    await actAs('Focal point, Brazil (simulated)');
    // What else is read anew once it is begun holds nobody up.
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/my-work?*', (route) => released.then(() => route.continue()));
    await press('Draft a commitment');
    await page.waitForURL(/\/commitments\/\d+/);
    // The route stays: taken away now, it can lose what the browser is asking for at the moment.
    release();
    await page.getByLabel('Title').first().fill('Simulated: presses under licence');
    expect(await score()).toBe(0);
    await page.getByLabel('Lead institution').fill('Ministry');
    await expect.poll(score).toBe(5);
    expect(await page.getByText('Say for whom it is.').count()).toBe(1);
    await page.getByLabel('For whom').fill('Makers of tablet presses');
    expect(await page.getByText('Say for whom it is.').count()).toBe(0);
    await page
      .getByLabel('The problem that it answers')
      .fill('Who buys a tablet press is asked nothing by anybody.');
    await page.getByLabel('What will be done').fill('A licence for whoever buys or makes a tablet press.');
    await page.getByLabel('Start', { exact: true }).fill('2024-03-01');
    await page.getByLabel('End', { exact: true }).fill('2024-02-01');
    await page.getByText(/lies before the start/).waitFor();
    await page.getByLabel('End', { exact: true }).fill('2024-12-31');
    await press('Save the draft');
    await page.getByText('Saved.').waitFor();

    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('Contact').fill('somebody else');
    await other.getByRole('button', { name: 'Save the draft' }).click();
    await other.getByText('Saved.').waitFor();
    await other.close();
    await page.getByLabel('Contact').fill('mine');
    await press('Save the draft');
    await page.getByText(/Somebody else has changed commitment/).waitFor();
    expect(await page.getByLabel('Contact').inputValue()).toBe('mine');
    await press('Keep mine, replace theirs');
    await page.getByText('Saved.').waitFor();
    expect(await page.getByText(/Somebody else has/).count()).toBe(0);
    await press('Submit');
    await page.getByText('Waits for the validating authority of its lead.').waitFor();
    await actAs('Validating authority, Brazil (simulated)');
    await press('Validate');
    await page.getByText('Nobody independent has assessed it yet.').waitFor();
    expect(await page.getByText('validated it').count()).toBe(1);
  });

  it('keep a recommendation from going on without what was typed last', async () => {
    await actAs('Group chair, Brazil (simulated)');
    await page.goto(`${product.url}/recommendations/new?database=sample`);
    // The only group that the chair may draft in is chosen once the page knows it.
    await expect.poll(() => page.getByRole('combobox', { name: 'Group' }).inputValue()).toMatch(/^2\.1/);
    await page.getByLabel('Title').fill('Simulated: name one contact');
    await press('Begin the draft');
    await page.waitForURL(/\/recommendations\/\d+/);
    // The page that it was begun on has a field of the same name.
    await page.getByRole('button', { name: 'Put under silence' }).waitFor();
    await page.getByLabel('What is recommended').fill('One contact for each border.');
    await page.getByText(/not saved yet. Save it first/).waitFor();
    expect(await page.getByRole('button', { name: 'Put under silence' }).count()).toBe(0);
    await press('Save');
    await page.getByRole('button', { name: 'Put under silence' }).waitFor();
    await page.reload();
    expect(await page.getByLabel('What is recommended').inputValue()).toBe('One contact for each border.');
  });
});
