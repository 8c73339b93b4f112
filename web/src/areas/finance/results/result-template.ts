import { csvText } from '../../../../../shared/domain/ledger/csv';
import { fen, formatYuan, sumFen } from '../../../../../shared/domain/money';
import type { BatchMemberView } from '../data/money-views';

/** The open orders in the form in which the service reads answers: status, voucher and day are left to whoever knows them. */
export const resultTemplate = (open: readonly Pick<BatchMemberView, 'endToEndId' | 'amountFen'>[]): string => csvText([
  ['端到端编号', '金额(元)', '状态', '凭证号', '日期', '原因'],
  ...open.map(({ endToEndId, amountFen }) => [endToEndId, formatYuan(fen(amountFen)), '', '', '', '']),
  ['合计', String(open.length), formatYuan(sumFen(open.map(({ amountFen }) => fen(amountFen))))],
]);
