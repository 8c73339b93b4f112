import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { ErrorNotice } from '../../../components/error-notice';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import { useAccountsOf } from '../data/use-money';
import { financeTexts } from './finance-texts';

type Properties = { readonly programmeIds: readonly string[]; readonly empty: string; readonly children: (year: number) => ReactNode };

/** The years in which these programmes have money, one of them chosen (kept in the URL), and the rest of the page for it. */
export const YearChoice = ({ programmeIds, empty, children }: Properties) => {
  const f = useTexts(financeTexts);
  const [search, setSearch] = useSearchParams();
  const { accounts, answered, asked, failed } = useAccountsOf(programmeIds);
  const years = [...new Set(accounts.map(({ fiscalYear }) => fiscalYear))].sort().reverse();
  const year = years.find((one) => String(one) === search.get('year')) ?? years[0];
  if (failed !== null) return <ErrorNotice error={failed.error} onRetry={() => { void failed.refetch(); }} />;
  if (answered < asked) return <Waiting />;
  if (year === undefined) return <p className="empty">{empty}</p>;
  return (
    <>
      <div className="filters"><div className="field"><label htmlFor="year">{f('year')}</label><select id="year" value={year} onChange={(event) => { setSearch((before) => { const next = new URLSearchParams(before); next.set('year', event.target.value); return next; }); }}>{years.map((one) => <option key={one} value={one}>{one}</option>)}</select></div></div>
      {children(year)}
    </>
  );
};
