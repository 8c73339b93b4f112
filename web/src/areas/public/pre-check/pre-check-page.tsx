import { useEffect, useRef, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { componentTexts } from '../../../components/component-texts';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { askedSections, questionsOf } from '../../../facts/asked-fields';
import { fieldFaults } from '../../../facts/field-faults';
import { FieldsEditor } from '../../../facts/fields-editor';
import { sectionsFor } from '../../../facts/sections';
import { useJump } from '../../../facts/use-jump';
import { withValue } from '../../../facts/json-path';
import { useRemembered } from '../../../forms/remembered';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { startingAnswers } from './pre-check-facts';
import { parseAnswers, preCheckMemoryName } from '../../../facts/pre-check-memory';
import { PreCheckResult } from './pre-check-result';
import { preCheckTexts } from './pre-check-texts';
import { ReadyAnswers } from './ready-answers';
import { useCheck } from './use-check';

type Guide = OperationOutput<'getProgramme'>;

/** The questions that this programme needs, one step at a time, then every condition with its answer. */
export const Component = () => {
  const { programmeId = '' } = useParams();
  const guide = useOperation('getProgramme', { parameters: { programmeId } });
  const reference = useOperation('getReference', {});
  return <QueryState query={guide}>{(found) => <QueryState query={reference}>{({ today }) => <Questions key={found.programmeId} guide={found} today={today} />}</QueryState>}</QueryState>;
};

/** Asks the service what it would need to know if nothing were known: those are the questions. */
const Questions = ({ guide, today }: { readonly guide: Guide; readonly today: string }) => {
  const t = useTexts(preCheckTexts);
  const blank = useCheck(guide.programmeId, startingAnswers(guide.kind, today), today);
  if (blank.isPending) return <Waiting text={t('preparing')} />;
  return <QueryState query={blank}>{(determination) => <Steps guide={guide} today={today} missing={determination?.missing ?? []} />}</QueryState>;
};

const Steps = ({ guide, today, missing }: { readonly guide: Guide; readonly today: string; readonly missing: readonly string[] }) => {
  const t = useTexts(preCheckTexts);
  const c = useTexts(componentTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const [answers, setAnswers, forget] = useRemembered(preCheckMemoryName(guide.programmeId), () => startingAnswers(guide.kind, today), parseAnswers);
  const [more, setMore] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const sections = askedSections(sectionsFor(guide.kind), questionsOf([...missing, ...more]));
  const step = Math.min(Math.max(Number(search.get('step') ?? '1') || 1, 1), sections.length + 1);
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (window.location.hash !== '' || shown.current === step) return;
    shown.current = step;
    top.current?.querySelector('h1')?.focus();
    window.scrollTo(0, 0);
  }, [step]);
  useJump(step);
  const go = (next: number): void => { setAsked(false); setSearch({ step: String(next) }); };
  const section = sections[step - 1];
  if (section === undefined) {
    const restart = (): void => { forget(); setAnswers(startingAnswers(guide.kind, today)); setMore([]); go(1); };
    return <div ref={top}><PreCheckResult guide={guide} today={today} answers={answers} sections={sections} onMore={setMore} onBack={sections.length === 0 ? null : () => { go(sections.length); }} onRestart={restart} /></div>;
  }
  const faults = fieldFaults(section, sections, answers, language);
  const forward = (): void => { setAsked(true); if (faults.length === 0) go(step + 1); };
  return (
    <div className="narrow" ref={top}>
      <ErrorSummary items={asked ? faults : []} />
      <PageHeading title={section.id === 'applicant' ? t('organisation') : speak(section.title)} titlePrefix={asked && faults.length > 0 ? c('errorPrefix') : ''} caption={<>{t('step', { n: step, total: sections.length })} · <span lang="zh-CN">{guide.title}</span></>} />
      <p>{t('skip')}</p>
      {step === 1 ? <ReadyAnswers guide={guide} onFill={(ready) => { setAnswers((before) => ({ ...before, ...ready })); }} /> : null}
      <FieldsEditor fields={section.fields} answers={answers} onChange={(path, value) => { setAnswers((before) => withValue(before, path, value)); }} />
      <div className="actions">
        <button type="button" className="button primary" onClick={forward}>{t(step === sections.length ? 'see' : 'next')}</button>
        {step > 1 ? <button type="button" className="button" onClick={() => { go(step - 1); }}>{t('back')}</button> : null}
      </div>
    </div>
  );
};
