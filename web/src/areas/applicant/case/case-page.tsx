import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { legalDateText } from '../../../components/date-text';
import { ErrorNotice } from '../../../components/error-notice';
import { groupDigits } from '../../../components/group-digits';
import { LegalDate, Moment } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import { Timeline } from '../../../components/timeline';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { fen, formatYuan } from '../../../../../shared/domain/money';
import { DeterminationSummary } from '../../../facts/determination-summary';
import { DownloadButton } from '../../../files/download-button';
import { hasDecisionNotice } from '../../../files/has-decision-notice';
import { findField } from '../../../facts/find-field';
import { allSections } from '../../../facts/sections';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { createCommandKeys } from '../draft/command-keys';
import { caseTexts } from './case-texts';
import { Clawback } from './clawback';
import { CaseTracker } from './case-tracker';
import { ServiceRating } from './service-rating';
import { nextTexts } from './next-texts';
import { offsetTexts } from './offset-texts';
import { punctuation } from '../../../language/punctuation';

type Application = OperationOutput<'getApplication'>;

/** One case for its applicant: where it stands, what comes next, what to do, what happened, and how the amount came about. */
export const Component = () => {
  const { applicationId = '' } = useParams();
  const application = useOperation('getApplication', { parameters: { applicationId } });
  return <QueryState query={application}>{(found) => <Case application={found} />}</QueryState>;
};

