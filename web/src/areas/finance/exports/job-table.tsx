import { useMutation } from '@tanstack/react-query';
import { useApi, useCommand } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { useTexts } from '../../../language/language-provider';
import { ScrollTable } from '../layout/scroll-table';
import { yuanText } from '../layout/yuan';
import { exportTexts } from './export-texts';
import type { ExportJobView } from './standstill';

const tones = { waiting: '', collecting: 'progress', writing: 'progress', ready: 'good', failed: 'bad' } as const;

type Properties = { readonly jobs: readonly ExportJobView[]; readonly standing: ReadonlySet<string>; readonly programmeTitle: (programmeId: string) => string };

/** Each job with its progress; the file when it is ready, a way on when it stands still. */
export const JobTable = ({ jobs, standing, programmeTitle }: Properties) => {
  const t = useTexts(exportTexts);
  const { download, gone } = useDownload();
  const resume = useCommand('resumeExport');
  const nameOf = (job: ExportJobView): string => `${t(`kind_${job.kind}`)} ${job.fromMonth}–${job.toMonth} ${job.format.toUpperCase()}`;
  return (
    <>
      <div role="status">{resume.isSuccess ? <p className="notice-box good">{t('resumed')}</p> : null}{gone ? <p className="notice-box attention">{t('gone')}</p> : null}</div>
      {download.error === null ? null : <ErrorNotice error={download.error} onRetry={() => { download.reset(); }} />}
      {resume.error === null ? null : <ErrorNotice error={resume.error} onRetry={() => { resume.reset(); }} />}
      <ScrollTable label={t('jobs')}>
        <thead><tr><th scope="col">{t('what')}</th><th scope="col">{t('period')}</th><th scope="col">{t('requestedAt')}</th><th scope="col">{t('progress')}</th><th scope="col">{t('file')}</th></tr></thead>
        <tbody>
          {jobs.map((job) => (
            <tr key={job.exportId}>
              <th scope="row">{t(`kind_${job.kind}`)} · {job.format.toUpperCase()}<div className="small" lang="zh-CN">{programmeTitle(job.programmeId)}</div></th>
              <td className="nowrap">{job.fromMonth} – {job.toMonth}</td>
              <td><Moment at={job.requestedAt} /></td>
              <td><span className={`tag ${tones[job.phase]}`}>{t(`phase_${job.phase}`)}</span> <Progress job={job} name={nameOf(job)} />{standing.has(job.exportId) ? <div className="small">{t('still')}</div> : null}{job.failure === null ? null : <Failure failure={job.failure} />}</td>
              <td>
                {job.file === null ? null : <><button type="button" className="button" aria-label={t('downloadOf', { name: nameOf(job) })} disabled={download.isPending} onClick={() => { download.mutate(job.exportId); }}>{download.isPending && download.variables === job.exportId ? t('linking') : t('download')}</button><div className="small hash">SHA-256 {job.file.sha256}</div></>}
                {standing.has(job.exportId) || job.failure !== null ? <button type="button" className="button" aria-label={t(job.failure === null ? 'resumeOf' : 'againOf', { name: nameOf(job) })} disabled={resume.isPending} onClick={() => { resume.mutate({ parameters: { exportId: job.exportId }, body: {} }); }}>{t(job.failure === null ? 'resume' : 'again')}</button> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      <p className="small">{t('linkLife')}</p>
    </>
  );
};

const Failure = ({ failure: { reason, correlationId } }: { readonly failure: NonNullable<ExportJobView['failure']> }) => {
  const t = useTexts(exportTexts);
  return <div className="small">{t(`failed_${reason}`)}{t('failedNumber', { id: correlationId })}</div>;
};

const Progress = ({ job, name }: { readonly job: ExportJobView; readonly name: string }) => {
  const t = useTexts(exportTexts);
  if (job.file !== null) return <span className="small">{job.kind === 'payments' ? t('ready', { n: job.file.rows, amount: yuanText(job.file.totalFen) }) : t('readyCases', { n: job.file.rows })}</span>;
  if (job.rowsTotal === null) return <span className="small">{t('rowsSoFar', { n: job.rowsDone })}</span>;
  return <><span className="small">{t('rowsOf', { n: job.rowsDone, m: job.rowsTotal })}</span><progress value={job.rowsDone} max={Math.max(1, job.rowsTotal)} aria-label={name} /></>;
};

/** Asks for a fresh link and follows it: it works for a short while only, so it is not kept in the page. */
const useDownload = () => {
  const api = useApi();
  const download = useMutation({
    mutationFn: async (exportId: string) => {
      const { file } = await api.call('getExport', { parameters: { exportId } });
      if (file?.link == null) return false;
      const link = document.createElement('a');
      link.href = file.link;
      link.download = file.fileName;
      link.click();
      return true;
    },
  });
  return { download, gone: download.data === false };
};
