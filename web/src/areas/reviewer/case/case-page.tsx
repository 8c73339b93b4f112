import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useApi, useOperation } from '../../../api/api-provider';
import { useMe } from '../../../app/use-duties';
import { AmountSteps } from '../../../components/amount-steps';
import { Moment } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import { Timeline } from '../../../components/timeline';
import { Waiting } from '../../../components/waiting';
import { differencesOf } from '../../../facts/differences';
import { DifferencesTable } from '../../../facts/differences-table';
import { FactsSummary } from '../../../facts/facts-summary';
import { DownloadButton } from '../../../files/download-button';
import { hasDecisionNotice } from '../../../files/has-decision-notice';
import type { SectionSpec } from '../../../facts/field-spec';
import { sectionsFor } from '../../../facts/sections';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { useShortcuts } from '../shortcuts/shortcut-area';
import { addressOf, filtersOf, queryOf } from '../workbench/filters';
import type { QueueState } from '../workbench/filters';
import { nextCaseOf } from '../workbench/next-case';
import { CaseActions } from './case-actions';
import { CaseHead } from './case-head';
import { actionTexts, caseTexts } from './case-texts';
import { Conclusion } from './conclusion';
import { StageFindings } from './earlier-findings';
import { lineName } from '../../../facts/line-name';
import { capacityWord, officerName } from './people-words';
import { Neighbours } from './neighbours';
import { offeredActions } from './offered-actions';
import type { Offered, Viewer } from './offered-actions';
import { draftKey, emptyDraft, readDraft, writeDraft } from './review-draft';
import type { DraftFault, ReviewDraft } from './review-draft';
import { ReviewForm } from './review-form';
import type { CaseView } from './use-case-act';
import { punctuation } from '../../../language/punctuation';

/** One case laid out for deciding. */
export const Component = () => {
  const { applicationId = '' } = useParams();
  const view = useOperation('getCase', { parameters: { applicationId } });
  const me = useMe();
  const t = useTexts(caseTexts);
  const programmes = useOperation('listProgrammes', {});
  return (
    <>
      {view.data === undefined && view.error !== null ? <><p className="steps-nav"><Link to="/workbench">{t('back')}</Link></p><PageHeading title={t('refused')} /></> : null}
      <QueryState query={view}>{(found) => {
        const kind = programmes.data?.items.find(({ programmeId }) => programmeId === found.application.programmeId)?.kind;
        if (me.data === undefined || programmes.data === undefined) return <Waiting />;
        const viewer = { userId: me.data.userId, isHead: me.data.grants.some(({ role }) => role === 'head_of_stage') };
        return <Case key={applicationId} view={found} viewer={viewer} sections={kind === undefined ? [] : sectionsFor(kind)} />;
      }}</QueryState>
    </>
  );
};

type CaseProperties = { readonly view: CaseView; readonly viewer: Viewer; readonly sections: readonly SectionSpec[] };

