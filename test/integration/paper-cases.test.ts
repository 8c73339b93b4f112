import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Paper } from '../../shared/domain/rules/papers-named';
import { tableSchema } from '../../shared/persistence/table';
import { createMeter } from '../meter/meter';
import { withTable, type TestTable } from './harness';

let table: TestTable;
beforeEach(async () => { table = await withTable(); });

const patent: Paper = { kind: 'patent', identifier: '201510123456.1' };
const drawdown: Paper = { kind: 'drawdown', identifier: '6222021234567890' };
const policy: Paper = { kind: 'policy', identifier: '6222021234567890' };
const idsOf = async (paper: Paper, atMost = 10): Promise<readonly string[]> => (await table.paperCases.casesNaming([paper], atMost)).flatMap(({ applicationIds }) => applicationIds);

describe('cases of a paper', () => {
  it('are found by each paper they named, once however often they are noted, and by none of another kind', async () => {
    await table.paperCases.note('case-b', [patent, drawdown]);
    await table.paperCases.note('case-a', [patent]);
    await table.paperCases.note('case-b', [patent, drawdown]);
    expect(await table.paperCases.casesNaming([drawdown, patent, policy], 10)).toEqual([
      { paper: drawdown, applicationIds: ['case-b'], more: false }, { paper: patent, applicationIds: ['case-a', 'case-b'], more: false }, { paper: policy, applicationIds: [], more: false },
    ]);
    expect(await table.paperCases.casesNaming([], 10)).toEqual([]);
  });

  it('are cut where there are more than are asked for, and said to be', async () => {
    for (const applicationId of ['case-a', 'case-b', 'case-c']) await table.paperCases.note(applicationId, [patent]);
    expect(await table.paperCases.casesNaming([patent], 2)).toEqual([{ paper: patent, applicationIds: ['case-a', 'case-b'], more: true }]);
    expect(await table.paperCases.casesNaming([patent], 3)).toEqual([{ paper: patent, applicationIds: ['case-a', 'case-b', 'case-c'], more: false }]);
  });

  it('stand under no number that a log of keys could tell', async () => {
    await table.paperCases.note('case-a', [drawdown]);
    const stored: string[] = [];
    await table.scan((raw) => { stored.push(JSON.stringify(raw)); });
    expect(stored).toHaveLength(1);
    expect(stored.join('')).not.toContain(drawdown.identifier);
    expect(await idsOf(drawdown)).toEqual(['case-a']);
  });

  it('come all the same when the table was too busy at first', async () => {
    const many = Array.from({ length: 45 }, (_, index): Paper => ({ kind: 'receipt', identifier: `R${index}` }));
    table.faults.onNextWrites('throttle', null, 'lost_answer', 'duplicate', 'server_error');
    await table.paperCases.note('case-a', many);
    expect((await table.paperCases.casesNaming(many, 1)).every(({ applicationIds }) => applicationIds[0] === 'case-a')).toBe(true);
  });

  it('cost one write unit a paper, in no transaction and no index, and half a read unit each to find', async () => {
    const meter = createMeter(table.client, tableSchema);
    await table.paperCases.note('a'.repeat(26), [patent, drawdown, policy]);
    expect([meter.units(), meter.largestTransaction()]).toEqual([{ readUnits: 0, writeUnits: 3, indexWriteUnits: 0 }, 0]);
    meter.reset();
    await table.paperCases.casesNaming([patent, drawdown], 20);
    expect(meter.units().readUnits).toBe(1);
  });
});
