import { fen, formatYuan } from '../../../shared/domain/money';
import { useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';
import { groupDigits } from './group-digits';

/** An amount of money from whole fen: grouped, two decimals. Null shows as a dash. */
export const Money = ({ amountFen }: { readonly amountFen: number | null }) => {
  const t = useTexts(componentTexts);
  return <span className="money">{amountFen === null ? '—' : t('yuan', { amount: groupDigits(formatYuan(fen(amountFen))) })}</span>;
};
