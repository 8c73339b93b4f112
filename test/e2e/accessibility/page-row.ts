import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { World } from '../../../local/demo/world';
import type { ApplicationState } from '../../../shared/domain/application/states';
import type { FoundCase } from './demo-cases';

/** What a visit may use: the page, the demo's cases, everybody's client. The page speaks Chinese when the visit begins. */
export type Visit = { readonly page: Page; readonly world: World; readonly caseIn: (state: ApplicationState) => FoundCase };

/** One state a page can be in, and how a person comes to see it. `show` ends when that state stands on the screen. */
export type PageState = {
  readonly name: string;
  /** The account that looks; left out: somebody who is not signed in. */
  readonly as?: (visit: Pick<Visit, 'caseIn'>) => string;
  readonly show: (visit: Visit) => Promise<void>;
  /** Looked at while it waits, so nobody waits for its end. */
  readonly waiting?: true;
};

/** A page and its main states. `route` is the path as it stands in the area's `routes.ts`, with those of its parents. */
export type PageRow = { readonly route: string; readonly states: readonly PageState[] };

/** A page that only has to be opened: there when its first heading is. */
export const opened = (path: string | ((visit: Visit) => string)): PageState['show'] => async (visit) => {
  await visit.page.goto(typeof path === 'string' ? path : path(visit));
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await settled(visit.page);
};

/** No part of the page waits for the service any more. */
export const settled = async (page: Page): Promise<void> => {
  await expect(page.locator('.waiting')).toHaveCount(0);
};

/** The service does not answer this request. */
export const withoutAnswer = async (page: Page, path: RegExp): Promise<void> => {
  await page.route(path, (route) => route.abort());
};

/** The service takes its time over this request. */
export const stillWaiting = async (page: Page, path: RegExp): Promise<void> => {
  await page.route(path, () => new Promise<void>(() => undefined));
};
