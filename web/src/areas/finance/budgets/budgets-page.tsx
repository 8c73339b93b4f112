import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { QueryState, isWaitingFor } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { AppropriationView } from '../data/money-views';
import { useAccountsOf } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { ProgrammePage } from '../layout/programme-page';
import { yuanText } from '../layout/yuan';
import { AccountUse } from '../overview/account-use';
import { yearEndTexts } from '../year-end/year-end-texts';
import { budgetTexts } from './budget-texts';
import { Appropriations } from './open-appropriations';

export const Component = () => {
  const t = useTexts(budgetTexts);
  return <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <Budgets key={programme.programmeId} programme={programme} desk={desk} />}</ProgrammePage>;
};

/** What waits for a second person, the accounts in force, and what was decided before. */
const Budgets = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(budgetTexts);
  const y = useTexts(yearEndTexts);
  const appropriations = useOperation('listAppropriations', { query: { programmeId: programme.programmeId } });
  const { accounts, answered, failed } = useAccountsOf([programme.programmeId]);
  const approve = useCommand('approveAppropriation');
  const [asked, setAsked] = useState<AppropriationView | null>(null);
  const decide = (item: AppropriationView): void => { setAsked(item); approve.mutate({ parameters: { appropriationId: item.appropriationId }, body: {} }); };
  const deciding = { desk, busyId: approve.isPending ? asked?.appropriationId ?? null : null, onApprove: decide };
  if (isWaitingFor([appropriations]) || (answered === 0 && failed === null)) return <Waiting />;
  return (
    <>
      {approve.error === null ? null : <ErrorNotice error={approve.error} onRetry={() => { approve.reset(); void appropriations.refetch(); }} />}
      {approve.isSuccess && asked !== null ? <p className="notice-box good" role="status">{t('checked', { document: asked.budgetDocumentNumber, amount: yuanText(asked.amountFen) })}</p> : null}
      {desk.isMaker ? <p><Link className="button primary" to={`/finance/budgets/new?programme=${programme.programmeId}`}>{t('propose')}</Link></p> : null}
      <h2>{t('open')}</h2>
      <QueryState query={appropriations} empty={{ when: ({ items }) => items.every(({ status }) => status !== 'open'), text: t('openNone') }}>
        {({ items }) => <Appropriations items={items.filter(({ status }) => status === 'open')} {...deciding} label={t('open')} />}
      </QueryState>
      <h2>{t('accounts')}</h2>
      {failed === null ? null : <ErrorNotice error={failed.error} onRetry={() => { void failed.refetch(); }} />}
      {answered === 0 ? null : <AccountUse accounts={accounts} programmeTitle={() => programme.title} regionName={desk.regionName} action={{ heading: y('column'), of: (account) => <Link to={`/finance/year-end?${new URLSearchParams({ programme: account.programmeId, account: account.accountId }).toString()}`}>{y(account.closedBy === null ? 'open' : 'closed')}</Link> }} />}
      {appropriations.data === undefined || appropriations.data.items.every(({ status }) => status === 'open') ? null : (
        <details><summary>{t('decided')}</summary><Appropriations items={appropriations.data.items.filter(({ status }) => status !== 'open')} {...deciding} label={t('decided')} /></details>
      )}
    </>
  );
};
