import type { Page } from '@playwright/test';
import * as z from 'zod';

const shiftsSchema = z.array(z.object({ value: z.number(), moved: z.array(z.string()) }));

/** Has every page of this browser note what moves on it without anybody having touched it. */
export const noteShifts = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const notes: { readonly value: number; readonly moved: readonly string[] }[] = [];
    Reflect.set(window, 'shiftNotes', notes);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (Reflect.get(entry, 'hadRecentInput') === true) continue;
        const sources: unknown = Reflect.get(entry, 'sources');
        const moved = Array.isArray(sources) ? sources.map((source: unknown) => {
          const node: unknown = typeof source === 'object' && source !== null ? Reflect.get(source, 'node') : null;
          return node instanceof Node ? `${node.nodeName} ${(node.textContent ?? '').slice(0, 40)}` : 'gone';
        }) : [];
        notes.push({ value: Number(Reflect.get(entry, 'value')), moved });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
};

/** How much has moved (cumulative layout shift), and what. */
export const shiftsOf = async (page: Page): Promise<{ readonly sum: number; readonly moved: readonly string[] }> => {
  const notes = shiftsSchema.parse(await page.evaluate((): unknown => Reflect.get(window, 'shiftNotes')));
  return { sum: notes.reduce((sum, { value }) => sum + value, 0), moved: notes.filter(({ value }) => value > 0.002).flatMap(({ moved }) => moved) };
};

/** The service answers as late as it does over a poor line, so that what waits for it is seen. */
export const answerLate = async (page: Page, milliseconds: number): Promise<void> => {
  await page.route('**/api/**', async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, milliseconds); });
    await route.continue();
  });
};

/** Tables that are wider than their place, by name: what stands at their end is out of sight. */
export const cutTablesOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...document.querySelectorAll('.scroll-x')].filter((frame) => frame.scrollWidth > frame.clientWidth + 1).map((frame) => frame.getAttribute('aria-label') ?? 'a table'));
