import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { programmeId } from '../../test/builders/application';
import { at, on } from '../../test/builders/calendar';
import { reconcileTable } from '../../test/builders/books';
import { fundDocumentNumber, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import type { Application } from '../../shared/domain/application/application';
import { fen, formatYuan, sumFen } from '../../shared/domain/money';
import { totalsDeltasOf } from '../../shared/domain/ledger/totals';
import type { Problem } from '../../shared/domain/problem';
import { approveBatch } from './approve-batch';
import { createBatch } from './create-batch';
import { listResultFiles, recordResultFile } from './record-result-file';
import { returnPayment } from './return-payment';

jest.setTimeout(60_000);
const maker = 'user-finance_officer';
let world: MoneyWorld;
beforeEach(async () => { world = await openMoneyWorld(); });

const batchFrom = async (cases: readonly Application[]) => {
  const { batch } = await createBatch(world.dependencies)(world.by(maker, { programmeId, accountId: world.accountId, fundDocumentNumber, cases: cases.map(({ applicationId, version }) => ({ applicationId, expectedVersion: version })) }));
  return approveBatch(world.dependencies)(world.by('user-finance_approver', { membersHash: batch.membersHash }, { batchId: batch.batchId }));
};
const approvedBatch = async (...amounts: readonly number[]) => {
  const cases: Application[] = [];
  for (const amount of amounts) cases.push(await world.caseAt('payee_confirmed', fen(amount)));
  world.table.clock.set(at('2026-03-20'));
  return batchFrom(cases);
};
type Batch = Awaited<ReturnType<typeof approvedBatch>>;
type Line = { readonly status?: string; readonly voucher?: string; readonly day?: string; readonly amount?: string; readonly id?: string };
const heading = '端到端编号,金额(元),状态,凭证号,日期,原因';
const csvOf = (batch: Batch, lines: readonly Line[], control?: string): string => {
  const rows = lines.map((line, index) => [line.id ?? batch.members[index]!.endToEndId, line.amount ?? formatYuan(batch.members[index]!.amountFen), line.status ?? '成功', line.voucher ?? `V-${index}`, line.day ?? '2026-03-20', ''].join(','));
  const sum = formatYuan(sumFen(batch.members.slice(0, lines.length).map(({ amountFen }) => amountFen)));
  return `\uFEFF${[heading, ...rows, control ?? `合计,${lines.length}笔,${sum}`].join('\r\n')}\r\n`;
};
const reportOf = (batch: Batch, lines: readonly { readonly status: string; readonly id?: string; readonly day?: string }[], changes: { readonly messageId?: string; readonly count?: number } = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>A1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${changes.messageId ?? batch.batchId}</OrgnlMsgId><OrgnlNbOfTxs>${changes.count ?? batch.count}</OrgnlNbOfTxs><OrgnlCtrlSum>${formatYuan(batch.totalFen)}</OrgnlCtrlSum></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>${batch.batchId}</OrgnlPmtInfId>${
    lines.map((line, index) => `<TxInfAndSts><OrgnlEndToEndId>${line.id ?? batch.members[index]!.endToEndId}</OrgnlEndToEndId><TxSts>${line.status}</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账号已销户 &amp; 退回</AddtlInf></StsRsnInf><AcctSvcrRef>B-${index}</AcctSvcrRef><OrgnlTxRef><IntrBkSttlmDt>${line.day ?? '2026-03-20'}</IntrBkSttlmDt></OrgnlTxRef></TxInfAndSts>`).join('')
  }</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;
const take = (batch: Pick<Batch, 'batchId'>, text: string, format: 'csv' | 'pain_002' = 'csv') => recordResultFile(world.dependencies)(world.by(maker, { format, text }, { batchId: batch.batchId }));
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error as Problem).code);
const head = async (applicationId: string): Promise<Application> => (await world.dependencies.applications.read(applicationId))!;
const statesOf = async (batch: Batch): Promise<readonly string[]> => Promise.all(batch.members.map(async ({ applicationId }) => (await head(applicationId)).state));
const balances = async () => (await world.dependencies.ledger.readAccount(world.accountId))!.balances;
/** Counts every event into the totals, as the stream does, and proves the books. */
const differences = async (): Promise<readonly unknown[]> => {
  const report = await (async () => {
    for (let serial = 1; ; serial += 1) {
      const application = await world.dependencies.applications.read(`case${String(serial).padStart(22, '0')}`);
      if (application === null) break;
      for (const event of await world.dependencies.applications.readEvents(application.applicationId)) {
        const deltas = totalsDeltasOf(event, application.districtCode, event.toState === 'draft' ? 'unclassified' : 'small');
        if (deltas.length > 0) await world.dependencies.totals.apply(`${event.applicationId}#${event.version}`, event.at, deltas);
      }
    }
    return reconcileTable(world.table, world.files);
  })();
  return report.differences;
};

