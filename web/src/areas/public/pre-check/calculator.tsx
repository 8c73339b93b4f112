import { useState } from 'react';
import { newKey } from '../../../app/browser';
import { useSettings } from '../../../app/settings-context';
import { AmountSteps } from '../../../components/amount-steps';
import { ErrorSummary } from '../../../components/error-summary';
import { Money } from '../../../components/money';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { askedSections, questionsOf } from '../../../facts/asked-fields';
import { fieldFaults } from '../../../facts/field-faults';
import { FieldsEditor } from '../../../facts/fields-editor';
import { lineName } from '../../../facts/line-name';
import { missingWord } from '../../../facts/missing-word';
import { sectionsFor } from '../../../facts/sections';
import { withValue } from '../../../facts/json-path';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { startingAnswers } from './pre-check-facts';
import type { Answers } from '../../../facts/pre-check-memory';
import { preCheckTexts } from './pre-check-texts';
import { useCheck } from './use-check';
import { punctuation } from '../../../language/punctuation';

type Guide = OperationOutput<'getProgramme'>;
const ofLines = (path: string): boolean => /^(loans|policies|patents|priorInventionPatents)\b/.test(path);

/** Only the amount: a loan, policy or patent is stated, the steps come back. Nothing is stored. */
export const Calculator = ({ guide, today }: { readonly guide: Guide; readonly today: string }) => {
  const t = useTexts(preCheckTexts);
  const blank = useCheck(guide.programmeId, { ...startingAnswers(guide.kind, today), otherFunding: null }, today);
  return (
    <section id="calculator" className="card" aria-labelledby="calculator-title">
      <h3 id="calculator-title">{t('calculator')}</h3>
      {blank.isPending ? <Waiting /> : <QueryState query={blank}>{(determination) => {
        const missing = (determination?.missing ?? []).filter(ofLines);
        return missing.length === 0 ? <p>{t('fixed')}</p> : <Figures guide={guide} today={today} missing={missing} />;
      }}</QueryState>}
    </section>
  );
};

const Figures = ({ guide, today, missing }: { readonly guide: Guide; readonly today: string; readonly missing: readonly string[] }) => {
  const t = useTexts(preCheckTexts);
  const { language } = useLanguage();
  const { demo } = useSettings();
  const [answers, setAnswers] = useState<Answers>(() => ({ ...startingAnswers(guide.kind, today), otherFunding: null }));
  const [computed, setComputed] = useState<Answers | null>(null);
  const [asked, setAsked] = useState(false);
  const sections = askedSections(sectionsFor(guide.kind), questionsOf(missing));
  const faults = sections.flatMap((section) => fieldFaults(section, sections, answers, language));
  const fill = async (): Promise<void> => {
    const { sampleFacts, serialOf } = await import('../../../demo/sample-facts');
    setAnswers((before) => ({ ...before, ...sampleFacts(guide.kind, serialOf(newKey())) }));
  };
  return (
    <>
      <p>{t('calculatorLead')}</p>
      {demo ? <p><button type="button" className="button demo" onClick={() => { void fill(); }}>{t('sample')}</button></p> : null}
      <ErrorSummary items={asked ? faults : []} />
      {sections.map((section) => <FieldsEditor key={section.id} fields={section.fields} answers={answers} onChange={(path, value) => { setAnswers((before) => withValue(before, path, value)); }} />)}
      <div className="actions"><button type="button" className="button primary" onClick={() => { setAsked(true); if (faults.length === 0) setComputed(answers); }}>{t('compute')}</button></div>
      {computed === null ? null : <Computed guide={guide} today={today} answers={computed} />}
    </>
  );
};

const Computed = ({ guide, today, answers }: { readonly guide: Guide; readonly today: string; readonly answers: Answers }) => {
  const t = useTexts(preCheckTexts);
  const { language } = useLanguage();
  const check = useCheck(guide.programmeId, answers, today);
  if (check.isPending) return <Waiting text={t('checking')} />;
  return (
    <div role="status">
      <QueryState query={check}>
        {(determination) => determination?.lines.map((line) => (
          <div key={line.lineId}>
            <h4>{lineName(line.lineId, language)}{punctuation[language].colon}{line.amountFen === null ? t('noAmount', { items: [...new Set(line.missing.map((path) => missingWord(path, language, determination.slotsUnset)))].join(punctuation[language].clauses) || '—' }) : <span className="big-money"><Money amountFen={line.amountFen} /></span>}</h4>
            {line.outcome === 'refused' || line.outcome === 'unknown' ? <ul lang="zh-CN">{line.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul> : null}
            <AmountSteps steps={line.steps} />
          </div>
        ))}
      </QueryState>
    </div>
  );
};
