import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import Excel from 'exceljs';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import { grantOf, zhuhai } from '../../test/builders/actors';
import { programmeId } from '../../test/builders/application';
import { at, on } from '../../test/builders/calendar';
import { crashingAt, enterpriseName, fundDocumentNumber, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import { fen } from '../../shared/domain/money';
import type { PaymentTerms } from '../../shared/domain/ledger/payment-terms';
import { isWellFormed } from '../../shared/documents/well-formed';
import type { DisbursementDependencies } from './disbursement-context';
import type { Problem } from '../../shared/domain/problem';
import type { BatchFileFormat, PaymentBatch } from '../../shared/ports/money';
import { approveBatch } from './approve-batch';
import { createBatch } from './create-batch';
import { getPaymentFile } from './get-payment-file';
import { approvePaymentTerms, proposePaymentTerms } from './payment-terms';

jest.setTimeout(60_000);
const maker = 'user-finance_officer';
const checker = 'user-finance_approver';
const approver = 'user-approver';
let world: MoneyWorld;
beforeEach(async () => {
  world = await openMoneyWorld();
  await world.dependencies.people.saveGrant('user-second-checker', grantOf('finance_approver'));
});

type Asked = Parameters<ReturnType<typeof proposePaymentTerms>>[0]['body'];
const asked: Asked = {
  programmeId, payerRegionCode: zhuhai, fromOn: on('2026-01-01'), budgetUnit: '演示预算单位', project: '演示项目', functionalClassification: '演示功能科目', governmentEconomicClassification: '演示政府经济科目',
  departmentEconomicClassification: '演示部门经济科目', purpose: '=演示用途 & <资助>',
  columns: [{ field: 'sequence', title: '序号' }, { field: 'budgetUnit', title: '预算单位' }, { field: 'budgetDocumentNumber', title: '指标文号' }, { field: 'payeeName', title: '收款人' }, { field: 'bankCode', title: '联行号' }, { field: 'purpose', title: '用途' }, { field: 'amount', title: '金额(元)' }],
  debtor: { name: '演示零余额账户', accountNumber: '0000000000000001', bankCode: '102100099996' }, approvalLevels: [], basis: { documentNumber: '演示〔2026〕9号', clause: '第一条' }, valueStatus: 'in_force',
};
const layDown = async (changes: Partial<Asked> = {}): Promise<PaymentTerms> => {
  const { termsId } = await proposePaymentTerms(world.dependencies)(world.by(maker, { ...asked, ...changes }));
  return approvePaymentTerms(world.dependencies)(world.by(checker, {}, { termsId }));
};
const batchOf = async (...amounts: readonly number[]) => {
  const cases: { applicationId: string; expectedVersion: number }[] = [];
  for (const amount of amounts) {
    const { applicationId, version } = await world.caseAt('payee_confirmed', fen(amount));
    cases.push({ applicationId, expectedVersion: version });
  }
  const { batch } = await createBatch(world.dependencies)(world.by(maker, { programmeId, accountId: world.accountId, fundDocumentNumber, cases }));
  return batch;
};
const approve = (batch: { readonly batchId: string; readonly membersHash: string }, userId = checker, dependencies: DisbursementDependencies = world.dependencies) =>
  approveBatch(dependencies)(world.by(userId, { membersHash: batch.membersHash }, { batchId: batch.batchId }));
const download = async (batchId: string, format: BatchFileFormat): Promise<Uint8Array> =>
  (await getPaymentFile(world.dependencies, format)({ identity: { userId: maker, name: maker }, parameters: { batchId } })).bytes;
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error as Problem).code);
const stored = async (batchId: string): Promise<PaymentBatch> => (await world.dependencies.batches.readBatch(batchId))!;