const Case = ({ application }: { readonly application: Application }) => {
  const t = useTexts(caseTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const timeline = useOperation('getTimeline', { parameters: { applicationId: application.applicationId } });
  const { deadline, state, notice, decision } = application;
  return (
    <>
      <PageHeading lang="zh-CN" title={application.programmeTitle} caption={<StateTag state={state} />} />
      <CaseTracker state={state} />
      <div className="split">
        <div>
          <section className="notice-box" aria-labelledby="next-title">
            <h2 id="next-title">{t('next')}</h2>
            <p className="next-step">{speak(nextTexts[state])}</p>
            {deadline === null ? null : <p><strong>{t('deadlineLine', { date: legalDateText(deadline.dueOn, language), what: t(`deadline_${deadline.kind}`) })}</strong></p>}
            {notice === null ? null : <p>{notice.closesOn === null ? t('noticeOpenEnd', { from: legalDateText(notice.opensOn, language) }) : t('notice', { from: legalDateText(notice.opensOn, language), to: legalDateText(notice.closesOn, language) })}</p>}
            <OtherYear application={application} />
            <PaidLess application={application} />
            {decision === null ? null : <p>{t('decision', { number: decision.documentNumber })} · <LegalDate dateOn={decision.decidedOn} /></p>}
          </section>
          <Clawback application={application} />
          <Correction application={application} />
          <CaseActions application={application} />
          <Refusal application={application} />
        </div>
        <div className="side"><dl className="facts">
          <dt>{t('receipt')}</dt><dd>{application.receiptNumber === null ? '—' : <Link to={`/receipts/${application.receiptNumber}`}>{application.receiptNumber}</Link>}</dd>
          <dt>{t('submittedAt')}</dt><dd><Moment at={application.submittedAt} /></dd>
          <dt>{t('amount')}</dt><dd><Amounts application={application} /></dd>
        </dl>
        <p><Link to={`/programmes/${application.programmeId}`}>{t('guide')}</Link></p></div>
      </div>
      <h2>{t('timeline')}</h2>
      <QueryState query={timeline}>{({ items }) => <Timeline entries={items} />}</QueryState>
      {application.determination === null ? null : <details><summary>{t('result')}</summary><DeterminationSummary determination={application.determination} /></details>}
      {application.receiptNumber === null ? null : <ServiceRating applicationId={application.applicationId} />}
    </>
  );
};

/** Money of another budget year than the one the case was decided in, in plain words; nothing where it never moved. */
const OtherYear = ({ application }: { readonly application: Application }) => {
  const t = useTexts(caseTexts);
  const carried = application.parts.filter(({ carriedFromYear, balance }) => carriedFromYear !== null && balance !== 'paid');
  return (
    <>
      {[...new Set(carried.map(({ fiscalYear }) => fiscalYear))].map((year) => <p key={year}>{t('fromYear', { year })}</p>)}
      {application.parts.some(({ balance }) => balance === 'lapsed') ? <p>{t('lapsed')}</p> : null}
    </>
  );
};

/** A payment of which some settles what the enterprise owed: in all, set off, and what goes to the account. */
const PaidLess = ({ application }: { readonly application: Application }) => {
  const t = useTexts(offsetTexts);
  const yuan = (amountFen: number): string => groupDigits(formatYuan(fen(amountFen)));
  return <>{application.parts.map(({ amountFen, offset }) => (offset === null ? null : <p key={offset.applicationId}>{t('paidLess', { gross: yuan(amountFen), offset: yuan(offset.amountFen), net: yuan(amountFen - offset.amountFen) })} · <Link to={`/applications/${offset.applicationId}`}>{t('toOwing')}</Link></p>))}</>;
};

const Amounts = ({ application }: { readonly application: Application }) => {
  const t = useTexts(caseTexts);
  const shown = ([['decided', application.decidedFen], ['reviewed', application.reviewedFen], ['determined', application.determinedFen]] as const).filter(([, amountFen]) => amountFen !== null);
  return shown.length === 0 ? <>—</> : <>{shown.map(([key, amountFen]) => <div key={key}><Money amountFen={amountFen} /> <span className="small">{t(key)}</span></div>)}</>;
};

const CaseActions = ({ application }: { readonly application: Application }) => {
  const t = useTexts(caseTexts);
  const [reason, setReason] = useState('');
  const [keys] = useState(() => createCommandKeys(window.sessionStorage, newKey));
  const withdraw = useCommand('withdrawApplication');
  const queries = useQueryClient();
  const { applicationId, availableActions, state, version } = application;
  const base = `/applications/${applicationId}`;
  return (
    <>
      <div className="actions no-print">
        {state === 'draft' ? <Link className="button primary" to={`${base}/edit`}>{t('continueDraft')}</Link> : null}
        {availableActions.includes('correct') ? <Link className="button primary" to={`${base}/edit`}>{t('correct')}</Link> : null}
        {availableActions.includes('confirm_payee') ? <Link className="button primary" to={`${base}/payee`}>{t('confirmPayee')}</Link> : null}
        {hasDecisionNotice(application) ? <DownloadButton label={t('decisionNotice')} fileName={`决定书-${application.receiptNumber ?? applicationId}`} kind="pdf" read={(files) => files.read('getDecisionNotice', { parameters: { applicationId } })} /> : null}
        {application.receiptNumber === null ? null : <Link className="button" to={`${base}/submitted`}>{t('filed')}</Link>}
        {application.receiptNumber === null ? null : <Link className="button" to={`/applications/new?enterprise=${application.creditCode}&programme=${application.programmeId}&from=${applicationId}`}>{t('reapply')}</Link>}
      </div>
      {availableActions.includes('withdraw') ? (
        <div className="actions no-print">
          <ConfirmButton label={t('withdraw')} question={t('withdrawQuestion')} busy={withdraw.isPending} confirmDisabled={reason.trim().length < 2} onConfirm={() => { withdraw.mutate({ parameters: { applicationId }, body: { expectedVersion: version, reason }, idempotencyKey: keys.keyFor('withdrawApplication', applicationId, version) }); }}>
            <p>{t('withdrawText')}</p>
            <div className="field"><label htmlFor="withdraw-reason">{t('withdrawReason')}</label><textarea id="withdraw-reason" value={reason} onChange={(event) => { setReason(event.target.value); }} /></div>
          </ConfirmButton>
        </div>
      ) : null}
      {withdraw.error === null ? null : <ErrorNotice error={withdraw.error} onRetry={() => { withdraw.reset(); void queries.invalidateQueries(); }} />}
    </>
  );
};

/** What is to be put right, on the case itself too: not everybody opens the form to see it. */
const Correction = ({ application }: { readonly application: Application }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { correction, state } = application;
  if (correction === null || state !== 'correction_requested') return null;
  return (
    <section className="notice-box attention" aria-labelledby="correction-title">
      <h2 id="correction-title">{t('correctionTitle')} <span className="small">{t('correctionRound', { n: correction.round })}</span></h2>
      <ul>{correction.items.map(({ field, fault, reason }) => <li key={`${field} ${reason}`}>{findField(allSections, field, language)?.label ?? (field.startsWith('materials') ? t('papers') : field)}{punctuation[language].open}{t(fault)}{punctuation[language].close}{punctuation[language].colon}<span lang="zh-CN">{reason}</span></li>)}</ul>
    </section>
  );
};

const Refusal = ({ application }: { readonly application: Application }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { refusal } = application;
  if (refusal === null) return null;
  return (
    <section className="notice-box error" aria-labelledby="refusal-title">
      <h2 id="refusal-title">{t('refusal')}</h2>
      <p lang="zh-CN">{refusal.reason}</p>
      <p>{t('clauses')}</p>
      <ul lang="zh-CN">{refusal.clauses.map((clause) => <li key={clause}>{clause}</li>)}</ul>
      <p>{refusal.reExamination === null ? t('noReExamination') : t('reExamination', { date: legalDateText(refusal.reExamination.untilOn, language), basis: refusal.reExamination.basis })}</p>
    </section>
  );
};
