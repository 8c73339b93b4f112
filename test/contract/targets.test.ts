import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { demoProgrammes } from '../../local/demo/programmes';
import { textOfPdf } from '../builders/pdf-text';
import { setScene } from './access-requests';
import { openContractWorld } from './contract-world';
import type { ContractWorld } from './contract-world';

jest.setTimeout(60_000);
const [xiamen] = demoProgrammes;
let world: ContractWorld;
beforeAll(async () => {
  world = await openContractWorld();
  await setScene(world);
  await world.system.drain();
}, 120_000);
afterAll(() => world.stop());

type Figure = { readonly count: number; readonly amountFen: number };
type Year = { readonly year: number; readonly set: { readonly sense: string; readonly value: string } | null; readonly shown: { readonly accepted: Figure; readonly paid: Figure } | null };
type Target = { readonly targetId: string; readonly limits: string; readonly years: readonly Year[] };
const targetsOf = async (account: string, regionCode: string) => (await world.send(account, 'listTargets', { query: { regionCode } })).json['items'] as readonly Target[];

describe('the plans\' targets beside what the cases show', () => {
  it('are those of the region with their source, and say what the cases can\'t show', async () => {
    const items = await targetsOf('xiamen-finance', '350200');
    expect(items.map(({ targetId, years }) => [targetId, ...years.flatMap(({ year, set }) => (set === null ? [] : [`${year} ${set.sense} ${set.value}`]))])).toEqual([
      ['XM-T-insurance-products', '2017 between 1'], ['XM-T-pledge-banks', '2017 at_least 5', '2019 at_least 8'],
    ]);
    for (const { limits } of items) expect(limits.length).toBeGreaterThan(10);
  });

  it('count each bank once, by the year of the loan, among accepted and paid cases', async () => {
    const banks = (await targetsOf('xiamen-finance', '350200')).find(({ targetId }) => targetId === 'XM-T-pledge-banks')!;
    const shown = banks.years.filter((year) => year.shown !== null && year.shown.accepted.count > 0);
    expect(shown.length).toBeGreaterThan(0);
    for (const { shown: figures } of shown) expect(figures!.paid.count).toBeLessThanOrEqual(figures!.accepted.count);
  });

  it('are not given for a region one\'s duty does not cover as a whole', async () => {
    expect((await world.send('xiamen-finance', 'listTargets', { query: { regionCode: '440300' } })).code).toBe('forbidden');
    expect((await world.send('xiamen-finance', 'listTargets', { query: { regionCode: '999999' } })).code).toBe('region_unknown');
  });
});

describe('the yearly report', () => {
  const ask = async (account: string, regionCode: string, year = 2026) => world.send(account, 'getYearlyReport', { query: { regionCode, year: String(year) } });

  it('counts the cases of the year and its money as they stand in the accounts', async () => {
    const { programmes } = (await ask('xiamen-auditor', '350200')).json as { readonly programmes: readonly Readonly<Record<string, unknown>>[] };
    const line = programmes.find(({ programmeId }) => programmeId === xiamen!.programmeId)!;
    const { items } = (await world.send('xiamen-auditor', 'listAccounts', { query: { programmeId: xiamen!.programmeId } })).json as { readonly items: readonly { readonly balancesFen: Readonly<Record<string, number>> }[] };
    const sum = (name: string): number => items.reduce((total, { balancesFen }) => total + (balancesFen[name] ?? 0), 0);
    expect(line).toMatchObject({ accepted: 3, approved: 1, refused: 0, paidCount: 1, paidFen: sum('paid'), leftFen: sum('available'), demo: true });
    expect(line['approvedFen']).toBe(sum('paid'));
    expect(Number(line['filed'])).toBeGreaterThanOrEqual(4);
  });

  it('tells Shenzhen its day with the working days left, and says that the plan\'s years are over; others have no day', async () => {
    const { duty } = (await ask('shenzhen-auditor', '440300')).json as { readonly duty: Readonly<Record<string, unknown>> };
    expect(duty).toMatchObject({ dueOn: '2026-12-15', withinPlanYears: false, planYears: { from: 2019, to: 2021 }, locator: '保障措施(三)' });
    expect(duty['workingDaysLeft']).toBeGreaterThan(100);
    expect((await ask('shenzhen-auditor', '440300', 2020)).json).toMatchObject({ duty: { withinPlanYears: true } });
    expect((await ask('shenzhen-auditor', '440300', 2030)).json).toMatchObject({ duty: { workingDaysLeft: null } });
    expect((await ask('xiamen-auditor', '350200')).json['duty']).toBeNull();
  });

  it('is printed with the same figures', async () => {
    const answer = await world.send('shenzhen-finance', 'exportYearlyReport', { query: { regionCode: '440300', year: '2026' } });
    expect([answer.status, answer.contentType]).toEqual([200, 'application/pdf']);
    const words = (await textOfPdf(Uint8Array.from(Buffer.from(answer.text, 'base64')))).join('').replaceAll(/\s/g, '');
    for (const part of ['2026年推进情况', '深圳市', '报送期限：2026-12-15', '个工作日', '尚未确定的事项']) expect(words).toContain(part);
  });
});
