import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvText } from '../../../../../shared/domain/ledger/csv';
import { formatYuan, fen } from '../../../../../shared/domain/money';
import type { BatchMemberView } from '../data/money-views';
import { readResultText } from './read-csv';
import { decodeFile, readOutcome } from './result-file';
import { linesTotal, readDay, resultFaults, resultLinesOf } from './result-lines';
import type { ResultEntry } from './result-lines';

const member = (endToEndId: string, amountFen: number, settlement: BatchMemberView['settlement'] = 'awaiting'): BatchMemberView =>
  ({ applicationId: endToEndId, receiptNumber: null, enterpriseName: endToEndId, districtCode: '350203', state: 'disbursing', amountFen, grossFen: amountFen, offset: null, attempt: 1, endToEndId, settlement, result: null });
const members = [member('A-01', 12_345), member('B-01', 500), member('C-01', 700, 'paid')];
const right: ResultEntry = { endToEndId: 'A-01', amountYuan: '123.45', outcome: 'paid', voucherNumber: 'V1', settledOn: '2026-03-20', reason: '' };
const today = '2026-03-21';
const header = ['端到端编号', '金额(元)', '结果', '凭证号', '支付日期', '原因'];

describe('answers of the treasury', () => {
  it('are taken as they are when nothing is wrong', () => {
    const entries: readonly ResultEntry[] = [right, { endToEndId: 'B-01', amountYuan: '5', outcome: 'failed', voucherNumber: 'V2', settledOn: '2026/3/21', reason: '户名不符' }];
    expect(resultFaults(entries, members, today)).toEqual([[], []]);
    const lines = resultLinesOf(entries);
    expect(lines[1]).toEqual({ endToEndId: 'B-01', amountFen: 500, outcome: 'failed', voucherNumber: 'V2', settledOn: '2026-03-21', reason: '户名不符' });
    expect(linesTotal(lines)).toBe(12_845);
  });

  it.each<[string, Partial<ResultEntry>, string, string]>([
    ['an order that is not of this batch', { endToEndId: 'X-01' }, 'endToEndId', 'unknownOrder'],
    ['an order that was answered before', { endToEndId: 'C-01', amountYuan: '7.00' }, 'endToEndId', 'alreadyAnswered'],
    ['an amount by a fen beside it', { amountYuan: '123.46' }, 'amountYuan', 'amountDiffers'],
    ['an amount that is none', { amountYuan: '12万' }, 'amountYuan', 'amountUnreadable'],
    ['no outcome', { outcome: '' }, 'outcome', 'outcomeMissing'],
    ['no voucher', { voucherNumber: ' ' }, 'voucherNumber', 'voucherMissing'],
    ['a day that does not exist', { settledOn: '2026-02-30' }, 'settledOn', 'dateInvalid'],
    ['a day to come', { settledOn: '2026-03-22' }, 'settledOn', 'dateFuture'],
    ['a return without a reason', { outcome: 'failed' }, 'reason', 'reasonMissing'],
  ])('%s is a fault of its cell', (_what, changes, column, code) => {
    expect(resultFaults([{ ...right, ...changes }], members, today)).toEqual([[{ column, code }]]);
  });

  it('name an order twice only the second time', () => {
    expect(resultFaults([right, right], members, today)).toEqual([[], [{ column: 'endToEndId', code: 'repeated' }]]);
  });
});

describe('a file of answers', () => {
  it('comes back as it was written, whatever stands in its cells', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => !/^['=+\-@]/.test(text));
    const entry = fc.record({ endToEndId: fc.stringMatching(/^[a-z0-9]{4,10}-\d\d$/), amount: fc.nat(), outcome: fc.constantFrom('已付', '退回'), voucher: cell, reason: cell });
    fc.assert(fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), (rows) => {
      const text = csvText([header, ...rows.map((row) => [row.endToEndId, formatYuan(fen(row.amount)), row.outcome, row.voucher, '2026-03-20', row.reason])]);
      const file = readResultText(text);
      expect(file.kind === 'read' ? file.entries : file).toEqual(rows.map((row) => ({ endToEndId: row.endToEndId, amountYuan: formatYuan(fen(row.amount)), outcome: row.outcome === '已付' ? 'paid' : 'failed', voucherNumber: row.voucher, settledOn: '2026-03-20', reason: row.reason })));
    }));
  });

  it('may have other columns, another order, English names, tabs, and control totals', () => {
    const file = readResultText('序号\tvoucher\tendToEndId\tamount\tstatus\tdate\n1\tV1\tA-01\t123.45\tpaid\t2026-03-20\n合计\t1笔\t\t123.45\t\t\n');
    expect(file).toEqual({ kind: 'read', entries: [right], lineNumbers: [2], control: { count: '1', amountYuan: '123.45' } });
  });

  it('is refused with the reason when it is no such file', () => {
    expect(readResultText('')).toMatchObject({ kind: 'unreadable', fault: 'empty' });
    expect(readResultText(`${header.join(',')}\r\n`)).toMatchObject({ kind: 'unreadable', fault: 'empty' });
    expect(readResultText('a,b\r\n1,2\r\n')).toMatchObject({ kind: 'unreadable', fault: 'columnsMissing', missing: ['endToEndId', 'amountYuan', 'outcome', 'voucherNumber', 'settledOn'] });
    expect(readResultText('端到端编号,"金额')).toMatchObject({ kind: 'unreadable', fault: 'notCsv' });
    expect(readResultText(csvText([header, ...Array.from({ length: 101 }, (_, index) => [`A-${index}`, '1.00', '已付', 'V', '2026-03-20', ''])]))).toMatchObject({ kind: 'unreadable', fault: 'tooMany' });
  });

  it('says on which line of the file an entry stands', () => {
    const file = readResultText(`${header.join(',')}\n\nA-01,123.45,成功,V1,20260320,\n,,,,,\nB-01,5.00,退票,V2,2026年3月20日,户名不符\n`);
    expect(file.kind === 'read' ? [file.lineNumbers, file.entries.map(({ outcome }) => outcome)] : file).toEqual([[3, 5], ['paid', 'failed']]);
  });

  it('is read in GB 18030 as well as in UTF-8', () => {
    expect(decodeFile(Uint8Array.from([0xbd, 0xe1, 0xb9, 0xfb]).buffer)).toBe('结果');
    expect(decodeFile(new TextEncoder().encode('结果').buffer)).toBe('结果');
  });
});

describe('words and days', () => {
  it('take no unknown word for an answer', () => {
    expect(['成功', ' PAID ', '退票', '处理中', '', '未知'].map(readOutcome)).toEqual(['paid', 'paid', 'failed', '', '', '']);
  });

  it.each([['2026-3-2', '2026-03-02'], ['2026/03/02', '2026-03-02'], ['20260302', '2026-03-02'], ['2026年3月2日', '2026-03-02'], ['02/03/2026', null], ['2026-13-01', null], ['46083', null], ['', null]])('%j is %j', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});
