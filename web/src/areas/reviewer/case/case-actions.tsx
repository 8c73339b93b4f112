import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { componentTexts } from '../../../components/component-texts';
import type { SectionSpec } from '../../../facts/field-spec';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import type { Shortcut } from '../shortcuts/shortcut';
import { KeyHint, useShortcuts } from '../shortcuts/shortcut-area';
import { ActOutcome } from './act-outcome';
import { AcceptForm, ApproveForm, ClashForm, EndForm, HoldOverForm, ObjectionForm, RecuseForm, RefuseForm, ReleaseForm, ResumeForm } from './action-forms';
import { actionTexts, caseTexts } from './case-texts';
import { CorrectionForm } from './correction-form';
import { hindranceOf, offeredActions, openObjections } from './offered-actions';
import type { Offered, Viewer } from './offered-actions';
import { personWords } from './people-words';
import { useCaseAct } from './use-case-act';
import type { CaseView } from './use-case-act';

type Properties = { readonly view: CaseView; readonly viewer: Viewer; readonly sections: readonly SectionSpec[]; readonly onDone: (action: Offered) => void; readonly onNext: () => void };

const keys: Partial<Readonly<Record<Offered, string>>> = { claim: 'c', release: 'u', accept: 'a', request_correction: 'm', approve: 'a', record_review: 'r' };
/** The keys of what is offered now: pressing one is pressing its button. */
const offeredKeys = (names: string): readonly Shortcut[] =>
  Object.entries(keys).flatMap(([name, key]) => {
    const text = Object.entries(actionTexts).find(([action]) => action === name)?.[1];
    return names.split(' ').includes(name) && text !== undefined ? [{ key, label: text, run: () => { document.getElementById(`action-${name}`)?.click(); } }] : [];
  });

/** Rarely needed and grave: behind one more step. */
const apart: ReadonlySet<Offered> = new Set<Offered>(['refuse_acceptance', 'hold_over', 'recuse', 'terminate', 'revoke']);

/** What may be done with the case now. Claiming and laying down take one press; everything that can't be undone asks first. */
export const CaseActions = ({ view, viewer, sections, onDone, onNext }: Properties) => {
  const t = useTexts(actionTexts);
  const words = useTexts(caseTexts);
  const c = useTexts(componentTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const act = useCaseAct(view);
  const [open, setOpen] = useState<Offered | null>(null);
  const offered = offeredActions(view, viewer);
  const hindrance = hindranceOf(view, viewer);
  const atOnce = (action: 'claim' | 'release'): void => {
    if (act.busy) return;
    void act.run((api, { parameters, expectedVersion, idempotencyKey }) => api.call(action === 'claim' ? 'claimCase' : 'releaseCase', { parameters, idempotencyKey, body: { expectedVersion } })).then((done) => { if (done) onDone(action); });
  };
  const begin = (action: Offered): void => {
    if (action === 'claim' || (action === 'release' && view.claimedBy === viewer.userId)) atOnce(action);
    else if (action === 'record_review') document.getElementById('opinion')?.focus();
    else if (action !== 'decide') setOpen(action);
  };
  const names = offered.join(' ');
  useShortcuts(useMemo(() => [
    ...offeredKeys(names), { key: 'n', label: caseTexts.next, run: () => { document.getElementById('next-case')?.click(); } },
  ], [names]));
  const button = (action: Offered, first: boolean) => {
    const key = keys[action];
    if (action === 'decide') return <Link key={action} id="action-decide" className="button primary" to={`/decisions?programme=${view.application.programmeId}`}>{t('decide')}</Link>;
    return <button key={action} type="button" id={`action-${action}`} className={`button${first ? ' primary' : ''}`} disabled={act.busy} onClick={() => { begin(action); }}>{act.busy && first ? c('working') : speak(actionTexts[action])}{key === undefined ? null : <KeyHint shortcut={key} />}</button>;
  };
  const rest = offered.filter((action) => apart.has(action));
  return (
    <>
      <div className="case-actions no-print" role="group" aria-label={t('offered')}>
        {offered.filter((action) => !apart.has(action)).map((action, index) => button(action, index === 0))}
        {rest.map((action) => button(action, false))}
        {hindrance === null ? null : <span className="small">{words(`hindrance_${hindrance.kind}`, { who: view.claimedBy === null ? '' : personWords(view, view.claimedBy, language) })}</span>}
        <span className="end"><button type="button" id="next-case" className="button" onClick={onNext}>{words('next')}<KeyHint shortcut="n" /></button></span>
      </div>
      <ActOutcome act={act} />
      <OpenForm action={open} view={view} sections={sections} onClose={() => { setOpen(null); }} onDone={() => { const action = open; setOpen(null); if (action !== null) onDone(action); }} />
    </>
  );
};

type FormProperties = { readonly action: Offered | null; readonly view: CaseView; readonly sections: readonly SectionSpec[]; readonly onClose: () => void; readonly onDone: () => void };

const OpenForm = ({ action, sections, ...form }: FormProperties) => {
  switch (action) {
    case null: case 'claim': case 'record_review': case 'decide': return null;
    case 'accept': return <AcceptForm {...form} />;
    case 'release': return <ReleaseForm {...form} />;
    case 'refuse_acceptance': return <RefuseForm {...form} />;
    case 'request_correction': return <CorrectionForm {...form} sections={sections} />;
    case 'resolve_clash': return <ClashForm {...form} />;
    case 'resolve_objection': return <ObjectionForm {...form} objection={openObjections(form.view)[0] ?? null} />;
    case 'approve': return <ApproveForm {...form} />;
    case 'hold_over': return <HoldOverForm {...form} />;
    case 'resume': return <ResumeForm {...form} />;
    case 'recuse': return <RecuseForm {...form} />;
    case 'terminate': case 'revoke': return <EndForm {...form} ending={action} />;
  }
};
