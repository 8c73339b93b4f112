import { httpWorld } from '../../../local/demo/http-world';
import * as tell from '../../../local/demo/story';
import { personAt } from '../harness/person';
import { insurancePremium } from '../harness/programmes';
import { startWorld } from '../harness/start-world';
import { expect, test } from '../harness/test';
import { OfficerCasePage } from '../pages/officer-case-page';

const tokenSeconds = 12;

test('an officer works on over several tokens: each is renewed unseen, nobody is asked to sign in', async ({ browser, run }) => {
  const system = await startWorld({ demoCases: false, tokenSeconds, sessionSeconds: 600 });
  try {
    let keys = 0;
    const world = await httpWorld(system.baseUrl, () => `${run}-key-${(keys += 1)}`);
    // Every enterprise of this system of its own is free.
    const story = await tell.draft(world, insurancePremium, 0, run);
    await tell.submit(story);
    await tell.accept(story);
    const context = await browser.newContext({ baseURL: system.baseUrl });
    const page = await context.newPage();
    const accountId = `${insurancePremium.officers}-first`;
    await page.goto('/');
    await personAt(page, accountId, world.as(accountId)).signIn();
    const pagesOpened: string[] = [];
    page.on('framenavigated', (frame) => { pagesOpened.push(frame.url()); });
    const tokenEndsAt = (): Promise<number> => page.evaluate(() => {
      const key = Object.keys(window.sessionStorage).find((one) => one.startsWith('oidc.user:')) ?? '';
      const user: unknown = JSON.parse(window.sessionStorage.getItem(key) ?? '{}');
      return typeof user === 'object' && user !== null && 'expires_at' in user ? Number(user.expires_at) : 0;
    });
    const first = await tokenEndsAt();
    const view = new OfficerCasePage(page);
    await view.open(story.applicationId);
    await view.claim();
    await view.recordFindings();
    // Two tokens later the same page goes on as if nothing had been.
    await expect.poll(tokenEndsAt, { timeout: 4 * tokenSeconds * 1000 }).toBeGreaterThan(first + 2 * tokenSeconds);
    await view.sendReview('拟同意', '（演示）材料齐全');
    await view.expectState('substantive_review');
    expect(pagesOpened.filter((url) => new URL(url).pathname.startsWith('/identity'))).toEqual([]);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await context.close();
  } finally {
    await system.stop();
  }
});
