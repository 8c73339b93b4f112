import { NavLink, Outlet, useSearchParams } from 'react-router';
import { useMe } from '../../../app/use-duties';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { financeTexts } from './finance-texts';
import './finance.css';

const pages = [['/finance', 'overview'], ['/finance/budgets', 'budgets'], ['/finance/transfers', 'transfers'], ['/finance/pots', 'pots'], ['/finance/funds', 'funds'], ['/finance/batches', 'batches'], ['/finance/terms', 'terms'], ['/finance/clawback', 'clawback'], ['/finance/totals', 'totals'], ['/finance/exports', 'exports'], ['/finance/statement', 'statement']] as const;
const financeRoles: ReadonlySet<string> = new Set(['finance_officer', 'finance_approver', 'approver', 'auditor']);

/** Around every page of money: the area's own navigation, which keeps the programme one is working on. */
export const Component = () => {
  const t = useTexts(financeTexts);
  const me = useMe();
  const [search] = useSearchParams();
  const programmeId = search.get('programme');
  const kept = programmeId === null ? '' : `?${new URLSearchParams({ programme: programmeId }).toString()}`;
  return (
    <div className="finance">
      <nav className="finance-navigation no-print" aria-label={t('area')}>
        <ul>{pages.map(([to, name]) => <li key={to}><NavLink to={`${to}${kept}`} end={to === '/finance'}>{t(name)}</NavLink></li>)}</ul>
      </nav>
      <QueryState query={me}>
        {({ grants }) => grants.some(({ role }) => financeRoles.has(role)) ? <Outlet /> : <><PageHeading title={t('noDuty')} /><p>{t('noDutyText')}</p></>}
      </QueryState>
    </div>
  );
};
