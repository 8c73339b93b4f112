import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useApi, useOperation } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { saveFile } from '../data/file-download';
import { movementsOf } from '../data/money-views';
import { useAccountsOf } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { totalsTexts } from './totals-texts';
import { punctuation } from '../../../language/punctuation';

export const Component = () => {
  const t = useTexts(totalsTexts);
  return <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <YearOf key={programme.programmeId} programme={programme} desk={desk} />}</ProgrammePage>;
};

/** The years in which the programme has money. */
const YearOf = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(totalsTexts);
  const [search, setSearch] = useSearchParams();
  const { accounts, answered, failed } = useAccountsOf([programme.programmeId]);
  const years = [...new Set(accounts.map(({ fiscalYear }) => fiscalYear))].sort().reverse();
  const year = years.find((one) => String(one) === search.get('year')) ?? years[0];
  if (failed !== null) return <ErrorNotice error={failed.error} onRetry={() => { void failed.refetch(); }} />;
  if (answered === 0) return <Waiting />;
  if (year === undefined) return <p className="empty">{t('noYears')}</p>;
  return (
    <>
      <div className="filters"><div className="field"><label htmlFor="year">{t('year')}</label><select id="year" value={year} onChange={(event) => { setSearch((before) => { const next = new URLSearchParams(before); next.set('year', event.target.value); return next; }); }}>{years.map((one) => <option key={one} value={one}>{one}</option>)}</select></div></div>
      <Totals key={year} programmeId={programme.programmeId} fiscalYear={year} desk={desk} />
    </>
  );
};

type Properties = { readonly programmeId: string; readonly fiscalYear: number; readonly desk: FinanceDesk };

const Totals = ({ programmeId, fiscalYear, desk }: Properties) => {
  const t = useTexts(totalsTexts);
  const f = useTexts(financeTexts);
  const { language } = useLanguage();
  const api = useApi();
  const queries = useQueryClient();
  const totals = useOperation('getTotals', { query: { programmeId, fiscalYear } });
  const sha256 = totals.data?.control.sha256 ?? '';
  const download = useMutation({
    mutationFn: async () => {
      const text = await api.call('exportTotals', { query: { programmeId, fiscalYear } });
      saveFile(`资金汇总-${programmeId}-${fiscalYear}.csv`, text);
      if (text.includes(sha256)) return 'right';
      await queries.invalidateQueries({ queryKey: ['getTotals'] });
      return 'moved';
    },
  });
  return (
    <div className="reserved-rows">
      <QueryState query={totals}>
        {(data) => (
          <>
            <dl className="figures">
              <div className="figure"><dt>{t('rows')}</dt><dd>{data.control.rows}</dd></div>
              <div className="figure"><dt>{t('paidCount')}</dt><dd>{data.control.paidCount}</dd></div>
              <div className="figure"><dt>{t('paidSum')}</dt><dd><Yuan amountFen={data.control.paidFen} /></dd></div>
              <div className="figure"><dt>{t('asOf')}</dt><dd className="small">{data.asOfAt === null ? t('asOfNothing') : <Moment at={data.asOfAt} />}</dd></div>
            </dl>
            <p>{t('sha')}{punctuation[language].colon}<span className="hash">{data.control.sha256}</span></p>
            <div className="actions"><button type="button" className="button primary" disabled={download.isPending} onClick={() => { download.mutate(); }}>{download.isPending ? t('downloading') : t('download')}</button></div>
            {download.data === undefined ? null : <p className={`notice-box ${download.data === 'right' ? 'good' : 'attention'}`} role="status">{t(download.data)}</p>}
            {download.error === null ? null : <ErrorNotice error={download.error} onRetry={() => { download.mutate(); }} />}
            <h2>{t('content')}</h2>
            {data.rows.length === 0 ? <p className="empty">{t('none')}</p> : (
              <ScrollTable label={t('content')}>
                <thead><tr><th scope="col">{t('month')}</th><th scope="col">{f('district')}</th><th scope="col">{f('state')}</th><th scope="col" className="number">{f('count')}</th><th scope="col" className="number">{f('inYuan', { name: f('amount') })}</th></tr></thead>
                <tbody>{movementsOf(data).map((row) => <tr key={`${row.month} ${row.districtCode} ${row.status}`}><th scope="row">{row.month}</th><td lang="zh-CN">{desk.regionName(row.districtCode)}</td><td>{f(row.status)}</td><td className="number">{row.count}</td><td className="number"><Yuan amountFen={row.amountFen} /></td></tr>)}</tbody>
              </ScrollTable>
            )}
          </>
        )}
      </QueryState>
    </div>
  );
};
