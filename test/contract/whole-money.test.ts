import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { officerOf } from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { csvText } from '../../shared/domain/ledger/csv';
import { fen, formatYuan, parseYuan } from '../../shared/domain/money';
import { changedKeys, openContractWorld } from './contract-world';
import type { Answer, ContractWorld } from './contract-world';

jest.setTimeout(120_000);

const shenzhen = demoProgrammes[1] as (typeof demoProgrammes)[number];
const { programmeId } = shenzhen;
const budgetFen = parseYuan('60000.00');
const fundDocumentNumber = '测试下达〔2026〕1号';

let world: ContractWorld;
beforeAll(async () => { world = await openContractWorld(); }, 60_000);
afterAll(() => world.stop());

const yuan = (amountFen: number): string => formatYuan(fen(amountFen));
const finance = 'shenzhen-finance';
const auditor = () => officerOf(world.world, shenzhen, 'auditor');
const statement = async () => (await auditor().call('getYearEndStatement', { query: { programmeId, fiscalYear: 2026 } })).total;
const balances = async (accountId: string) => (await auditor().call('listAccounts', { query: { programmeId } })).items.find((account) => account.accountId === accountId)?.balancesFen;
const stateOf = async (story: Story): Promise<string> => money.refresh(story);

type Order = { readonly endToEndId: string; readonly amountFen: number };
/** What the treasury sends back: a line an order, then count and sum. */
const answers = (lines: readonly (Order & { readonly status: string; readonly reason?: string })[], statedFen?: number): string => csvText([
  ['端到端编号', '金额(元)', '状态', '凭证号', '日期', '原因'],
  ...lines.map(({ endToEndId, amountFen, status, reason = '' }) => [endToEndId, yuan(amountFen), status, `凭证-${endToEndId}`.slice(0, 40), world.world.today(), reason]),
  ['合计', String(lines.length), yuan(statedFen ?? lines.reduce((sum, { amountFen }) => sum + amountFen, 0))],
]);
const send = (batchId: string, text: string, format = 'csv'): Promise<Answer> => world.send(finance, 'recordResultFile', { parameters: { batchId }, body: { format, text } });

