import { opened } from './page-row';
import type { PageRow } from './page-row';

/** Pages that stand in no area: the portal's own for lost ways and sessions, and those of the issuer. */
export const sessionRows: readonly PageRow[] = [
  { route: '/try', states: [{ name: 'demo accounts', show: opened('/try') }] },
  { route: '*', states: [{ name: 'no such page', show: opened('/there-is-no-such-page') }] },
  { route: '/callback', states: [{ name: 'a sign-in that can not be completed', show: async ({ page }) => { await page.goto('/callback?code=unknown&state=unknown'); await page.getByRole('heading', { level: 1, name: '登录没有完成' }).waitFor(); } }] },
];
