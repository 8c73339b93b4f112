import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ErrorNotice } from '../../../components/error-notice';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import type { OperationInput } from '../../../../../shared/contracts/client';
import { useTexts } from '../../../language/language-provider';
import type { CaseView } from '../case/use-case-act';
import { rowsAPage } from '../workbench/filters';
import { ChosenTable } from './chosen-table';
import { entryOf, isOpenForDecision, noteOf } from './decision-entries';
import type { DecisionNote } from './decision-entries';
import { DecisionNoteForm } from './decision-note-form';
import { DecisionSummary } from './decision-summary';
import { decisionTexts } from './decision-texts';
import { ListForm } from './list-form';
import { Results } from './results';
import { useCases } from './use-cases';

/** The cases of one programme that wait for 审定, each with its summary, and the list that decides them. */
export const Awaiting = ({ programmeId, cursor }: { readonly programmeId: string; readonly cursor: string | null }) => {
  const t = useTexts(decisionTexts);
  const queue = useOperation('getReviewQueue', { query: { state: 'awaiting_decision', programmeId, limit: rowsAPage, ...(cursor === null ? {} : { cursor }) } });
  return (
    <QueryState query={queue}>{({ items, cursor: next }) => (
      <>
        <List key={`${programmeId} ${cursor ?? ''}`} programmeId={programmeId} applicationIds={items.map(({ applicationId }) => applicationId)} />
        <div className="actions no-print">
          {cursor === null ? null : <Link to={`?programme=${programmeId}`}>{t('first')}</Link>}
          {next === null ? null : <Link className="button" to={`?${new URLSearchParams({ programme: programmeId, after: next }).toString()}`}>{t('next')}</Link>}
        </div>
      </>
    )}</QueryState>
  );
};

const List = ({ programmeId, applicationIds }: { readonly programmeId: string; readonly applicationIds: readonly string[] }) => {
  const t = useTexts(decisionTexts);
  const { cases, waiting, errors } = useCases(applicationIds);
  const [notes, setNotes] = useState<ReadonlyMap<string, DecisionNote>>(new Map());
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [numbers, setNumbers] = useState<ReadonlyMap<string, string>>(new Map());
  const [printing, setPrinting] = useState<'cases' | 'list'>('cases');
  const key = useRef(newKey());
  const decide = useCommand('decideList');
  const open = cases.filter(isOpenForDecision);
  const noteFor = (view: CaseView): DecisionNote => notes.get(view.application.applicationId) ?? noteOf(view);
  const chosen = open.filter(({ application }) => chosenIds.has(application.applicationId));
  const entries = chosen.flatMap((view) => { const checked = entryOf(view, noteFor(view)); return 'entry' in checked ? [checked.entry] : []; });
  const send = (body: OperationInput<'decideList'>['body']): void => {
    setNumbers(new Map(chosen.map(({ application }) => [application.applicationId, application.receiptNumber ?? application.applicationId])));
    decide.mutate({ body, idempotencyKey: key.current }, { onSuccess: () => { key.current = newKey(); setChosenIds(new Set()); } });
  };
  const print = (what: 'cases' | 'list'): void => {
    flushSync(() => { setPrinting(what); });
    window.print();
  };
  const results = (decide.data?.results ?? []).map(({ applicationId, state, problem }) => ({ applicationId, state, message: problem?.message ?? null }));
  if (waiting) return <Waiting />;
  return (
    <>
      <Results results={results} summary="results" numberOf={(applicationId) => numbers.get(applicationId) ?? applicationId} />
      {decide.error === null ? null : <ErrorNotice error={decide.error} />}
      {errors.map((error, index) => <ErrorNotice key={index} error={error} />)}
      {cases.length === 0 ? <p className="empty">{t('none')}</p> : (
        <>
          <div className="actions no-print">
            <button type="button" className="button" onClick={() => { setChosenIds(new Set(open.map(({ application }) => application.applicationId))); }}>{t('selectAll')}</button>
            <button type="button" className="button" onClick={() => { setChosenIds(new Set()); }}>{t('selectNone')}</button>
            <button type="button" className="button" onClick={() => { print('cases'); }}>{t('printCases')}</button>
            <button type="button" className="button" disabled={chosen.length === 0} onClick={() => { print('list'); }}>{t('printList')}</button>
          </div>
          {cases.map((view) => {
            const { applicationId } = view.application;
            const on = chosenIds.has(applicationId);
            const change = (): void => { const next = new Set(chosenIds); if (on) next.delete(applicationId); else next.add(applicationId); setChosenIds(next); };
            return (
              <div key={applicationId} className={printing === 'list' || (chosenIds.size > 0 && !on) ? 'no-print' : ''}>
                <DecisionSummary view={view} heading={<SummaryHeading view={view} on={on} onChange={change} />}>
                  {on && isOpenForDecision(view) ? <DecisionNoteForm view={view} note={noteFor(view)} onChange={(note) => { key.current = newKey(); setNotes(new Map(notes).set(applicationId, note)); }} /> : null}
                </DecisionSummary>
              </div>
            );
          })}
          <div className={printing === 'list' ? '' : 'no-print'}><ChosenTable programmeTitle={cases[0]?.application.programmeTitle ?? programmeId} chosen={chosen} entries={entries} /></div>
          <ListForm programmeId={programmeId} chosen={chosen} entries={entries} busy={decide.isPending} onDecide={send} />
        </>
      )}
    </>
  );
};

const SummaryHeading = ({ view, on, onChange }: { readonly view: CaseView; readonly on: boolean; readonly onChange: () => void }) => {
  const t = useTexts(decisionTexts);
  const { application } = view;
  const number = application.receiptNumber ?? application.applicationId;
  if (!isOpenForDecision(view)) return <h3>{number} <span className="tag">{t(application.decision === null ? 'notYours' : 'decided')}</span></h3>;
  return <h3><label className="choice"><input type="checkbox" aria-label={t('select', { number })} checked={on} onChange={onChange} />{number}</label></h3>;
};
