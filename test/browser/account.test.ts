import { Secret, TOTP } from 'otpauth';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desks, type OnClock, startOnClock } from './own-clock.ts';
import { hasChromium, openBrowser } from './product.ts';

const OFFICER = 'Secretariat officer';
const PASSWORD = 'seven-lamps-on-a-grey-quay';

// Skipped where there is no /usr/bin/chromium: on Debian, `apt-get install chromium` brings it.
describe.skipIf(!hasChromium)('an account on the page', () => {
  let product: OnClock;
  let browser: Browser;

  beforeAll(async () => {
    product = await startOnClock('2024-01-31T08:00:00Z');
    browser = await openBrowser();
    await product.addPerson(OFFICER, 'secretariat', null);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('sets a second factor up by keys alone, says that it is gone, and makes a token', async () => {
    const desks = new Desks(browser, product.url);
    const page = await desks.of(OFFICER);
    await page.goto(`${product.url}/account?database=live`);
    await page.getByLabel('Password, once more').first().fill(PASSWORD);
    await page.keyboard.press('Enter');
    const code = page.getByLabel('Code that the app shows');
    await code.waitFor();
    await page.getByRole('img', { name: /^Code for the camera/ }).waitFor();
    const secret = Secret.fromBase32(((await page.locator('pre').textContent()) ?? '').replaceAll(' ', ''));
    await code.fill(new TOTP({ secret }).generate());
    await page.keyboard.press('Enter');
    await page.getByText(/^Recovery codes/).waitFor();
    const [recovery = ''] = ((await page.locator('pre').textContent()) ?? '').split('\n');
    // The password that set it up stands there still: it is not enough.
    const proof = page.getByLabel(/^Code from your authenticator app/);
    await proof.fill('nobody-knows-this');
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByText(/^The password or the code is not right/).waitFor();
    await proof.fill(recovery);
    await page.keyboard.press('Enter');
    await page.getByText('The second factor is taken away').waitFor();
    await page.getByLabel('What it is for').fill('A nightly report');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'End: A nightly report' }).waitFor();
    await expect.poll(() => page.getByLabel('What it is for').inputValue()).toBe('');
    expect(desks.faults).toEqual([]);
  });

  it('invites somebody by a link to the real database, which says so when it is not whole', async () => {
    await product.addPerson('First administrator', 'administrator', null);
    const page = await new Desks(browser, product.url).of('First administrator');
    await page.goto(`${product.url}/administration?database=live`);
    await page.getByText('Invite a person', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Bo Example');
    await page.locator('main form').getByLabel('E-mail address').fill('bo@example.org');
    await page.keyboard.press('Enter');
    const link = (await page.locator('form pre').textContent()) ?? '';
    const guest = await browser.newPage();
    await guest.goto(link);
    await guest.getByText(/^You are invited as/).waitFor();
    expect(await guest.locator('.simulated').count()).toBe(0);
    await guest.goto('about:blank');
    await guest.goto(link.slice(0, -1));
    await guest.getByText('This invitation is not good any more').waitFor();
  });
});
