import type { ReactNode } from 'react';
import { useTexts } from '../../../language/language-provider';
import { shareText } from '../data/money-views';
import type { AccountView } from '../data/money-views';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { overviewTexts } from './overview-texts';

type Properties = { readonly accounts: readonly AccountView[]; readonly programmeTitle: (programmeId: string) => string; readonly regionName: (code: string) => string; /** A last column: what can be done with an account. */ readonly action?: { readonly heading: string; readonly of: (account: AccountView) => ReactNode } };

/** Each budget account (指标): what it was given, what is used and what is left. */
export const AccountUse = ({ accounts, programmeTitle, regionName, action }: Properties) => {
  const t = useTexts(overviewTexts);
  const f = useTexts(financeTexts);
  if (accounts.length === 0) return <p className="empty">{t('accountsNone')}</p>;
  return (
    <ScrollTable label={t('accounts')}>
      <thead><tr><th scope="col">{f('budgetDocument')}</th><th scope="col">{f('programme')}</th><th scope="col">{f('payer')}</th><th scope="col">{f('year')}</th><th scope="col">{f('source')}</th><th scope="col" className="number">{f('budget')}</th><th scope="col" className="number">{f('available')}</th><th scope="col" className="number">{f('paid')}</th><th scope="col">{t('used')}</th>{action === undefined ? null : <th scope="col">{action.heading}</th>}</tr></thead>
      <tbody>
        {accounts.map((account) => {
          const share = shareText(account.usedFen, account.budgetFen);
          return (
            <tr key={account.accountId}>
              <th scope="row" lang="zh-CN">{account.budgetDocumentNumber}</th>
              <td lang="zh-CN">{programmeTitle(account.programmeId)}</td>
              <td lang="zh-CN">{regionName(account.payerRegionCode)}</td>
              <td className="nowrap">{account.fiscalYear}{account.closedBy === null ? null : <> <span className="tag neutral">{t('closed')}</span></>}</td>
              <td>{account.source === null ? '—' : f(`source_${account.source}`)} · {f(account.carriedOver ? 'carriedOver' : 'thisYear')}</td>
              <td className="number"><Yuan amountFen={account.budgetFen} /></td>
              <td className="number"><Yuan amountFen={account.availableFen} /></td>
              <td className="number"><Yuan amountFen={account.paidFen} /></td>
              <td>{share === null ? '—' : <div className="utilisation"><span className="track" aria-hidden="true"><span className="fill" style={{ width: `${share}%` }} /></span><span className="nowrap">{t('usedOf', { share })}</span></div>}</td>
              {action === undefined ? null : <td className="nowrap">{action.of(account)}</td>}
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
};
