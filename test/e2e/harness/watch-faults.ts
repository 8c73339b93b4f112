import type { Page } from '@playwright/test';

/** What no page may do, whatever it shows: throw where nobody catches, or try what its own security policy forbids. */
export const watchFaults = (page: Page, faults: string[]): void => {
  page.on('pageerror', (error) => { faults.push(`uncaught: ${error.message}`); });
  page.on('console', (message) => { if (message.text().includes('Content Security Policy')) faults.push(message.text()); });
};
