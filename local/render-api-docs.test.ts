import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { routeTable } from '../shared/contracts/route-table';
import { problemCodes } from '../shared/domain/problem';
import { renderApiDocs } from './render-api-docs';

describe('docs/api.md', () => {
  it('is what the contracts say today (run `npm run docs:api` after a change)', async () => {
    const written = await readFile(new URL('../docs/api.md', import.meta.url), 'utf8');
    expect(written === renderApiDocs(routeTable)).toBe(true);
  });

  it('names every route and every problem code in a row of its own', () => {
    const rows = renderApiDocs(routeTable).split('\n').filter((line) => line.startsWith('| `'));
    for (const route of routeTable) expect(rows.filter((row) => row.includes(`| \`${route.method} ${route.path}\` |`))).toHaveLength(1);
    for (const code of problemCodes) expect(rows.filter((row) => row.startsWith(`| \`${code}\` |`))).toHaveLength(1);
  });

  it('keeps cells in their columns when a text holds the column mark', () => {
    const [route] = routeTable;
    const rendered = renderApiDocs([{ ...route!, summary: 'a|b' }]);
    expect(rendered).toContain('| a\\|b |');
  });
});