const Case = ({ view, viewer, sections }: CaseProperties) => {
  const t = useTexts(caseTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const [done, setDone] = useState<Offered | null>(null);
  const { goNext, none, backTo } = useNextCase(view, viewer);
  const { application } = view;
  return (
    <>
      <p className="steps-nav no-print"><Link to={backTo}>{t('back')}</Link></p>
      <PageHeading title={application.programmeTitle} caption={<StateTag state={application.state} audience="staff" />} />
      <CaseHead view={view} userId={viewer.userId} />
      {hasDecisionNotice(application) ? <div className="actions no-print"><DownloadButton label={t('decisionNotice')} fileName={`决定书-${application.receiptNumber ?? application.applicationId}`} kind="pdf" read={(files) => files.read('getCaseDecisionNotice', { parameters: { applicationId: application.applicationId } })} /></div> : null}
      <CaseActions view={view} viewer={viewer} sections={sections} onDone={setDone} onNext={goNext} />
      <p role="status" className="small">{none ? t('noNext') : done === null ? '' : t('done', { what: speak(done === 'record_review' ? caseTexts.send : actionTexts[done]) })}</p>
      {view.clashedLines.length === 0 ? null : <section className="notice-box attention" aria-labelledby="clash-title"><h2 id="clash-title">{t('clash')}</h2><p>{t('clashText')}</p><p>{view.clashedLines.map((lineId) => lineName(lineId, language)).join(punctuation[language].list)}</p></section>}
      <Objections view={view} />
      <Deciding view={view} viewer={viewer} sections={sections} onSent={() => { setDone('record_review'); toTop(); }} />
      <h2>{t('stageFindings')}</h2>
      <StageFindings view={view} />
      <h2>{t('neighbours')}</h2>
      <Neighbours applicationId={application.applicationId} />
      <History view={view} />
      <h2 id="timeline" tabIndex={-1}>{t('timeline')}</h2>
      <Timeline entries={view.timeline} extra={({ version }) => { const entry = view.timeline.find((one) => one.version === version); return entry?.userId == null ? null : <p className="small">{namedByCapacity.has(entry.by) ? capacityWord(entry.by, language) : t('by', { who: officerName(view, entry.userId), as: capacityWord(entry.by, language) })}</p>; }} />
    </>
  );
};

/** Whose account says nothing to a reader: the nightly run, and people without one. */
const namedByCapacity: ReadonlySet<string> = new Set(['daily_run', 'objector']);

/** Where the page begins and says what was done: the place one acted from may be gone. */
const toTop = (): void => {
  const heading = document.querySelector<HTMLElement>('h1');
  heading?.focus();
  heading?.scrollIntoView({ block: 'start' });
};

/** The queue the officer came from, and the case behind this one in it. */
const useNextCase = (view: CaseView, viewer: Viewer) => {
  const api = useApi();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const [none, setNone] = useState(false);
  const cameFrom = address.get('queue');
  // Where the case stood when it was opened: acting on it moves it on.
  const [openedIn] = useState(view.application.state);
  const filters = filtersOf(new URLSearchParams(cameFrom ?? `state=${openedIn}`));
  const goNext = (): void => {
    const { state } = filters;
    if (state === null) { setNone(true); return; }
    void api.call('getReviewQueue', { query: queryOf(filters, state satisfies QueueState) }).then(({ items }) => {
      const next = nextCaseOf(items, view.application.applicationId, viewer.userId);
      if (next === null) setNone(true);
      else void navigate(`/cases/${next}?${new URLSearchParams({ queue: addressOf(filters) }).toString()}`);
    }, () => { setNone(true); });
  };
  return { goNext, none, backTo: `/workbench${cameFrom === null ? '' : `?${cameFrom}`}` };
};

/** The local draft of the review, written at each change; what another tab wrote is read when the page opens. */
const useReviewDraft = (view: CaseView, userId: string) => {
  const key = draftKey(userId, view.application.applicationId, view.application.state, view.revision);
  const [held, setHeld] = useState<{ readonly key: string; readonly draft: ReviewDraft }>(() => ({ key, draft: readDraft(window.localStorage, key) }));
  const draft = held.key === key ? held.draft : readDraft(window.localStorage, key);
  const change = (next: ReviewDraft): void => {
    writeDraft(window.localStorage, key, next);
    setHeld({ key, draft: next });
  };
  return { draft, change };
};

const Deciding = ({ view, viewer, sections, onSent }: CaseProperties & { readonly onSent: () => void }) => {
  const t = useTexts(caseTexts);
  const { draft, change } = useReviewDraft(view, viewer.userId);
  const [faults, setFaults] = useState<readonly DraftFault[]>([]);
  const { determination } = view.application;
  const reviewing = offeredActions(view, viewer).includes('record_review');
  useJumps();
  const computed = useMemo(() => new Map((determination?.lines ?? []).map((line) => [line.lineId, line.amountFen])), [determination]);
  const sayings = useMemo(() => new Map((determination?.conditions ?? []).map(({ conditionId, saying }) => [conditionId, saying])), [determination]);
  const changeDraft = (next: ReviewDraft): void => { change(next); setFaults([]); };
  return (
    <div className="case-columns">
      <div className="case-facts" id="facts" tabIndex={0} role="region" aria-label={t('facts')}>
        <Corrected view={view} sections={sections} />
        {view.facts === null ? <p className="empty">{t('noFacts')}</p> : <FactsSummary sections={sections} facts={view.facts} />}
        {view.materials.length === 0 ? null : <Materials view={view} />}
      </div>
      <div>
        {determination === null ? <p className="empty">{t('noDetermination')}</p> : <Conclusion view={view} determination={determination} reviewing={reviewing ? { draft, invalidIds: new Set(faults.map(({ elementId }) => elementId)), onChange: changeDraft } : null} />}
        {reviewing ? <ReviewForm view={view} draft={draft} computed={computed} sayings={sayings} faults={faults} onChange={changeDraft} onFaults={setFaults} onSent={() => { change(emptyDraft); onSent(); }} /> : null}
      </div>
    </div>
  );
};

/** What the last correction changed: read first, since the rest was looked at before. */
const Corrected = ({ view, sections }: Pick<CaseProperties, 'view' | 'sections'>) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  const { previousFacts, facts, revision } = view;
  if (previousFacts === null || revision === null) return null;
  const differences = differencesOf(sections, previousFacts, facts, language, regionName);
  return differences.length === 0 ? <p>{t('correctedNothing')}</p> : <DifferencesTable caption={t('corrected', { n: revision, before: revision - 1 })} differences={differences} />;
};

