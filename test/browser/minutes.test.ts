import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { follow, hasChromium, holdBack, openBrowser, type RunningProduct, startProduct } from './product.ts';

describe.skipIf(!hasChromium)('minutes in a browser', () => {
  let product: RunningProduct;
  let browser: Browser;

  beforeAll(async () => {
    product = await startProduct();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** The newest meeting of a group that was held, before somebody of the sample. */
  const openAs = async (name: string): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
    await page.goto(`${product.url}/groups/2.1?database=sample`);
    await page.locator('button.who').click();
    await page.getByRole('menuitem', { name, exact: true }).click();
    await expect.poll(() => page.locator('button.who').textContent()).toContain(name);
    await follow(page, page.getByRole('link', { name: 'Meeting of 4 Mar 2024' }).first());
    await page.getByRole('heading', { name: 'Minutes', exact: true }).waitFor();
    return page;
  };
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const present = (page: Page) => page.getByLabel('Present');

  it('lose nothing that was typed while somebody else saved, and are approved as they are saved', async () => {
    const chair = await openAs('Group chair, Brazil (simulated)');
    await press(chair, 'Draft the minutes');
    await present(chair).waitFor();
    const officer = await openAs('Secretariat (simulated)');
    await present(officer).fill('The words of the officer');
    await present(chair).fill('The words of the chair');
    expect(await chair.getByRole('button', { name: 'Approve the minutes' }).count()).toBe(0);
    await press(chair, 'Save the minutes');
    await chair.getByText('Saved.').waitFor();
    // What stands beside the page, and takes its time, keeps nobody waiting.
    const letGo = await holdBack(officer, '**/api/my-work?*');
    await press(officer, 'Save the minutes');
    await officer.getByText(/^Somebody else has saved this/).waitFor();
    expect(await present(officer).inputValue()).toBe('The words of the officer');
    await press(officer, 'Keep mine, replace theirs');
    await officer.getByText('Saved.').waitFor();
    letGo();
    const readAnew = async () => {
      await chair.reload();
      return present(chair).inputValue();
    };
    await expect.poll(readAnew).toBe('The words of the officer');
    await press(chair, 'Draft anew from the record');
    await expect.poll(() => present(chair).inputValue()).not.toBe('The words of the officer');
    await press(chair, 'Approve the minutes');
    await chair.getByText(/^Approved on/).waitFor();
  });
});
