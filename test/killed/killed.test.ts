import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openKilledWorld } from './killed-world';
import { liveThrough } from './live-through';
import type { ChapterReport } from './live-through';
import { differencesBetween, faultsIn, whatIsLeft } from './outcome';
import type { Left } from './outcome';
import { copyData, makeWaitingCases } from './waiting-cases';

/** Thousands, and deaths in the consumer of the stream, are for `npm run killed`. */
const count = 8;

jest.setTimeout(600_000);

describe('a history that is killed before and after every write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  const ends: { readonly reports: readonly ChapterReport[]; readonly left: Left; readonly faults: readonly string[] }[] = [];
  beforeAll(async () => {
    await makeWaitingCases(join(folder, 'peaceful'), count);
    copyData(join(folder, 'peaceful'), join(folder, 'killed'));
    for (const name of ['peaceful', 'killed']) {
      const world = await openKilledWorld(join(folder, name));
      try {
        const reports = await liveThrough(world, count, { killed: name === 'killed', projectsWhole: false });
        ends.push({ reports, left: await whatIsLeft(world, join(folder, name)), faults: await faultsIn(world, count) });
      } finally {
        await world.close();
      }
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves the same items and the same files, to the byte', () => {
    expect(differencesBetween(ends[0]!.left, ends[1]!.left)).toEqual([]);
  });

  it('leaves books that agree, histories that hold, the whole pot shared and paid once', () => {
    expect(ends.map(({ faults }) => faults)).toEqual([[], []]);
  });

  it('was killed twice at every write there is', () => {
    for (const [index, { name, writes }] of ends[0]!.reports.entries()) expect([name, ends[1]!.reports[index]!.kills >= 2 * writes, writes > 0]).toEqual([name, true, true]);
  });
});
