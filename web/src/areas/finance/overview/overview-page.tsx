import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { instantText } from '../../../components/date-text';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { Waiting } from '../../../components/waiting';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { movementsOf } from '../data/money-views';
import type { AccountView, MovementView } from '../data/money-views';
import { useAccountsOf, useFinanceDesk, useTotalsOf } from '../data/use-money';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { AccountUse } from './account-use';
import type { ChartData } from './draw-chart';
import { MoneyChart } from './money-chart';
import { OverviewFilterBar } from './overview-filter-bar';
import { readFilters, writeFilters } from './overview-filters';
import type { OverviewFilters } from './overview-filters';
import { overviewRows, overviewTotal } from './overview-rows';
import { OverviewTable } from './overview-table';
import { overviewTexts } from './overview-texts';

/** Where the money of all programmes in reach stands: figures, chart, table, and the use of each account. */
export const Component = () => {
  const t = useTexts(overviewTexts);
  const f = useTexts(financeTexts);
  const desk = useFinanceDesk();
  return (
    <>
      <PageHeading title={t('title')} />
      {desk.failed !== null ? <ErrorNotice error={desk.failed.error} onRetry={() => { void desk.failed?.refetch(); }} /> : null}
      {!desk.ready && desk.failed === null ? <Waiting /> : null}
      {desk.ready && desk.programmes.length === 0 ? <p className="empty">{f('noProgrammes')}</p> : null}
      {desk.programmes.length > 0 ? <Overview desk={desk} /> : null}
    </>
  );
};

const Overview = ({ desk }: { readonly desk: FinanceDesk }) => {
  const t = useTexts(overviewTexts);
  const { language } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => readFilters(search), [search]);
  const accountsOf = useAccountsOf(desk.programmes.map(({ programmeId }) => programmeId));
  // A programme and year without an account has no money and need not be asked for.
  const wanted = useMemo(() => [...new Map(accountsOf.accounts.map(({ programmeId, fiscalYear }) => [`${programmeId} ${fiscalYear}`, { programmeId, fiscalYear }])).values()], [accountsOf.accounts]);
  const totalsOf = useTotalsOf(accountsOf.answered === accountsOf.asked ? wanted : []);
  const movements = useMemo(() => totalsOf.totals.flatMap(movementsOf), [totalsOf.totals]);
  const failed = accountsOf.failed ?? totalsOf.failed;
  const answered = accountsOf.answered + totalsOf.answered;
  const asked = accountsOf.asked + totalsOf.asked;
  const asOf = totalsOf.totals.map(({ asOfAt }) => asOfAt).filter((at) => at !== null).sort().at(-1) ?? null;
  const distinct = <Value extends string | number>(values: readonly Value[]): readonly Value[] => [...new Set(values)].sort();
  return (
    <>
      <OverviewFilterBar
        filters={filters} onChange={(changed) => { setSearch(writeFilters(changed)); }} programmes={desk.programmes} regionName={desk.regionName}
        years={distinct(accountsOf.accounts.map(({ fiscalYear }) => fiscalYear))} districts={distinct(movements.map(({ districtCode }) => districtCode))} months={distinct(movements.map(({ month }) => month))}
      />
      {failed === null ? null : <ErrorNotice error={failed.error} onRetry={() => { void failed.refetch(); }} />}
      <p className="status-line" role="status">{answered < asked ? t('reading', { n: answered, m: asked }) : asOf === null ? t('asOfNothing') : t('asOf', { at: instantText(asOf, language) })}</p>
      <div className="reserved-rows">{answered < asked ? null : <Figures desk={desk} filters={filters} movements={movements} accounts={accountsOf.accounts} />}</div>
    </>
  );
};

const charted = ['paid', 'payable', 'committed', 'reserved'] as const;
const byText = { programme: 'byProgramme', district: 'byDistrict', year: 'byYear', month: 'byMonth' } as const;

const Figures = ({ desk, filters, movements, accounts }: { readonly desk: FinanceDesk; readonly filters: OverviewFilters; readonly movements: readonly MovementView[]; readonly accounts: readonly AccountView[] }) => {
  const t = useTexts(overviewTexts);
  const f = useTexts(financeTexts);
  const rows = useMemo(() => overviewRows(movements, accounts, filters), [movements, accounts, filters]);
  const titles = new Map(desk.programmes.map(({ programmeId, title }) => [programmeId, title]));
  const nameOf = (key: string): string => (filters.by === 'programme' ? titles.get(key) ?? key : filters.by === 'district' ? desk.regionName(key) : key);
  const names = rows.map(({ key }) => nameOf(key)).join('\n');
  const words = charted.map((status) => f(status)).join('\n');
  const chart = useMemo<ChartData>(() => ({ categories: names.split('\n'), series: charted.map((status, index) => ({ name: words.split('\n')[index] ?? status, amountsFen: rows.map(({ figures }) => figures[status].amountFen) })) }), [rows, names, words]);
  const shown = accounts.filter((account) => (filters.programmeId === null || account.programmeId === filters.programmeId) && (filters.fiscalYear === null || account.fiscalYear === filters.fiscalYear));
  const label = t('chartTitle', { by: t(byText[filters.by]) });
  return (
    <>
      {rows.length === 0 ? <p className="empty">{t('none')}</p> : (
        <>
          <h2>{label}</h2>
          <MoneyChart data={chart} label={label} />
          <OverviewTable rows={rows} total={overviewTotal(rows, filters)} heading={t(byText[filters.by])} nameOf={nameOf} />
          {rows.every(({ budgetFen }) => budgetFen === null) ? <p className="small">{t('budgetNote')}</p> : null}
        </>
      )}
      <h2>{t('accounts')}</h2>
      <AccountUse accounts={shown} programmeTitle={(programmeId) => titles.get(programmeId) ?? programmeId} regionName={desk.regionName} />
    </>
  );
};
