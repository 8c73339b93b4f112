import * as z from 'zod';

const schema = z.object({
  /** The browser to drive, where it is not in a usual place. */
  CHROMIUM_PATH: z.string().min(1).optional(),
  /** Set where a check runs unattended. */
  CI: z.string().optional(),
});

/** Settings of the browser tests. */
export const readBrowserTestConfig = (environment: Readonly<Record<string, string | undefined>> = process.env): { readonly chromiumPath: string | undefined; readonly unattended: boolean } => {
  const { CHROMIUM_PATH, CI } = schema.parse(environment);
  return { chromiumPath: CHROMIUM_PATH, unattended: CI !== undefined && CI !== '' };
};
