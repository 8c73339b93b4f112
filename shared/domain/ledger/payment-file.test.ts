import { describe, expect, it } from '@jest/globals';
import { parseInstant } from '../local-date';
import { fen } from '../money';
import { csvText, neutraliseCell } from './csv';
import { paymentFileOf } from './payment-file';

const payee = { accountName: '厦门示例科技有限公司', accountNumber: '350200001', bankCode: '102393000017', bankName: '示例银行"厦门",分行' };
const source = {
  batchId: 'b1', fundDocumentNumber: '厦财〔2026〕1号', totalFen: fen(110_716_72), approvedAt: parseInstant('2026-03-20T02:00:00.000Z'),
  orders: [{ applicationId: 'a', amountFen: fen(110_716_67), endToEndId: 'a-01' }, { applicationId: 'b', amountFen: fen(5), endToEndId: 'b-02' }],
  payees: new Map([['a', payee], ['b', { ...payee, accountName: '=HYPERLINK("x")' }]]),
};

describe('the payment file', () => {
  it('has one order a line, exact yuan, harmless cells and control totals', () => {
    expect(paymentFileOf(source)).toBe([
      '\uFEFF序号,端到端编号,收款户名,账号,联行号,开户行,金额(元),用途',
      '1,a-01,厦门示例科技有限公司,350200001,102393000017,"示例银行""厦门"",分行",110716.67,知识产权金融资助 厦财〔2026〕1号',
      `2,b-02,"'=HYPERLINK(""x"")",350200001,102393000017,"示例银行""厦门"",分行",0.05,知识产权金融资助 厦财〔2026〕1号`,
      '合计,2笔,,,,,110716.72,批次 b1 复核时间 2026-03-20T02:00:00.000Z',
      '',
    ].join('\r\n'));
  });

  it('does not come to be when the sum differs or a payee is missing', () => {
    expect(() => paymentFileOf({ ...source, totalFen: fen(1) })).toThrow('add up');
    expect(() => paymentFileOf({ ...source, payees: new Map([['a', payee]]) })).toThrow('no payee account');
  });
});

describe('a CSV cell', () => {
  it('is never a formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) expect(neutraliseCell(`${start}1`)).toBe(`'${start}1`);
    for (const text of ['厦门', '1-2', '', 'a=b']) expect(neutraliseCell(text)).toBe(text);
  });

  it('is quoted when it holds a separator, a quote or a line break', () => {
    expect(csvText([['a,b', 'c"d', 'e\nf', 'g']])).toBe('\uFEFF"a,b","c""d","e\nf",g\r\n');
  });
});
