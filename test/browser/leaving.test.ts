import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, hasChromium, holdBack, openBrowser, type RunningProduct, startProduct } from './product.ts';
import { listViolations } from './violations.ts';

describe.skipIf(!hasChromium)('a page on which something was typed', () => {
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

  const dialog = () => page.getByRole('dialog', { name: 'Leave without saving?' });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
  const rail = (name: string) => page.locator('nav.rail').getByRole('link', { name, exact: true });
  const title = () => page.getByLabel('What it is called');
  const openForm = async () => {
    await page.goto(`${product.url}/review?database=sample`);
    await press('Plan a review');
    await title().waitFor();
  };

  it('asks before it is left, by keys and for screen readers, and keeps what was typed by whoever stays', async () => {
    await page.goto(`${product.url}/?database=sample`);
    await rail('Review').click();
    await press('Plan a review');
    await title().fill('Simulated: half a thought');
    await rail('Signals').click();
    await dialog().waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('Stay here');
    expect(await listViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe('/review');
    expect(await title().inputValue()).toBe('Simulated: half a thought');
    // Back is a way out, too.
    await page.evaluate('history.back()');
    await dialog().waitFor();
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    expect(await title().inputValue()).toBe('Simulated: half a thought');
    // The page that is left stands until the next one has come.
    const letGo = await holdBack(page, '**/assets/**');
    await rail('Signals').click();
    await press('Leave, drop what I entered');
    await page.waitForURL(/\/signals/);
    await rail('Situation').click();
    letGo();
    await page.waitForURL((url) => url.pathname === '/');
    expect(await dialog().count()).toBe(0);
  });

  it('asks nothing where nothing was typed, or all of it was taken away again, or the page only shows something else', async () => {
    await openForm();
    await rail('Signals').click();
    await page.waitForURL(/\/signals/);
    await openForm();
    await title().fill('Simulated: a slip');
    await page.locator('main h1').click();
    await page.keyboard.press('t');
    await page.waitForURL(/view=table/);
    expect(await title().inputValue()).toBe('Simulated: a slip');
    await title().fill('');
    await rail('Signals').click();
    await page.waitForURL(/\/signals/);
    expect(await dialog().count()).toBe(0);
  });

  it('asks nothing once it was sent, and asks again where the server refused it', async () => {
    await openForm();
    await page.route('**/api/reviews?*', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 500, json: {} }) : route.continue(),
    );
    await title().fill('Simulated: the third review');
    await page.getByLabel('Held on').fill('2024-09-01');
    await press('Plan');
    await page.waitForSelector('[role="alert"]');
    await rail('Signals').click();
    await dialog().waitFor();
    await press('Stay here');
    await page.unroute('**/api/reviews?*');
    await press('Plan');
    await page.waitForURL(/\/review\/\d+/);
    expect(await dialog().count()).toBe(0);
    await rail('Signals').click();
    await page.waitForURL(/\/signals/);
  });

  it('asks before the browser closes it', async () => {
    await openForm();
    await title().fill('Simulated: half a thought');
    const asked = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    expect(await title().inputValue()).toBe('Simulated: half a thought');
  });

  it('asks before somebody else looks at it', async () => {
    await openForm();
    await title().fill('Simulated: half a thought');
    const who = page.locator('button.who');
    const actAs = async (name: string) => {
      await who.click();
      await page.getByRole('menuitem', { name, exact: true }).click();
    };
    await actAs('Secretariat (simulated)');
    await dialog().waitFor();
    await press('Stay here');
    await dialog().waitFor({ state: 'detached' });
    expect(await who.textContent()).not.toContain('Secretariat');
    expect(await title().inputValue()).toBe('Simulated: half a thought');
    await actAs('Secretariat (simulated)');
    await press('Leave, drop what I entered');
    await expect.poll(() => who.textContent()).toContain('Secretariat');
    await dialog().waitFor({ state: 'detached' });
  });

  it('with a draft asks until the draft is saved', async () => {
    await page.goto(`${product.url}/commitments?database=sample`);
    await page.locator('button.who').click();
    await page.getByRole('menuitem', { name: 'Focal point, Brazil (simulated)', exact: true }).click();
    await press('Draft a commitment');
    await page.waitForURL(/\/commitments\/\d+/);
    await page.getByLabel('Title').first().fill('Simulated: presses under licence');
    await rail('Signals').click();
    await dialog().waitFor();
    await press('Stay here');
    await press('Save the draft');
    await page.getByText('Saved.').waitFor();
    await rail('Signals').click();
    await page.waitForURL(/\/signals/);
    expect(await dialog().count()).toBe(0);
  });

  it('keeps what is typed into a draft while it is on its way to the server', async () => {
    await page.goto(`${product.url}/commitments?database=sample`);
    await press('Draft a commitment');
    await page.waitForURL(/\/commitments\/\d+/);
    const letGo = await holdBack(page, '**/steps?*');
    await page.getByLabel('Title').first().fill('Simulated: presses');
    await press('Save the draft');
    await page.getByLabel('Title').first().fill('Simulated: presses under licence');
    letGo();
    await expect
      .poll(() => page.getByRole('button', { name: 'Save the draft' }).getAttribute('data-loading'))
      .toBe(null);
    await rail('Signals').click();
    await dialog().waitFor();
    await press('Stay here');
    await press('Save the draft');
    await page.getByText('Saved.').waitFor();
    await page.reload();
    await expect
      .poll(() => page.getByLabel('Title').first().inputValue())
      .toBe('Simulated: presses under licence');
  });

  it('asks for what was chosen in lists and for a chosen file, too, and not where the choice was taken back', async () => {
    const leave = () => rail('Signals').click();
    const source = page.getByLabel('Source', { exact: true });
    await page.goto(`${product.url}/data?database=sample`);
    await source.focus();
    await source.selectOption('wedinos');
    await leave();
    await dialog().waitFor();
    await press('Stay here');
    expect(await source.inputValue()).toBe('wedinos');
    await source.selectOption('');
    await leave();
    await page.waitForURL(/\/signals/);
    await page.goto(`${product.url}/data?database=sample`);
    const chooser = page.waitForEvent('filechooser');
    await page.getByLabel('File', { exact: true }).click();
    await (await chooser).setFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('a') });
    await leave();
    await dialog().waitFor();
    await press('Leave, drop what I entered');
    await page.waitForURL(/\/signals/);
  });

  it('keeps what is typed for the next entry while the page is read anew behind it', async () => {
    await page.goto(`${product.url}/groups/2.1?database=sample`);
    await page.locator('button.who').click();
    await page.getByRole('menuitem', { name: 'Group chair, Brazil (simulated)', exact: true }).click();
    await expect
      .poll(() => page.locator('button.who').textContent())
      .toContain('Group chair, Brazil (simulated)');
    await follow(page, page.getByRole('link', { name: 'Meeting of 4 Mar 2024' }).first());
    await page.getByRole('combobox', { name: 'What', exact: true }).click();
    await page.getByRole('option', { name: 'Decision', exact: true }).click();
    await rail('Signals').click();
    await dialog().waitFor();
    await press('Stay here');
    const text = page.getByLabel('In words');
    await text.fill('Simulated: the first decision');
    const letGo = await holdBack(page, '**/api/chains/**');
    await press('Record');
    await page.getByRole('listitem').filter({ hasText: 'Simulated: the first decision' }).first().waitFor();
    await text.fill('Simulated: the second');
    const isRead = page.waitForResponse(/\/api\/chains\//);
    letGo();
    await (await isRead).finished();
    expect(await text.inputValue()).toBe('Simulated: the second');
  });
});