describe('a result file', () => {
  it('settles every final line and lists every other one; nothing is inferred', async () => {
    const batch = await approvedBatch(100, 200, 300, 400, 500);
    const answer = await take(batch, csvOf(batch, [{}, { status: '退票' }, { status: '处理中' }, { status: '挂起待查' }, { voucher: '' }]));
    expect(await statesOf(batch)).toEqual(['paid', 'payment_failed', 'disbursing', 'disbursing', 'disbursing']);
    expect(answer.exceptions).toEqual([
      { endToEndId: batch.members[2]!.endToEndId, statusText: '处理中', reason: 'pending' }, { endToEndId: batch.members[3]!.endToEndId, statusText: '挂起待查', reason: 'unknown_status' },
      { endToEndId: batch.members[4]!.endToEndId, statusText: '成功', reason: 'incomplete' },
    ]);
    expect([answer.results.map(({ state }) => state), answer.unsettled]).toEqual([['paid', 'payment_failed'], batch.members.slice(2).map(({ endToEndId }) => endToEndId)]);
  });

  it('is kept as it came, once, and changes nothing the second time', async () => {
    const batch = await approvedBatch(100, 200);
    const text = csvOf(batch, [{}, {}]);
    const first = await take(batch, text);
    const versions = await Promise.all(batch.members.map(async ({ applicationId }) => (await head(applicationId)).version));
    world.table.clock.set(at('2026-03-21'));
    const second = await take(batch, text);
    expect([second.sha256, second.receivedAt, second.results]).toEqual([first.sha256, first.receivedAt, first.results]);
    expect(await Promise.all(batch.members.map(async ({ applicationId }) => (await head(applicationId)).version))).toEqual(versions);
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(world.files.stored.get(`result-files/${batch.batchId}/${first.sha256}.csv`))).toBe(text);
    expect((await listResultFiles(world.dependencies)(world.by(maker, null, { batchId: batch.batchId }))).items).toMatchObject([{ sha256: first.sha256, count: 2, receivedBy: maker }]);
  });

  it('is refused whole, with nothing stored, when anything of it is wrong', async () => {
    const batch = await approvedBatch(100, 200);
    const other = await approvedBatch(300);
    const whole = csvOf(batch, [{}, {}]);
    const id = batch.members[0]!.endToEndId;
    const before = [...world.files.stored.keys()];
    const wrong: readonly (readonly [string, string, 'csv' | 'pain_002'])[] = [
      [whole.slice(0, whole.indexOf('合计')), 'result_file_invalid', 'csv'], [whole.slice(0, -20), 'result_file_invalid', 'csv'], [csvOf(batch, [{}, {}], '合计,2笔,3.0x'), 'money_invalid', 'csv'], ['', 'result_file_invalid', 'csv'], ['a,"b', 'result_file_invalid', 'csv'],
      [whole.replace('状态', '结果'), 'result_file_invalid', 'csv'], [whole.replace(',成功', ',成功,多一列'), 'result_file_invalid', 'csv'],
      [csvOf(batch, [{}, { id }], '合计,2笔,3.00'), 'result_lines_differ', 'csv'], [csvOf(batch, [{}, { amount: '2.01' }]), 'result_lines_differ', 'csv'],
      [csvOf(batch, [{}, {}], '合计,3笔,3.00'), 'result_lines_differ', 'csv'], [csvOf(batch, [{}, {}], '合计,2笔,3.01'), 'result_lines_differ', 'csv'],
      [csvOf(batch, [{}, { id: 'unknown-01' }]), 'payment_order_unknown', 'csv'], [csvOf(other, [{}]), 'result_file_other_batch', 'csv'],
      [csvOf(batch, [{ day: '2026-03-21' }, {}]), 'date_in_future', 'csv'], [csvOf(batch, [{ day: '2026-02-30' }, {}]), 'date_invalid', 'csv'], [csvOf(batch, [{ amount: '1,00' }, {}]), 'result_file_invalid', 'csv'],
      [reportOf(batch, [{ status: 'ACSC' }], { messageId: other.batchId }), 'result_file_other_batch', 'pain_002'], [reportOf(batch, [{ status: 'ACSC' }], { count: 3 }), 'result_lines_differ', 'pain_002'],
      [reportOf(batch, [{ status: 'ACSC' }, { status: 'ACSC', id }]), 'result_lines_differ', 'pain_002'], [reportOf(batch, [{ status: 'ACSC' }, { status: 'ACSC', id: 'unknown-01' }]), 'payment_order_unknown', 'pain_002'],
      [reportOf(batch, [{ status: 'ACSC' }]).slice(0, -30), 'result_file_invalid', 'pain_002'], [reportOf(batch, []), 'result_file_invalid', 'pain_002'], ['<a/>', 'result_file_invalid', 'pain_002'],
      [reportOf(batch, [{ status: 'ACSC' }]).replace('<Document', '<!DOCTYPE Document [<!ENTITY x "y">]><Document'), 'result_file_invalid', 'pain_002'],
      [reportOf(batch, [{ status: 'ACSC' }]).replace('pain.002.001.10', 'pain.002.001.03'), 'result_file_invalid', 'pain_002'],
    ];
    for (const [text, code, format] of wrong) expect([text.slice(0, 300), await codeOf(take(batch, text, format))]).toEqual([text.slice(0, 300), code]);
    expect([...world.files.stored.keys()]).toEqual(before);
    expect(await statesOf(batch)).toEqual(['disbursing', 'disbursing']);
    expect((await listResultFiles(world.dependencies)(world.by(maker, null, { batchId: batch.batchId }))).items).toEqual([]);
  });

  it('names the line that is wrong, the order it is about, and both values', async () => {
    const batch = await approvedBatch(100, 200);
    const [first, second] = batch.members.map(({ endToEndId }) => endToEndId);
    const told = async (text: string, format: 'csv' | 'pain_002' = 'csv') => take(batch, text, format).then(() => null, (error: unknown) => (error as Problem).details.params);
    expect(await told(csvOf(batch, [{}, { amount: '2.01' }]))).toEqual({ line: 3, endToEndId: second, statedFen: 201, foundFen: 200 });
    expect(await told(csvOf(batch, [{}, { id: first! }], '合计,2笔,3.00'))).toEqual({ line: 3, endToEndId: first, reason: 'repeated' });
    expect(await told(csvOf(batch, [{}, { id: 'unknown-01' }]))).toEqual({ line: 3, endToEndId: 'unknown-01' });
    expect(await told(csvOf(batch, [{}, { day: '2026-03-21' }]))).toEqual({ line: 3, endToEndId: second, stated: '2026-03-21', found: '2026-03-20' });
    expect(await told(csvOf(batch, [{}, { day: '2026-02-30' }]))).toEqual({ line: 3, reason: 'no_such_day' });
    expect(await told(csvOf(batch, [{ amount: '1.0x' }, {}]))).toMatchObject({ line: 2 });
    expect(await told(csvOf(batch, [{}, {}], '合计,2笔,3.0x'))).toMatchObject({ line: 4 });
    expect(await told(reportOf(batch, [{ status: 'ACSC' }, { status: 'ACSC', id: 'unknown-01' }]), 'pain_002')).toEqual({ line: 2, endToEndId: 'unknown-01' });
    expect(await told(csvOf(batch, [{}, {}], '合计,3笔,3.00'))).toEqual({ stated: 3, found: 2 });
    await take(batch, csvOf(batch, [{}, { status: '处理中' }]));
    const answer = await take(batch, csvOf(batch, [{ status: '退票' }, {}]));
    const { problem } = answer.results[0]!;
    expect(problem?.details.params).toEqual({ line: 2, endToEndId: first, stated: 'failed 2026-03-20 V-0', found: 'paid 2026-03-20 V-0' });
  });

  it('as pain.002 settles by final codes alone and keeps the bank\'s words', async () => {
    const batch = await approvedBatch(100, 200, 300, 400);
    const answer = await take(batch, reportOf(batch, [{ status: 'ACSC' }, { status: 'RJCT' }, { status: 'PDNG' }, { status: 'CANC' }]), 'pain_002');
    expect(await statesOf(batch)).toEqual(['paid', 'payment_failed', 'disbursing', 'disbursing']);
    expect(answer.exceptions.map(({ reason }) => reason)).toEqual(['pending', 'unknown_status']);
    const events = await world.dependencies.applications.readEvents(batch.members[1]!.applicationId);
    expect(events.at(-1)?.change).toMatchObject({ action: 'record_payment', outcome: 'failed', voucherNumber: 'B-1', settledOn: '2026-03-20', reason: 'AC04 账号已销户 & 退回' });
  });

  it('lists a line that contradicts what was recorded, and leaves the case alone', async () => {
    const batch = await approvedBatch(100, 200);
    await take(batch, csvOf(batch, [{}, { status: '处理中' }]));
    const answer = await take(batch, csvOf(batch, [{ status: '退票' }, {}]));
    expect(answer.results.map(({ state, problem }) => [state, problem?.code ?? null])).toEqual([['paid', 'result_lines_differ'], ['paid', null]]);
  });
});

