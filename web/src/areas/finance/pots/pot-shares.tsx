import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { potTexts } from './pot-texts';

type Properties = { readonly runId: string; readonly count: number; readonly seal: { readonly membersHash: string; readonly reviewedTotalFen: number; readonly sharedTotalFen: number } };

/** Each case's share and why, in the order of acceptance, page after page. */
export const PotShares = ({ runId, count, seal }: Properties) => {
  const t = useTexts(potTexts);
  const f = useTexts(financeTexts);
  const api = useApi();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['getPotShares', { runId, membersHash: seal.membersHash }], initialPageParam: null,
    queryFn: ({ pageParam }: { readonly pageParam: string | null }) => api.call('getPotShares', { parameters: { runId }, query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) } }),
    getNextPageParam: (last) => last.cursor,
  });
  if (data === undefined) return error === null ? <Waiting /> : <ErrorNotice error={error} onRetry={() => { void refetch(); }} />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <>
      <ScrollTable label={t('shares')}>
        <thead><tr><th scope="col" className="number">{t('place')}</th><th scope="col">{f('receipt')}</th><th scope="col">{t('acceptedAt')}</th><th scope="col" className="number">{t('reviewed')}</th><th scope="col" className="number">{t('share')}</th><th scope="col">{t('why')}</th></tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.applicationId}>
              <td className="number">{item.place}</td>
              <th scope="row" className="nowrap"><Link to={`/cases/${item.applicationId}`}>{item.receiptNumber}</Link></th>
              <td><Moment at={item.acceptedAt} /></td>
              <td className="number"><Yuan amountFen={item.reviewedFen} /></td>
              <td className="number"><strong><Yuan amountFen={item.shareFen} /></strong></td>
              <td lang="zh-CN">{item.saying}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row" colSpan={3}>{f('total')}（{f('cases', { n: count })}）</th><td className="number"><Yuan amountFen={seal.reviewedTotalFen} /></td><td className="number"><Yuan amountFen={seal.sharedTotalFen} /></td><td /></tr></tfoot>
      </ScrollTable>
      {error === null ? null : <ErrorNotice error={error} onRetry={() => { void fetchNextPage(); }} />}
      <p role="status" className="status-line">{t('shown', { n: items.length, m: count })}</p>
      {hasNextPage ? <button type="button" className="button" disabled={isFetchingNextPage} onClick={() => { void fetchNextPage(); }}>{t('more')}</button> : null}
    </>
  );
};
