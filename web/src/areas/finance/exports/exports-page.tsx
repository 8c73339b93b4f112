import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { queryKeyOf, useApi } from '../../../api/api-provider';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { useFinanceDesk } from '../data/use-money';
import { ProgrammePage } from '../layout/programme-page';
import { AskForm } from './ask-form';
import { exportTexts } from './export-texts';
import { JobTable } from './job-table';
import { movementAfter, standsStill } from './standstill';
import type { ExportJobView, Movement } from './standstill';

const lookEveryMs = 2_000;

/** Asking for a detail export, and what became of those that were asked for. */
export const Component = () => {
  const t = useTexts(exportTexts);
  const { ready, failed } = useFinanceDesk();
  return (
    <>
      <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <AskForm key={programme.programmeId} programme={programme} today={desk.today} />}</ProgrammePage>
      {ready || failed !== null ? <Jobs /> : null}
    </>
  );
};

/** One's own jobs, looked at again every two seconds while one of them is at work. */
const useJobs = () => {
  const api = useApi();
  const jobs = useQuery({
    queryKey: queryKeyOf('listExports'), queryFn: () => api.call('listExports', {}),
    refetchInterval: ({ state }) => (state.data?.items.some(({ phase }) => phase !== 'ready' && phase !== 'failed') === true ? lookEveryMs : false),
  });
  const movement = useRef<Movement>(new Map());
  const [standing, setStanding] = useState<ReadonlySet<string>>(new Set());
  const { data, dataUpdatedAt } = jobs;
  useEffect(() => {
    const items: readonly ExportJobView[] = data?.items ?? [];
    movement.current = movementAfter(movement.current, items, dataUpdatedAt);
    setStanding(new Set(items.filter((job) => standsStill(movement.current, job, dataUpdatedAt)).map(({ exportId }) => exportId)));
  }, [data, dataUpdatedAt]);
  return { jobs, standing };
};

const Jobs = () => {
  const t = useTexts(exportTexts);
  const { jobs, standing } = useJobs();
  const desk = useFinanceDesk();
  return (
    <section aria-labelledby="jobs-title">
      <h2 id="jobs-title">{t('jobs')}</h2>
      <div className="reserved-rows">
        <QueryState query={jobs} empty={{ when: ({ items }) => items.length === 0, text: t('none') }}>
          {({ items }) => <JobTable jobs={items} standing={standing} programmeTitle={(programmeId) => desk.programmes.find((one) => one.programmeId === programmeId)?.title ?? programmeId} />}
        </QueryState>
      </div>
    </section>
  );
};
