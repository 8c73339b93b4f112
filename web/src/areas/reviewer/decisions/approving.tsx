import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi, useOperation } from '../../../api/api-provider';
import { describeError } from '../../../api/problem-message';
import { ConfirmButton } from '../../../components/confirm-button';
import { LegalDate } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { CaseView } from '../case/use-case-act';
import { rowsAPage } from '../workbench/filters';
import { decisionTexts } from './decision-texts';
import { yuan } from './decision-yuan';
import { Results } from './results';
import type { CaseResult } from './results';
import { useCases } from './use-cases';

/** Cases that came through their notice. A closed notice has no deadline, so these come first when the furthest do. */
export const Approving = ({ cursor }: { readonly cursor: string | null }) => {
  const t = useTexts(decisionTexts);
  const queue = useOperation('getReviewQueue', { query: { state: 'public_notice', order: 'due_last', limit: rowsAPage, ...(cursor === null ? {} : { cursor }) } });
  return (
    <QueryState query={queue}>{({ items, cursor: next }) => {
      const closed = items.filter(({ dueOn }) => dueOn === null);
      // Behind the first case whose notice still runs there is none that has come through.
      const more = closed.length === items.length ? next : null;
      return (
        <>
          <ApprovalList key={cursor ?? ''} applicationIds={closed.map(({ applicationId }) => applicationId)} />
          <div className="actions no-print">
            {cursor === null ? null : <Link to="?view=approve">{t('first')}</Link>}
            {more === null ? null : <Link className="button" to={`?${new URLSearchParams({ view: 'approve', after: more }).toString()}`}>{t('next')}</Link>}
          </div>
        </>
      );
    }}</QueryState>
  );
};

const ApprovalList = ({ applicationIds }: { readonly applicationIds: readonly string[] }) => {
  const t = useTexts(decisionTexts);
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useLanguage();
  const { cases, waiting } = useCases(applicationIds);
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [results, setResults] = useState<readonly CaseResult[]>([]);
  const [numbers, setNumbers] = useState<ReadonlyMap<string, string>>(new Map());
  const ready = cases.filter(({ application }) => application.availableActions.includes('approve') && application.notice?.closed === true);
  const chosen = ready.filter(({ application }) => chosenIds.has(application.applicationId));
  const approve = async (views: readonly CaseView[]): Promise<void> => {
    setNumbers(new Map(views.map(({ application }) => [application.applicationId, application.receiptNumber ?? application.applicationId])));
    const told: CaseResult[] = [];
    for (const { application: { applicationId, version } } of views) {
      setProgress({ done: told.length, of: views.length });
      try {
        const { application } = await api.call('approveCase', { parameters: { applicationId }, body: { expectedVersion: version } });
        told.push({ applicationId, state: application.state, message: null });
      } catch (error) {
        told.push({ applicationId, state: null, message: describeError(error, language).message });
      }
    }
    setResults(told);
    setProgress(null);
    setChosenIds(new Set());
    await queries.invalidateQueries();
  };
  if (waiting) return <Waiting />;
  const sum = chosen.reduce((total, { application }) => total + (application.decision?.amountFen ?? 0), 0);
  return (
    <>
      <Results results={results} summary="approveResults" numberOf={(applicationId) => numbers.get(applicationId) ?? applicationId} />
      {ready.length === 0 ? <p className="empty">{t('noneApproving')}</p> : (
        <>
          <div className="bulk-bar no-print">
            <button type="button" className="button" onClick={() => { setChosenIds(new Set(ready.map(({ application }) => application.applicationId))); }}>{t('selectAll')}</button>
            {chosen.length === 0 ? <button type="button" className="button primary" disabled>{t('approve', { n: 0 })}</button>
              : <ConfirmButton label={t('approve', { n: chosen.length })} question={t('approveQuestion', { n: chosen.length, amount: yuan(sum) })} tone="primary" busy={progress !== null} onConfirm={() => { void approve(chosen); }}><p>{t('approveText')}</p></ConfirmButton>}
            <span role="status">{progress === null ? '' : t('approvingNow', { done: progress.done, n: progress.of })}</span>
          </div>
          <div className="scroll-x"><table className="table queue">
            <caption className="visually-hidden">{t('approving')}</caption>
            <thead><tr><td className="tick" /><th scope="col">{t('receipt')}</th><th scope="col">{t('enterprise')}</th><th scope="col">{t('programme')}</th><th scope="col" className="number">{t('amount')}</th><th scope="col">{t('decision')}</th></tr></thead>
            <tbody>{ready.map(({ application, facts }) => (
              <tr key={application.applicationId}>
                <td className="tick"><label><input type="checkbox" aria-label={t('select', { number: application.receiptNumber ?? '' })} checked={chosenIds.has(application.applicationId)} onChange={(event) => { const next = new Set(chosenIds); if (event.target.checked) next.add(application.applicationId); else next.delete(application.applicationId); setChosenIds(next); }} /></label></td>
                <td><Link className="nowrap" to={`/cases/${application.applicationId}`}>{application.receiptNumber}</Link></td><td lang="zh-CN">{facts?.applicant?.registeredName}</td><td lang="zh-CN">{application.programmeTitle}</td>
                <td className="number"><Money amountFen={application.decision?.amountFen ?? null} /></td><td lang="zh-CN">{application.decision?.documentNumber}<div className="small"><LegalDate dateOn={application.notice?.opensOn ?? null} /> – <LegalDate dateOn={application.notice?.closesOn ?? null} /></div></td>
              </tr>
            ))}</tbody>
          </table></div>
        </>
      )}
    </>
  );
};
