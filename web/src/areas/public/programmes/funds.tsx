import { Money } from '../../../components/money';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { fen, formatYuan } from '../../../../../shared/domain/money';
import { groupDigits } from '../../../components/group-digits';
import { componentTexts } from '../../../components/component-texts';
import { useTexts } from '../../../language/language-provider';
import { programmeTexts } from './programme-texts';

/** What is left of the programme's budget; unknown is said, never shown as zero. */
export const Funds = ({ funds }: { readonly funds: OperationOutput<'getProgramme'>['funds'] }) => {
  const t = useTexts(programmeTexts);
  const c = useTexts(componentTexts);
  if (funds === null) return <>{t('fundsUnknown')}</>;
  const yuan = (amountFen: number): string => c('yuan', { amount: groupDigits(formatYuan(fen(amountFen))) });
  return (
    <>
      <strong><Money amountFen={funds.leftFen} /></strong>
      <meter className="funds" min={0} max={Math.max(funds.budgetFen, 1)} value={funds.leftFen} aria-label={t('fundsCaption', { year: funds.fiscalYear })} />
      <span className="small">{t('fundsLeft', { year: funds.fiscalYear, budget: yuan(funds.budgetFen), left: yuan(funds.leftFen) })} · {t('fundsPaid', { paid: yuan(funds.paidFen) })}</span>
    </>
  );
};
