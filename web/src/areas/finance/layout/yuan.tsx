import { fen, formatYuan } from '../../../../../shared/domain/money';
import { groupDigits } from '../../../components/group-digits';

/** "1,234.50" for columns whose heading says that they are yuan. */
export const yuanText = (amountFen: number): string => groupDigits(formatYuan(fen(amountFen)));

/** A number of a money column; a dash where there can be none. */
export const Yuan = ({ amountFen }: { readonly amountFen: number | null }) => <span className="money">{amountFen === null ? '—' : yuanText(amountFen)}</span>;
