import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useApi, useOperation } from '../../../api/api-provider';
import { componentTexts } from '../../../components/component-texts';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { acceptableFacts } from '../../../facts/acceptable-facts';
import { DeterminationSummary } from '../../../facts/determination-summary';
import { fieldFault } from '../../../facts/field-fault';
import { FieldsEditor } from '../../../facts/fields-editor';
import { elementId, findField } from '../../../facts/find-field';
import { preCheckSections } from '../../../facts/sections';
import { walkFields } from '../../../facts/walk-fields';
import { withValue } from '../../../facts/json-path';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { preCheckFacts, startingAnswers } from './pre-check-facts';
import { preCheckTexts } from './pre-check-texts';

/** A few questions, one step at a time, then every condition with its answer. Answers stay in this tab only. */
export const Component = () => {
  const { programmeId = '' } = useParams();
  const guide = useOperation('getProgramme', { parameters: { programmeId } });
  return <QueryState query={guide}>{(found) => <Questions key={found.programmeId} guide={found} />}</QueryState>;
};

const Questions = ({ guide }: { readonly guide: OperationOutput<'getProgramme'> }) => {
  const t = useTexts(preCheckTexts);
  const c = useTexts(componentTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const [answers, setAnswers] = useState<Readonly<Record<string, unknown>>>(() => startingAnswers(guide.kind));
  const [asked, setAsked] = useState(false);
  const sections = preCheckSections(guide.kind);
  const step = Math.min(Math.max(Number(search.get('step') ?? '1') || 1, 1), sections.length + 1);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => { top.current?.querySelector('h1')?.focus(); window.scrollTo(0, 0); }, [step]);
  const go = (next: number): void => { setAsked(false); setSearch({ step: String(next) }); };
  const section = sections[step - 1];
  if (section === undefined) return <div ref={top}><Result guide={guide} answers={answers} onBack={() => { go(sections.length); }} /></div>;
  const faults = walkFields(section.fields, answers).flatMap((place) => {
    const fault = place.kind === 'leaf' ? fieldFault(place.spec, place.value, language) : null;
    return fault === null ? [] : [{ message: `${findField(sections, place.path, language)?.label ?? ''}：${fault}`, href: `#${elementId(place.path)}` }];
  });
  const forward = (): void => { setAsked(true); if (faults.length === 0) go(step + 1); };
  return (
    <div className="narrow" ref={top}>
      <ErrorSummary items={asked ? faults : []} />
      <PageHeading title={speak(section.title)} titlePrefix={asked && faults.length > 0 ? c('errorPrefix') : ''} caption={<>{t('step', { n: step, total: sections.length })} · <span lang="zh-CN">{guide.title}</span></>} />
      <p>{t('skip')}</p>
      <FieldsEditor fields={section.fields} answers={answers} onChange={(path, value) => { setAnswers((before) => withValue(before, path, value)); }} />
      <div className="actions">
        <button type="button" className="button primary" onClick={forward}>{t(step === sections.length ? 'see' : 'next')}</button>
        {step > 1 ? <button type="button" className="button" onClick={() => { go(step - 1); }}>{t('back')}</button> : null}
      </div>
    </div>
  );
};

const Result = ({ guide, answers, onBack }: { readonly guide: OperationOutput<'getProgramme'>; readonly answers: Readonly<Record<string, unknown>>; readonly onBack: () => void }) => {
  const t = useTexts(preCheckTexts);
  const api = useApi();
  const { language } = useLanguage();
  const { facts } = acceptableFacts(preCheckFacts(answers));
  const check = useQuery({ queryKey: ['checkEligibility', guide.programmeId, facts, language], queryFn: () => api.call('checkEligibility', { body: { programmeId: guide.programmeId, facts } }) });
  return (
    <>
      <PageHeading title={t('result')} caption={<span lang="zh-CN">{guide.title}</span>} />
      {check.isPending ? <Waiting text={t('checking')} /> : <QueryState query={check}>{({ results }) => results.map((result) => <DeterminationSummary key={result.programmeId} determination={result.determination} />)}</QueryState>}
      <div className="actions">
        <button type="button" className="button" onClick={onBack}>{t('again')}</button>
        {guide.openCall === null ? null : <Link className="button primary" to={`/applications/new?programme=${guide.programmeId}`}>{t('apply')}</Link>}
        <Link to={`/programmes/${guide.programmeId}`}>{t('guide')}</Link>
      </div>
    </>
  );
};
