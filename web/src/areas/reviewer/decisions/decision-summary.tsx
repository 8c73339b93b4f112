import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { Money } from '../../../components/money';
import { displayValue } from '../../../facts/display-value';
import { listOf, valueAt } from '../../../facts/json-path';
import { otherFundingSection } from '../../../facts/sections';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { CeilingList } from '../case/conclusion';
import { StageFindings } from '../case/earlier-findings';
import { groupConditions } from '../case/group-conditions';
import { lineName } from '../../../facts/line-name';
import { openObjections } from '../case/offered-actions';
import { dutyWord, officerName } from '../case/people-words';
import type { CaseView } from '../case/use-case-act';
import { decisionTexts } from './decision-texts';
import { punctuation } from '../../../language/punctuation';

/** All that a decision rests on, on one page: for the meeting and for the file. */
export const DecisionSummary = ({ view, heading, children }: { readonly view: CaseView; readonly heading: ReactNode; readonly children?: ReactNode }) => {
  const t = useTexts(decisionTexts);
  const { language } = useLanguage();
  const { application, facts, clashedLines, dutyHolders } = view;
  const guide = useOperation('getProgramme', { parameters: { programmeId: application.programmeId } });
  const { determination } = application;
  const instruments = [...new Set((guide.data?.conditions ?? []).map(({ citation }) => `${citation.title}${citation.documentNumber === null ? '' : `（${citation.documentNumber}）`}`))];
  const open = groupConditions(determination?.conditions ?? []).filter(({ outcome }) => outcome !== 'met');
  const unanswered = openObjections(view);
  const warnings = [...new Set((determination?.warnings ?? []).map(({ saying }) => saying))];
  return (
    <article className="decision-summary" aria-label={application.receiptNumber ?? application.applicationId}>
      {heading}
      <dl className="facts">
        <dt>{t('enterprise')}</dt><dd lang="zh-CN">{facts?.applicant?.registeredName ?? '—'} <span className="small">{application.creditCode}</span> <Link className="no-print" to={`/cases/${application.applicationId}`}>{application.receiptNumber}</Link></dd>
        <dt>{t('basis')}</dt><dd lang="zh-CN">{application.programmeTitle}{instruments.length === 0 ? null : <div className="small">{instruments.join('；')}</div>}</dd>
        <dt>{t('amount')}</dt><dd><strong><Money amountFen={application.reviewedFen} /></strong>{determination === null ? null : <Steps determination={determination} />}</dd>
        <dt>{t('notMet')}</dt><dd lang="zh-CN">{open.length === 0 ? t('allMet') : open.map(({ conditionId, saying, results }) => <div key={conditionId}>{saying}：{results.map(({ finding }) => finding).join('；')}</div>)}</dd>
        <dt>{t('recommendation')}</dt><dd><StageFindings view={view} /></dd>
        <dt>{t('ceilings')}</dt><dd>{determination === null || determination.ceilingUse.length === 0 ? t('noCeilings') : <CeilingList ceilings={determination.ceilingUse} programmeTitle={application.programmeTitle} />}</dd>
        <dt>{t('otherFunding')}</dt><dd lang="zh-CN"><OtherFunding facts={facts} /></dd>
        <dt>{t('clashes')}</dt><dd>{clashedLines.length === 0 ? t('noClash') : <strong className="tag bad">{clashedLines.map((lineId) => lineName(lineId, language)).join(punctuation[language].list)}</strong>}</dd>
        {unanswered.length === 0 ? null : <><dt>{t('objections')}</dt><dd><strong className="tag bad">{t('objectionsOpen', { n: unanswered.length })}</strong>{unanswered.map(({ objectionId, reason }) => <div key={objectionId} lang="zh-CN">{reason}</div>)}</dd></>}
        <dt>{t('reviewers')}</dt><dd>{dutyHolders.map(({ duty, userId }) => `${dutyWord(duty, language)}${punctuation[language].colon}${officerName(view, userId)}`).join(punctuation[language].clauses)}</dd>
        {warnings.length === 0 ? null : <><dt>{t('warnings')}</dt><dd lang="zh-CN">{warnings.map((saying) => <div key={saying}>{saying}</div>)}</dd></>}
      </dl>
      {children}
    </article>
  );
};

/** How the amount came about, in short: each line, then the steps of the case. */
const Steps = ({ determination }: { readonly determination: NonNullable<CaseView['application']['determination']> }) => {
  const { language } = useLanguage();
  return (
    <div className="small" lang="zh-CN">
      {determination.lines.map((line) => <div key={line.lineId}>{lineName(line.lineId, language)}：{line.steps.map(({ label, result }) => `${label} ${result}`).join(' → ')}{line.reasons.length === 0 ? '' : `（${line.reasons.join('；')}）`}</div>)}
      {determination.amount.steps.length === 0 ? null : <div>{determination.amount.steps.map(({ label, result }) => `${label} ${result}`).join(' → ')}</div>}
    </div>
  );
};

const OtherFunding = ({ facts }: { readonly facts: CaseView['facts'] }) => {
  const t = useTexts(decisionTexts);
  const { language } = useLanguage();
  const stated = valueAt(facts, 'otherFunding');
  if (stated === undefined) return <>{t('otherOpen')}</>;
  const rows = otherFundingSection.fields.flatMap((field) => (field.kind === 'rows' ? field.fields : []));
  const entries = listOf(stated);
  if (entries.length === 0) return <>{t('noOther')}</>;
  return entries.map((entry, index) => <div key={index}>{rows.flatMap((field) => (field.kind === 'rows' ? [] : [displayValue(field, valueAt(entry, field.path), language, (code) => code)])).join(' · ')}</div>);
};
