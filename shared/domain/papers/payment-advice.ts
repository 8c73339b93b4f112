import { canonicalJson } from '../canonical-json';
import type { Fen, Instant } from '../brands';
import { legalMomentText } from '../local-date';
import { batchTotalsOf, grossFenOf } from '../ledger/batch-members';
import type { FrozenMember } from '../ledger/batch-members';
import { sumFen } from '../money';
import { groupedYuan } from '../rules/formulas/amount-text';
import { chineseAmount } from './chinese-amount';
import type { Paper } from './paper';

/** One line of the payment file, as the file has it. */
export type PaymentLine = { readonly endToEndId: string; readonly accountName: string; readonly accountNumber: string; readonly bankCode: string; readonly bankName: string; readonly amountFen: Fen };

export type PaymentAdviceSource = {
  readonly batchId: string;
  readonly programmeTitle: string;
  readonly demo: boolean;
  readonly payerName: string;
  /** 预算单位, where finance laid it down. */
  readonly budgetUnit: string | null;
  readonly fiscalYear: number;
  readonly budgetDocumentNumber: string;
  readonly sourceName: string;
  readonly fundDocumentNumber: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly approvals: readonly { readonly userId: string; readonly at: Instant }[];
  readonly approvedAt: Instant;
  readonly membersHash: string;
  readonly fileHash: string;
  readonly orders: readonly Pick<FrozenMember, 'endToEndId' | 'amountFen' | 'offset'>[];
  readonly lines: readonly PaymentLine[];
  readonly totalFen: Fen;
};

/** Plain Error unless file and batch name the same orders, in one order and with one sum: a slip that says something else than the file must not come to be. */
const requireSame = ({ batchId, orders, lines, totalFen }: PaymentAdviceSource): void => {
  const same = orders.length === lines.length && orders.every(({ endToEndId, amountFen }, index) => lines[index]?.endToEndId === endToEndId && lines[index].amountFen === amountFen);
  if (!same || sumFen(lines.map(({ amountFen }) => amountFen)) !== totalFen) throw new Error(`The payment file of batch ${batchId} does not hold the orders of the batch.`);
};

/** Where enterprises consented that what they owe be set off: what was due, what of it was set off, what goes out. */
const offsetFacts = ({ orders }: PaymentAdviceSource): readonly (readonly [string, string])[] => {
  const { grossFen, offsetFen } = batchTotalsOf(orders);
  return offsetFen === 0 ? [] : [['应拨金额', `¥${groupedYuan(grossFen)}`], ['抵扣应退款项', `¥${groupedYuan(offsetFen)}（申请人同意，实拨金额为以上合计）`]];
};

const offsetBlocks = ({ orders, lines }: PaymentAdviceSource): Paper['blocks'] => {
  const rows = orders.flatMap((order, index) => (order.offset === undefined ? [] : [[String(index + 1), lines[index]?.accountName ?? '', groupedYuan(grossFenOf(order)), groupedYuan(order.offset.amountFen), groupedYuan(order.amountFen)]]));
  if (rows.length === 0) return [];
  const { grossFen, offsetFen, totalFen } = batchTotalsOf(orders.filter(({ offset }) => offset !== undefined));
  return [
    { kind: 'heading', text: '抵扣明细' },
    { kind: 'table',
      columns: [{ title: '序号', share: 10, align: 'right' }, { title: '收款户名', share: 36, align: 'left' }, { title: '应拨（元）', share: 18, align: 'right' }, { title: '抵扣（元）', share: 18, align: 'right' }, { title: '实拨（元）', share: 18, align: 'right' }],
      rows, total: ['', '合计', groupedYuan(grossFen), groupedYuan(offsetFen), groupedYuan(totalFen)] },
  ];
};

/**
 * 拨款通知单 of an approved batch: what was ordered, for whom, by which documents, and the file it can be held against.
 * It depends on nothing but the frozen batch and its payment file. Plain Error when these two differ.
 */
export const paymentAdviceOf = (source: PaymentAdviceSource): Paper => {
  requireSame(source);
  const { lines, totalFen } = source;
  return {
    title: '拨款通知单',
    issuer: source.budgetUnit ?? source.payerName,
    reference: `批次 ${source.batchId}`,
    demo: source.demo,
    toldAt: source.approvedAt,
    blocks: [
      { kind: 'statement', text: '本单不是国库支付凭证。款项的支付以财政国库支付系统的凭证为准；本单供核对和存档。' },
      { kind: 'facts', facts: [
        ['项目', source.programmeTitle], ['付款方', source.payerName], ...(source.budgetUnit === null ? [] : [['预算单位', source.budgetUnit] as const]),
        ['预算年度', String(source.fiscalYear)], ['指标文号', source.budgetDocumentNumber], ['资金来源', source.sourceName], ['资金下达文号', source.fundDocumentNumber],
        ['合计金额（小写）', `¥${groupedYuan(totalFen)}`], ['合计金额（大写）', `人民币${chineseAmount(totalFen)}`], ['笔数', `${lines.length} 笔`], ...offsetFacts(source),
      ] },
      { kind: 'heading', text: '拨款明细' },
      { kind: 'table',
        columns: [{ title: '序号', share: 6, align: 'right' }, { title: '收款户名', share: 24, align: 'left' }, { title: '账号 / 开户行（联行号）', share: 32, align: 'left' }, { title: '金额（元）', share: 15, align: 'right' }, { title: '金额（大写）', share: 23, align: 'left' }],
        rows: lines.map((line, index) => [String(index + 1), line.accountName, `${line.accountNumber}\n${line.bankName}（${line.bankCode}）\n端到端编号 ${line.endToEndId}`, groupedYuan(line.amountFen), chineseAmount(line.amountFen)]),
        total: ['', '合计', `${lines.length} 笔`, groupedYuan(totalFen), chineseAmount(totalFen)] },
      ...offsetBlocks(source),
      { kind: 'heading', text: '经办与核对' },
      { kind: 'facts', facts: [
        ['经办', `${source.madeBy}，${legalMomentText(source.madeAt)}`],
        ...source.approvals.map(({ userId, at }) => ['复核', `${userId}，${legalMomentText(at)}`] as const),
        ['复核完成时间', legalMomentText(source.approvedAt)], ['支付文件校验值（SHA-256）', source.fileHash], ['批次成员校验值（SHA-256）', source.membersHash],
      ] },
      { kind: 'text', text: '核对方法：计算支付文件（CSV）的 SHA-256，与本单所列一致，且笔数、合计金额相同，即为同一批款项。' },
    ],
  };
};

/** What names the stored slip: a batch that was approved has one content for good. */
export const paymentAdviceName = ({ batchId, membersHash, fileHash }: Pick<PaymentAdviceSource, 'batchId' | 'membersHash' | 'fileHash'>, hash: (text: string) => string): string =>
  `${batchId}-${hash(canonicalJson({ batchId, membersHash, fileHash })).slice(0, 16)}`;
