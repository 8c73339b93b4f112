import { fen, formatYuan } from '../../../../../shared/domain/money';
import { groupDigits } from '../../../components/group-digits';

/** "1,234.50", for words that say yuan themselves. */
export const yuan = (amountFen: number): string => groupDigits(formatYuan(fen(amountFen)));