describe('the payment file in the formats of others', () => {
  it('has the columns, titles and values that finance laid down, and sums to the exact fen for other readers', async () => {
    await layDown();
    const batch = await batchOf(1_234_501, 99);
    const approved = await approve(batch);
    expect(approved.files.map(({ format }) => format)).toEqual(['list_csv', 'fiscal_csv', 'fiscal_xlsx', 'pain_001']);
    const lines: string[][] = parse(new TextDecoder().decode(await download(batch.batchId, 'fiscal_csv')), { bom: true, relax_column_count: true });
    expect(lines.slice(0, 3)).toEqual([
      ['序号', '预算单位', '指标文号', '收款人', '联行号', '用途', '金额(元)'],
      ['1', '演示预算单位', '珠财预〔2026〕7号', enterpriseName, '102585000001', "'=演示用途 & <资助>", '12345.01'],
      ['2', '演示预算单位', '珠财预〔2026〕7号', enterpriseName, '102585000001', "'=演示用途 & <资助>", '0.99'],
    ]);
    expect(lines[3]).toEqual(['笔数', '2', '金额合计(元)', '12346.00']);
    const workbook = new Excel.Workbook();
    await workbook.xlsx.load(Uint8Array.from(await download(batch.batchId, 'fiscal_xlsx')).buffer);
    const amounts = workbook.getWorksheet('支付清单')!.getColumn(7).values.slice(2).map((value) => Math.trunc(Number(value) * 100 + 0.5));
    expect(amounts).toEqual([1_234_501, 99]);
  });

  it('is an ISO 20022 message with its totals, ids and the clearing number of each bank', async () => {
    await layDown();
    const batch = await batchOf(1_234_501, 99);
    await approve(batch);
    const text = new TextDecoder().decode(await download(batch.batchId, 'pain_001'));
    expect(isWellFormed(text)).toBe(true);
    const message = new XMLParser({ parseTagValue: false }).parse(text) as { Document: { CstmrCdtTrfInitn: { GrpHdr: Record<string, unknown>; PmtInf: { NbOfTxs: string; CtrlSum: string; ReqdExctnDt: unknown; CdtTrfTxInf: readonly Record<string, unknown>[] } } } };
    const { GrpHdr, PmtInf } = message.Document.CstmrCdtTrfInitn;
    expect(GrpHdr).toMatchObject({ MsgId: batch.batchId, NbOfTxs: '2', CtrlSum: '12346.00', InitgPty: { Nm: '演示预算单位' } });
    expect([PmtInf.NbOfTxs, PmtInf.CtrlSum, PmtInf.ReqdExctnDt]).toEqual(['2', '12346.00', { Dt: (await stored(batch.batchId)).approvedAt?.slice(0, 10) }]);
    expect(PmtInf.CdtTrfTxInf).toMatchObject(batch.members.map((member, index) => ({
      PmtId: { EndToEndId: member.endToEndId }, Amt: { InstdAmt: index === 0 ? '12345.01' : '0.99' }, Cdtr: { Nm: enterpriseName }, CdtrAcct: { Id: { Othr: { Id: '4400000000000000001' } } },
      CdtrAgt: { FinInstnId: { ClrSysMmbId: { ClrSysId: { Cd: 'CNAPS' }, MmbId: '102585000001' } } }, RmtInf: { Ustrd: '=演示用途 & <资助>' },
    })));
  });

  it('keeps its bytes through a crash at any step, a later day and later terms', async () => {
    await layDown();
    for (let nth = 1; nth <= 9; nth += 1) {
      const batch = await batchOf(100);
      const crash = crashingAt(world.dependencies, nth, 'after');
      await approve(batch, checker, crash.dependencies).catch(() => undefined);
      const before = new Map(world.files.stored);
      world.table.clock.set(at('2026-03-29'));
      // What is laid down now is for later batches: the terms were pinned with the approval.
      const pinned = (await stored(batch.batchId)).terms !== null;
      if (pinned) await layDown({ budgetUnit: `改后单位${nth}`, fromOn: on('2026-01-01') });
      const approved = await approve(batch);
      for (const [path, bytes] of before) expect(world.files.stored.get(path)).toEqual(bytes);
      for (const { format, sha256 } of approved.files) expect(world.table.hashing.sha256Bytes(await download(batch.batchId, format))).toBe(sha256);
      if (!crash.crashed()) break;
    }
  });

  it('is only the plain list while finance has laid nothing down, or only demo values where these do not count', async () => {
    await layDown({ valueStatus: 'demo' });
    const batch = await batchOf(100);
    const approved = await approve(batch, checker, { ...world.dependencies, demoMode: false });
    expect(approved.files.map(({ format }) => format)).toEqual(['list_csv']);
    expect(await codeOf(download(batch.batchId, 'fiscal_xlsx'))).toBe('payment_terms_unset');
    expect(await codeOf(download(batch.batchId, 'pain_001'))).toBe('payment_terms_unset');
  });

  it('is not handed out when a byte of it was changed', async () => {
    await layDown();
    const batch = await batchOf(100);
    await approve(batch);
    const path = `payment-files/${batch.batchId}.fiscal.xlsx`;
    const changed = Uint8Array.from(world.files.stored.get(path)!);
    changed[200] = (changed[200] ?? 0) ^ 1;
    const files = { ...world.files, read: (asked: string) => Promise.resolve(asked === path ? changed : (world.files.stored.get(asked) ?? null)) };
    await expect(getPaymentFile({ ...world.dependencies, files }, 'fiscal_xlsx')({ identity: { userId: maker, name: maker }, parameters: { batchId: batch.batchId } })).rejects.toThrow('missing or was changed');
  });
});