describe('a payment that bounces after it was reported as paid', () => {
  it('goes back to committed money once, holds its cost items again, and is paid by a new order; the books agree at each step', async () => {
    const batch = await approvedBatch(100);
    const { applicationId, endToEndId } = batch.members[0]!;
    await take(batch, csvOf(batch, [{}]));
    expect(await balances()).toMatchObject({ paid: 100, committed: 0 });
    const stated = { batchId: batch.batchId, endToEndId, documentNumber: '退票〔2026〕1号', returnedOn: on('2026-03-20'), reason: '账号已销户' };
    const { version } = await head(applicationId);
    const request = world.by(maker, { expectedVersion: version, ...stated }, { applicationId }, 'return-1');
    await Promise.all([returnPayment(world.dependencies)(request), returnPayment(world.dependencies)(request)]);
    expect(await balances()).toMatchObject({ paid: 0, committed: 100 });
    expect((await head(applicationId)).state).toBe('payment_failed');
    expect(await codeOf(returnPayment(world.dependencies)(world.by(maker, { expectedVersion: version + 1, ...stated }, { applicationId })))).toBe('nothing_was_paid');
    expect(await differences()).toEqual([]);
    // The old file again says "paid" of an order that was: the case, which is beyond it, stays.
    await take(batch, csvOf(batch, [{}]));
    expect((await head(applicationId)).state).toBe('payment_failed');
    const again = await batchFrom([await head(applicationId)]);
    expect(again.members[0]!.endToEndId).not.toBe(endToEndId);
    await take(again, csvOf(again, [{}]));
    expect(await balances()).toMatchObject({ paid: 100, committed: 0, payable: 0 });
    expect(await differences()).toEqual([]);
  });
});
