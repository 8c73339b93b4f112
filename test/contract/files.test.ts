import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { demoProgrammes } from '../../local/demo/programmes';
import { setScene } from './access-requests';
import type { Scene } from './access-requests';
import { changedKeys, openContractWorld } from './contract-world';
import type { ContractWorld } from './contract-world';

jest.setTimeout(60_000);
const [xiamen] = demoProgrammes;
let world: ContractWorld;
let scene: Scene;
beforeAll(async () => {
  world = await openContractWorld();
  scene = await setScene(world);
}, 120_000);
afterAll(() => world.stop());

const ofBatch = () => ({ parameters: { batchId: scene.batchId } });
const finance = 'xiamen-finance';
const heading = '端到端编号,金额(元),状态,凭证号,日期\r\n';

describe('files of payments over the API', () => {
  it('are refused with nothing changed when they are no result file, or another batch\'s', async () => {
    const before = await world.stored();
    const rows = [
      ['csv', 'x', 'result_file_invalid'], ['pain_002', '<Document>', 'result_file_invalid'], ['csv', `${heading}someone-01,1.00,成功,V,2026-03-20\r\n合计,1,1.00\r\n`, 'result_file_other_batch'],
    ] as const;
    for (const [format, text, code] of rows) expect([code, (await world.send(finance, 'recordResultFile', { ...ofBatch(), body: { format, text } })).code]).toEqual([code, code]);
    expect((await world.send(finance, 'recordResultFile', { ...ofBatch(), body: { format: 'csv', text: 'x'.repeat(400_001) } })).status).toBe(400);
    expect(changedKeys(before, await world.stored())).toEqual([]);
  });

  it('exist in the formats that need terms only where these were laid down', async () => {
    expect((await world.send(finance, 'getCreditTransfer', ofBatch())).code).toBe('payment_terms_unset');
    expect((await world.send(finance, 'getPaymentFile', ofBatch())).status).toBe(200);
  });

  it('of totals and of the year are workbooks with the right type, and a wrong dimension is no dimension', async () => {
    const query = { programmeId: xiamen!.programmeId, fiscalYear: '2026' };
    for (const operationId of ['exportTotalsTableXlsx', 'exportYearEndStatementXlsx'] as const) {
      const answer = await world.send(finance, operationId, { query });
      expect([answer.status, answer.contentType, Buffer.from(answer.text, 'base64').subarray(0, 2).toString()]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK']);
    }
    expect((await world.send(finance, 'getTotalsTable', { query: { ...query, by: 'district,secret' } })).code).toBe('query_invalid');
  });
});