describe('payment terms', () => {
  it('need two persons', async () => {
    await world.dependencies.people.saveGrant(maker, grantOf('finance_approver'));
    const { termsId } = await proposePaymentTerms(world.dependencies)(world.by(maker, asked));
    expect(await codeOf(approvePaymentTerms(world.dependencies)(world.by(maker, {}, { termsId })))).toBe('maker_is_checker');
    const batch = await batchOf(100);
    expect((await approve(batch)).files).toHaveLength(1);
  });

  it('are the same record under the same key, and another request with other content', async () => {
    const first = await proposePaymentTerms(world.dependencies)(world.by(maker, asked, {}, 'terms-key'));
    expect(await proposePaymentTerms(world.dependencies)(world.by(maker, asked, {}, 'terms-key'))).toEqual(first);
    expect(await codeOf(proposePaymentTerms(world.dependencies)(world.by(maker, { ...asked, project: '别的项目' }, {}, 'terms-key')))).toBe('idempotency_key_reused');
  });
});

describe('approval by amount', () => {
  const levels = [{ aboveFen: fen(1_000), approvers: 2, role: null }, { aboveFen: fen(100_000), approvers: 3, role: 'approver' as const }];

  it('needs one checker up to the threshold itself, and two people above it', async () => {
    await layDown({ approvalLevels: levels });
    expect((await approve(await batchOf(1_000))).status).toBe('approved');
    const batch = await batchOf(1_001);
    expect(await approve(batch)).toMatchObject({ status: 'open', fileHash: null, approvalNeeded: { approvers: 2, role: null }, approvals: [{ userId: checker }] });
    // The same person again is still one.
    expect((await approve(batch)).status).toBe('open');
    expect(await codeOf(approve(batch, maker))).toBe('forbidden');
    expect(await codeOf(approve(batch, approver))).toBe('forbidden');
    expect(await approve(batch, 'user-second-checker')).toMatchObject({ status: 'approved', approvedBy: 'user-second-checker', approvals: [{ userId: checker }, { userId: 'user-second-checker' }] });
  });

  it('needs the approving officer where that is laid down, in whatever order; finance lets the money go', async () => {
    await layDown({ approvalLevels: levels });
    const batch = await batchOf(100_001);
    expect((await approve(batch, 'user-second-checker')).status).toBe('open');
    expect((await approve(batch)).status).toBe('open');
    expect((await approve(batch, approver)).status).toBe('open');
    expect((await approve(batch)).status).toBe('approved');
  });

  it('does not take a deputy and their principal for two', async () => {
    await layDown({ approvalLevels: levels });
    await world.dependencies.people.saveGrant('user-deputy', { ...grantOf('finance_approver'), deputyForUserId: checker });
    const batch = await batchOf(2_000);
    await approve(batch);
    expect(await codeOf(approve(batch, 'user-deputy'))).toBe('separation_of_duties');
  });

  it('never lets the maker be one of them', async () => {
    await layDown({ approvalLevels: levels });
    const batch = await batchOf(2_000);
    await world.dependencies.people.saveGrant(maker, grantOf('finance_approver'));
    expect(await codeOf(approve(batch, maker))).toBe('maker_is_checker');
    expect((await stored(batch.batchId)).approvals).toEqual([]);
  });

  it('answers one who was overtaken between reading the batch and looking at its cases with the batch as it stands', async () => {
    const batch = await batchOf(2_000);
    let overtaken = false;
    const read: DisbursementDependencies['applications']['read'] = async (applicationId) => {
      if (!overtaken) {
        overtaken = true;
        await approve(batch, 'user-second-checker');
      }
      return world.dependencies.applications.read(applicationId);
    };
    const answer = await approve(batch, checker, { ...world.dependencies, applications: { ...world.dependencies.applications, read } });
    expect(answer).toMatchObject({ status: 'approved', approvedBy: 'user-second-checker' });
  });

  it('loses neither of two who approve at the same moment, and pays once', async () => {
    await layDown({ approvalLevels: levels });
    for (let round = 0; round < 5; round += 1) {
      const batch = await batchOf(2_000);
      await Promise.all([approve(batch), approve(batch, 'user-second-checker')]);
      const after = await stored(batch.batchId);
      expect([after.status, after.approvals.map(({ userId }) => userId).sort()]).toEqual(['approved', [checker, 'user-second-checker'].sort()]);
      const events = await world.dependencies.applications.readEvents(batch.members[0]!.applicationId);
      expect(events.filter((event) => event.change.action === 'authorise_payment')).toHaveLength(1);
    }
  });
});