const jumps = [['1', 'facts', 'jumpFacts'], ['2', 'conditions', 'jumpConclusion'], ['3', 'lines', 'jumpLines'], ['4', 'opinion', 'jumpReview'], ['5', 'timeline', 'jumpTimeline']] as const;

/** Keys that lead to the parts of the page. */
const useJumps = (): void => {
  useShortcuts(useMemo(() => jumps.map(([key, id, label]) => ({ key, label: caseTexts[label], run: () => { const part = document.getElementById(id); part?.focus(); part?.scrollIntoView({ block: 'start' }); } })), []));
};

const Materials = ({ view }: { readonly view: CaseView }) => {
  const t = useTexts(caseTexts);
  const guide = useOperation('getProgramme', { parameters: { programmeId: view.application.programmeId } });
  return <section><h2>{t('materials')}</h2><ul lang="zh-CN">{view.materials.map((id) => <li key={id}>{guide.data?.materials.find(({ materialId }) => materialId === id)?.title ?? id}</li>)}</ul></section>;
};

const Objections = ({ view }: { readonly view: CaseView }) => {
  const t = useTexts(caseTexts);
  if (view.objections.length === 0) return null;
  return (
    <section className="notice-box attention" aria-labelledby="objections-title">
      <h2 id="objections-title">{t('objections')}</h2>
      <ul className="plain">{view.objections.map((objection) => <li key={objection.objectionId}><span className="tag">{t(objection.open ? 'objectionOpen' : 'objectionClosed')}</span> {t(`objection_${objection.kind}`)} · <Moment at={objection.receivedAt} /><div lang="zh-CN">{objection.reason}</div></li>)}</ul>
    </section>
  );
};

const History = ({ view }: { readonly view: CaseView }) => {
  const t = useTexts(caseTexts);
  const made = { submit: 'made_submit', correct: 'made_correct', accept: 'made_accept', record_review: 'made_record_review', award_share: 'made_award_share' } as const;
  const earlier = view.determinations.slice(0, -1).reverse();
  if (earlier.length === 0) return null;
  return (
    <>
      <h2>{t('history')}</h2>
      {earlier.map(({ version, madeAt, determination }) => {
        const when = Object.entries(made).find(([name]) => name === madeAt)?.[1];
        return (
          <details key={version}>
            <summary>{t('historyLine', { version, when: when === undefined ? madeAt : t(when) })} · {t(`outcome_${determination.outcome}`)} · <Money amountFen={determination.amount.amountFen} /></summary>
            <AmountSteps steps={determination.amount.steps} />
            <ul lang="zh-CN">{determination.conditions.map((condition) => <li key={`${condition.conditionId} ${condition.lineId ?? ''}`}>{condition.saying}：{condition.finding}</li>)}</ul>
          </details>
        );
      })}
    </>
  );
};
