import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Application } from '../../shared/domain/application/application';
import { brandRegionCode } from '../../shared/domain/brands';
import { addDays, parseLocalDate } from '../../shared/domain/local-date';
import { tableSchema } from '../../shared/persistence/table';
import type { QueueRow, WorkQueueQuery } from '../../shared/ports/applications';
import { createMeter } from '../meter/meter';
import { withTable, type TestTable } from './harness';
import { changeOf, newCase } from './sample-cases';

const districts = ['350203', '350205', '350206', '350211', '350212', '350213'].map(brandRegionCode);
const start = parseLocalDate('2026-03-09');

let table: TestTable;
beforeEach(async () => { table = await withTable(); });

/** Case `number` waits in one district after the other, due later and later; every fourth has no deadline. */
const wait = async (number: number): Promise<void> => {
  const applicationId = `case${String(number).padStart(22, '0')}`;
  const districtCode = districts[number % districts.length] ?? '';
  const { application, event, draft } = newCase(applicationId);
  await table.applications.create({ ...application, districtCode: brandRegionCode(districtCode) }, event, draft);
  const created = await table.applications.read(applicationId);
  if (created === null) throw new Error('The case was just created.');
  const changes: Partial<Application> = {
    state: 'submitted', receiptNumber: `SL20260302CASE${number}`, claimedBy: number % 5 === 0 ? 'me' : null,
    deadline: number % 4 === 3 ? null : { kind: 'acceptance', dueOn: addDays(start, number) },
  };
  await table.applications.commit(changeOf(created, { changes }));
};

const query = (more: Partial<WorkQueueQuery> = {}): WorkQueueQuery => ({ state: 'submitted', districtCodes: districts, limit: 25, cursor: null, dueBeforeOn: null, latestFirst: false, admits: () => true, ...more });

const allPages = async (more: Partial<WorkQueueQuery>): Promise<readonly (readonly QueueRow[])[]> => {
  const pages: (readonly QueueRow[])[] = [];
  for (let cursor: string | null = null; ;) {
    const page = await table.applications.workQueue(query({ ...more, cursor }));
    pages.push(page.items);
    if (page.cursor === null) return pages;
    cursor = page.cursor;
  }
};

const numbers = (rows: readonly QueueRow[]): readonly number[] => rows.map(({ applicationId }) => Number(applicationId.slice(4)));
const all = Array.from({ length: 40 }, (_, number) => number);
const byDeadline = [...all.filter((number) => number % 4 !== 3), ...all.filter((number) => number % 4 === 3)];

describe('the queue of a territory', () => {
  beforeEach(async () => { for (const number of all) await wait(number); });

  it('merges districts by deadline over all pages, each case once, in both directions', async () => {
    const forward = await allPages({ limit: 7 });
    expect(numbers(forward.flat())).toEqual(byDeadline);
    expect(forward.slice(0, -1).every((page) => page.length === 7)).toBe(true);
    expect(numbers((await allPages({ limit: 7, latestFirst: true })).flat())).toEqual([...byDeadline].reverse());
  });

  it('stops before a day, keeps what is admitted, and knows no other district or state', async () => {
    expect(numbers((await allPages({ limit: 5, dueBeforeOn: addDays(start, 9) })).flat())).toEqual([0, 1, 2, 4, 5, 6, 8]);
    expect(numbers((await allPages({ limit: 5, admits: ({ claimedBy }) => claimedBy === 'me' })).flat())).toEqual(byDeadline.filter((number) => number % 5 === 0));
    expect(numbers((await allPages({ districtCodes: districts.slice(1, 2) })).flat())).toEqual(byDeadline.filter((number) => number % 6 === 1));
    expect((await table.applications.workQueue(query({ state: 'accepted' }))).items).toEqual([]);
    expect((await table.applications.workQueue(query({ districtCodes: [] }))).items).toEqual([]);
  });

  it('ends a page early rather than reading on when hardly anything is admitted, and goes on from there', async () => {
    const pages = await allPages({ limit: 1, admits: ({ applicationId }) => Number(applicationId.slice(4)) >= 38 });
    expect(numbers(pages.flat())).toEqual([38, 39]);
    expect(pages.length).toBeGreaterThan(2);
  });

  it('costs half a unit a district and page, and one district a page of 25 no more than 2', async () => {
    const meter = createMeter(table.client, tableSchema);
    await table.applications.workQueue(query());
    expect(meter.units().readUnits).toBeLessThanOrEqual(districts.length * 0.5);
    meter.reset();
    await table.applications.workQueue(query({ districtCodes: districts.slice(0, 1) }));
    expect(meter.units().readUnits).toBeLessThanOrEqual(2);
  });

  it('refuses a cursor that is not its own', async () => {
    await expect(table.applications.workQueue(query({ cursor: 'bm9uc2Vuc2U' }))).rejects.toMatchObject({ code: 'query_invalid' });
  });
});
