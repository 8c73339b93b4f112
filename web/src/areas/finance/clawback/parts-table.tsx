import { parseAccountId } from '../../../../../shared/domain/ledger/account-id';
import { useTexts } from '../../../language/language-provider';
import { moneyStatuses, shareText } from '../data/money-views';
import type { PaymentCaseView } from '../data/money-views';
import { useAccountsOf } from '../data/use-money';
import type { FinanceDesk } from '../data/use-money';
import { accountLine } from '../layout/account-choice';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { partsTexts } from './parts-texts';

/** A case of several payers: who bears which share, and how far each one's money is. */
export const PartsTable = ({ item, desk }: { readonly item: PaymentCaseView; readonly desk: FinanceDesk }) => {
  const t = useTexts(partsTexts);
  const f = useTexts(financeTexts);
  const { accounts } = useAccountsOf([item.programmeId]);
  const totalFen = item.parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    <>
      <h2>{t('title')}</h2>
      <ScrollTable label={t('title')}>
        <thead><tr><th scope="col">{f('payer')}</th><th scope="col">{f('account')}</th><th scope="col" className="number">{t('share')}</th><th scope="col" className="number">{f('amount')}（{f('yuanUnit')}）</th><th scope="col">{t('stands')}</th></tr></thead>
        <tbody>
          {item.parts.map((part) => {
            const standing = moneyStatuses.find((status) => status === part.balance);
            return (
              <tr key={part.accountId}>
                <th scope="row" lang="zh-CN">{desk.regionName(parseAccountId(part.accountId).payerRegionCode)}</th>
                <td lang="zh-CN">{accountLine(accounts.find(({ accountId }) => accountId === part.accountId), part.accountId)}</td>
                <td className="number">{shareText(part.amountFen, totalFen) ?? '—'}%</td>
                <td className="number"><Yuan amountFen={part.amountFen} /></td>
                <td>{standing === undefined ? '—' : f(standing)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot><tr><th scope="row" colSpan={3}>{f('total')}</th><td className="number"><Yuan amountFen={totalFen} /></td><td /></tr></tfoot>
      </ScrollTable>
    </>
  );
};
