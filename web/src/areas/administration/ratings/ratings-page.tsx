import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { isBadGrade, ratingGrades } from '../../../../../shared/domain/rating/service-rating';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useApi, useOperation } from '../../../api/api-provider';
import { useMe } from '../../../app/use-duties';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { Waiting } from '../../../components/waiting';
import { gradeTexts } from '../../../facts/rating-texts';
import { useRegions } from '../../../facts/use-regions';
import { visibleProgrammes } from '../../../facts/visible-programmes';
import { useSay, useTexts } from '../../../language/language-provider';
import { BadRatings } from './bad-ratings';
import { ratingsTexts } from './ratings-texts';
import { satisfiedPercent } from './satisfied-percent';

type Counts = NonNullable<OperationOutput<'listRatings'>['counts']>;

const readers = ['head_of_stage', 'approver', 'auditor', 'policy_administrator'];

/** What applicants say of a programme's handling: by grade, and each bad word with its answer. The programme stands in the address. */
export const Component = () => {
  const t = useTexts(ratingsTexts);
  const me = useMe();
  const { regions } = useRegions();
  const catalogue = useOperation('listProgrammes', {});
  const [search, setSearch] = useSearchParams();
  const programmes = useMemo(() => visibleProgrammes(catalogue.data?.items ?? [], me.data?.grants ?? [], regions, readers), [catalogue.data, me.data, regions]);
  const ready = catalogue.data !== undefined && me.data !== undefined && regions.length > 0;
  const chosen = programmes.find(({ programmeId }) => programmeId === search.get('programme')) ?? programmes[0];
  const mayAnswer = me.data?.grants.some(({ role }) => role === 'head_of_stage') ?? false;
  return (
    <>
      <PageHeading title={t('title')} />
      <p className="lead">{t('lead')}</p>
      {catalogue.error === null ? null : <ErrorNotice error={catalogue.error} onRetry={() => { void catalogue.refetch(); }} />}
      {ready || catalogue.error !== null ? null : <Waiting />}
      {ready && chosen === undefined ? <p className="empty">{t('noProgrammes')}</p> : null}
      {!ready || chosen === undefined ? null : (
        <>
          <div className="filters"><div className="field"><label htmlFor="programme">{t('programme')}</label>
            <select id="programme" lang="zh-CN" value={chosen.programmeId} onChange={(event) => { setSearch({ programme: event.target.value }); }}>{programmes.map(({ programmeId, title }) => <option key={programmeId} value={programmeId}>{title}</option>)}</select>
          </div></div>
          <Ratings key={chosen.programmeId} programmeId={chosen.programmeId} mayAnswer={mayAnswer} />
        </>
      )}
    </>
  );
};

const Ratings = ({ programmeId, mayAnswer }: { readonly programmeId: string; readonly mayAnswer: boolean }) => {
  const t = useTexts(ratingsTexts);
  const api = useApi();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['listRatings', { programmeId }], initialPageParam: null,
    queryFn: ({ pageParam }: { readonly pageParam: string | null }) => api.call('listRatings', { query: { programmeId, limit: 25, ...(pageParam === null ? {} : { cursor: pageParam }) } }),
    getNextPageParam: (last) => last.cursor,
  });
  if (error !== null) return <ErrorNotice error={error} onRetry={() => { void refetch(); }} />;
  if (data === undefined) return <Waiting />;
  const counts = data.pages[0]?.counts ?? null;
  return (
    <>
      <h2>{t('counts')}</h2>
      {counts === null ? <p className="empty">{t('elsewhere')}</p> : <ByGrade counts={counts} />}
      <h2>{t('bad')}</h2>
      <BadRatings ratings={data.pages.flatMap(({ items }) => items)} mayAnswer={mayAnswer} />
      {hasNextPage ? <div className="actions"><button type="button" className="button" disabled={isFetchingNextPage} onClick={() => { void fetchNextPage(); }}>{t('more')}</button></div> : null}
    </>
  );
};

const ByGrade = ({ counts }: { readonly counts: Counts }) => {
  const t = useTexts(ratingsTexts);
  const speak = useSay();
  const total = ratingGrades.reduce((sum, grade) => sum + counts[grade], 0);
  const bad = ratingGrades.filter(isBadGrade).reduce((sum, grade) => sum + counts[grade], 0);
  const share = satisfiedPercent(counts);
  return (
    <>
      <table className="table narrow">
        <caption className="visually-hidden">{t('counts')}</caption>
        <thead><tr><th scope="col">{t('grade')}</th><th scope="col" className="number">{t('count')}</th></tr></thead>
        <tbody>{ratingGrades.map((grade) => <tr key={grade}><th scope="row">{speak(gradeTexts[grade])}</th><td className="number">{counts[grade]}</td></tr>)}</tbody>
        <tfoot><tr><th scope="row">{t('total')}</th><td className="number">{total}</td></tr></tfoot>
      </table>
      <p>{share === null ? t('noShare') : t('share', { share })}{bad === 0 ? '' : ` ${t('unanswered', { n: bad - counts.answered, m: counts.answered, k: counts.not_adopted })}`}</p>
    </>
  );
};
