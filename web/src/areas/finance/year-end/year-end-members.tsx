import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../../api/api-provider';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { YearEndView } from '../data/money-views';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { yearEndTexts } from './year-end-texts';

const pageSize = 25;

/** The sealed list: each case's money and what becomes of it. Before the approval the preview, afterwards the record. */
export const YearEndMembers = ({ run }: { readonly run: YearEndView }) => {
  const t = useTexts(yearEndTexts);
  const f = useTexts(financeTexts);
  const c = useTexts(componentTexts);
  const api = useApi();
  const pages = useInfiniteQuery({
    queryKey: ['listYearEndMembers', run.runId, run.seal.sealHash], initialPageParam: null,
    queryFn: ({ pageParam }: { readonly pageParam: string | null }) => api.call('listYearEndMembers', { parameters: { runId: run.runId }, query: { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) } }),
    getNextPageParam: (last) => last.cursor,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  if (pages.error !== null && pages.data === undefined) return <ErrorNotice error={pages.error} onRetry={() => { void pages.refetch(); }} />;
  if (pages.data === undefined) return <Waiting />;
  if (items.length === 0) return <p className="empty">{t('emptyList')}</p>;
  return (
    <>
      <ScrollTable label={t('sealed')}>
        <thead><tr><th scope="col">{f('receipt')}</th><th scope="col">{f('state')}</th><th scope="col" className="number">{f('inYuan', { name: f('amount') })}</th><th scope="col">{t('becomes')}</th></tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.applicationId}>
              <th scope="row" className="nowrap"><Link to={`/finance/cases/${item.applicationId}?programme=${run.programmeId}`}>{item.receiptNumber}</Link></th>
              <td>{t(item.balance)}</td>
              <td className="number"><Yuan amountFen={item.amountFen} /></td>
              <td>{t(`mode_${run.rule.openParts}`)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row" colSpan={2}>{f('total')}</th><td className="number"><Yuan amountFen={run.seal.openFen} /></td><td /></tr></tfoot>
      </ScrollTable>
      <p className="status-line" role="status">{t('shownOf', { n: items.length, m: run.seal.count })}</p>
      {pages.hasNextPage ? <button type="button" className="button" disabled={pages.isFetching} onClick={() => { void pages.fetchNextPage(); }}>{pages.isFetching ? c('working') : t('more', { n: Math.min(pageSize, run.seal.count - items.length) })}</button> : null}
    </>
  );
};