/** pain.002 for the orders of a batch, as a bank writes it. */
const statusReport = (batchId: string, orders: readonly Order[]): string => [
  '<?xml version="1.0" encoding="UTF-8"?>', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>',
  `<GrpHdr><MsgId>${batchId}-answer</MsgId><CreDtTm>${world.world.today()}T18:00:00+08:00</CreDtTm></GrpHdr>`,
  `<OrgnlGrpInfAndSts><OrgnlMsgId>${batchId}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><OrgnlNbOfTxs>${orders.length}</OrgnlNbOfTxs><OrgnlCtrlSum>${yuan(orders.reduce((sum, { amountFen }) => sum + amountFen, 0))}</OrgnlCtrlSum></OrgnlGrpInfAndSts>`,
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${batchId}</OrgnlPmtInfId>`,
  ...orders.map(({ endToEndId, amountFen }) => `<TxInfAndSts><OrgnlEndToEndId>${endToEndId}</OrgnlEndToEndId><TxSts>ACSC</TxSts><AcctSvcrRef>R-${endToEndId.slice(-20)}</AcctSvcrRef><OrgnlTxRef><Amt><InstdAmt Ccy="CNY">${yuan(amountFen)}</InstdAmt></Amt><IntrBkSttlmDt>${world.world.today()}</IntrBkSttlmDt></OrgnlTxRef></TxInfAndSts>`),
  '</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>',
].join('\n');

describe('money goes the whole way round by the API', () => {
  let stories: readonly [Story, Story, Story];
  let accountId: string;
  let amountsFen: readonly number[];
  let batch: money.Batch;
  const totalOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

  it('budget: entered by one person, in force by the word of another', async () => {
    accountId = await money.appropriate(world.world, shenzhen, budgetFen, 'whole-money');
    await money.layDownPaymentTerms(world.world, shenzhen);
    expect(await balances(accountId)).toMatchObject({ available: budgetFen, reserved: 0 });
    expect(await statement()).toMatchObject({ appropriatedFen: budgetFen, paidFen: 0 });
  });

  it('pot: every case of the call gets its share, and only then is decided on it', async () => {
    const call = await tell.ofOwnCall(world.world, shenzhen, 'whole-money');
    const told: Story[] = [];
    for (const serial of [1, 2, 3]) {
      const story = await tell.draft(world.world, call, serial, 'whole-money');
      await tell.submit(story);
      await tell.accept(story);
      await tell.reviewAll(story);
      told.push(story);
    }
    stories = told as unknown as typeof stories;
    const opensOn = await money.decide(stories, accountId, '测试纪要〔2026〕1号');
    const views = await Promise.all(stories.map((story) => story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } })));
    amountsFen = views.map(({ decidedFen }) => decidedFen ?? 0);
    expect(Math.min(...amountsFen)).toBeGreaterThan(0);
    expect(await balances(accountId)).toMatchObject({ available: budgetFen - totalOf(amountsFen), reserved: totalOf(amountsFen) });
    await world.world.advanceTo(opensOn);
    await world.world.advanceTo(money.dayAfterNotice(opensOn));
    for (const story of stories) {
      await money.refresh(story);
      await tell.approve(story);
    }
    await money.releaseFunds(stories, fundDocumentNumber);
    for (const story of stories) await money.confirmPayee(story);
  });

  it('batch and files: approved by another person, every format the same orders and the exact sum, and the same bytes again', async () => {
    batch = await money.makeBatch(stories, accountId, fundDocumentNumber);
    expect((await world.send(finance, 'approveBatch', { parameters: { batchId: batch.batchId }, body: { membersHash: batch.membersHash } })).status).toBe(403);
    await money.approveBatch(world.world, shenzhen, batch);
    expect(batch.totalFen).toBe(totalOf(amountsFen));
    const parameters = { batchId: batch.batchId };
    const [list, again, transfer] = await Promise.all([world.send(finance, 'getFiscalListCsv', { parameters }), world.send(finance, 'getFiscalListCsv', { parameters }), world.send(finance, 'getCreditTransfer', { parameters })]);
    expect(list.text).toBe(again.text);
    const rows: string[][] = parse(list.text, { bom: true, relax_column_count: true });
    const column = rows[0]?.indexOf('金额(元)') ?? -1;
    expect(totalOf(rows.slice(1, 4).map((row) => parseYuan(row[column] ?? '')))).toBe(batch.totalFen);
    const message: unknown = new XMLParser({ parseTagValue: false }).parse(transfer.text);
    expect(message).toMatchObject({ Document: { CstmrCdtTrfInitn: { GrpHdr: { MsgId: batch.batchId, NbOfTxs: '3', CtrlSum: yuan(batch.totalFen) } } } });
    expect(await balances(accountId)).toMatchObject({ committed: 0, payable: batch.totalFen });
  });

  const order = (story: Story): Order => {
    const member = batch.members.find(({ applicationId }) => applicationId === story.applicationId);
    if (member === undefined) throw new Error('Every case is in the batch.');
    return { endToEndId: member.endToEndId, amountFen: member.amountFen };
  };

  it('results: a file with a wrong sum or of another batch changes nothing; the right one settles what it says', async () => {
    const [paid, clawed, failed] = stories;
    const lines = [{ ...order(paid), status: '成功' }, { ...order(clawed), status: '成功' }, { ...order(failed), status: '退票', reason: '户名不符' }];
    await world.system.drain();
    const before = await world.stored();
    expect((await send(batch.batchId, answers(lines, batch.totalFen + 1))).status).toBe(422);
    expect((await send(batch.batchId, answers([...lines, lines[0]!]))).status).toBe(422);
    expect((await send(batch.batchId, statusReport('another-batch', [order(paid)]), 'pain_002')).status).toBe(422);
    expect(changedKeys(before, await world.stored())).toEqual([]);
    expect((await send(batch.batchId, answers(lines))).json).toMatchObject({ exceptions: [], unsettled: [] });
    expect([await stateOf(paid), await stateOf(clawed), await stateOf(failed)]).toEqual(['paid', 'paid', 'payment_failed']);
    expect(await balances(accountId)).toMatchObject({ payable: 0, committed: order(failed).amountFen, paid: batch.totalFen - order(failed).amountFen });
  });

  it('re-issue: the failed payment goes out alone under its next attempt, and the bank answers by pain.002', async () => {
    const failed = stories[2];
    const again = await money.makeBatch([failed], accountId, fundDocumentNumber);
    expect(again).toMatchObject({ count: 1, totalFen: order(failed).amountFen, members: [{ attempt: 2 }] });
    expect(again.members[0]?.endToEndId).not.toBe(order(failed).endToEndId);
    await money.approveBatch(world.world, shenzhen, again);
    expect((await send(again.batchId, statusReport(again.batchId, again.members), 'pain_002')).json).toMatchObject({ exceptions: [], unsettled: [] });
    expect(await stateOf(failed)).toBe('paid');
    expect((await world.send(finance, 'createBatch', { body: { programmeId, accountId, fundDocumentNumber, cases: [{ applicationId: failed.applicationId, expectedVersion: failed.version }] } })).code).toBe('batch_empty');
  });

  it('clawback: a sum is asked back, comes in two parts, and is not spendable', async () => {
    const clawed = stories[1];
    const on = { parameters: { applicationId: clawed.applicationId } };
    const officer = officerOf(world.world, shenzhen, 'finance');
    const { clawbackDeadline } = await officer.call('getPaymentCase', on);
    const demanded = await world.send(finance, 'demandClawback', { ...on, body: {
      expectedVersion: clawed.version, kind: 'overpayment', amountFen: 10_001, reason: '核对发现多付', evidence: '核对记录', basis: '申报承诺书第四条',
      ...(clawbackDeadline === null ? { dueOn: money.workingDaysLater(world.world, 20), deadlineBasis: '测试通知第1条' } : {}),
    } });
    expect(demanded.status).toBe(200);
    for (const amountFen of [1, 10_000]) {
      await money.refresh(clawed);
      expect((await world.send(finance, 'recordRecovery', { ...on, body: { expectedVersion: clawed.version, amountFen, voucherNumber: `退款${amountFen}`, receivedOn: world.world.today() } })).status).toBe(200);
    }
    expect(await stateOf(clawed)).toBe('clawed_back');
    expect(await balances(accountId)).toMatchObject({ available: budgetFen - totalOf(amountsFen), paid: totalOf(amountsFen), receivable: 0, recovered: 10_001 });
  });

  it('statement and totals: every fen of it, and the books and histories agree', async () => {
    await world.system.drain();
    const totalFen = totalOf(amountsFen);
    expect(await statement()).toMatchObject({ appropriatedFen: budgetFen, reservedFen: 0, committedFen: 0, payableFen: 0, paidFen: totalFen, leftFen: budgetFen - totalFen, receivableFen: 0, recoveredFen: 10_001 });
    const { control } = await auditor().call('getTotals', { query: { programmeId, fiscalYear: 2026 } });
    expect([control.paidCount, control.paidFen]).toEqual([3, totalFen]);
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });
});
