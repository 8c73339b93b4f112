import type { Browser } from '@playwright/test';
import type { World } from '../../../local/demo/world';
import { personAt } from './person';
import type { Person } from './person';
import { watchFaults } from './watch-faults';

export type Desks = {
  readonly officerOf: (accountId: string) => Promise<Person>;
  /** What pages did meanwhile that no page may do; told once. */
  readonly takeFaults: () => readonly string[];
  readonly close: () => Promise<void>;
};

/** An office is a wide screen, whatever device a test is about. */
const office = { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false, locale: 'zh-CN', timezoneId: 'America/New_York', acceptDownloads: true } as const;

/**
 * Officers work through the cases of many tests, so each keeps one browser, signed in through the sign-in page when first
 * asked for: signing in takes longer than most of what they do.
 */
export const openDesks = (browser: Browser, baseUrl: string, world: World): Desks => {
  const seated = new Map<string, Promise<Person>>();
  const faults: string[] = [];
  const seat = async (accountId: string): Promise<Person> => {
    const page = await (await browser.newContext({ ...office, baseURL: baseUrl })).newPage();
    watchFaults(page, faults);
    const person = personAt(page, accountId, world.as(accountId));
    await page.goto('/');
    await person.signIn();
    return person;
  };
  return {
    officerOf: (accountId) => {
      const known = seated.get(accountId) ?? seat(accountId);
      seated.set(accountId, known);
      return known;
    },
    takeFaults: () => faults.splice(0),
    close: async () => {
      for (const { context } of await Promise.all(seated.values())) await context.close();
    },
  };
};
