import { useState } from 'react';
import { fen, formatYuan } from '../../../../../shared/domain/money';
import type { EnterpriseSizeResult, IndicatorStep, TierStep } from '../../../../../shared/domain/enterprise-size';
import { groupDigits } from '../../../components/group-digits';
import { componentTexts } from '../../../components/component-texts';
import { sizeFields } from '../../../facts/applicant-fields';
import { FieldsEditor } from '../../../facts/fields-editor';
import { withValue } from '../../../facts/json-path';
import { useTexts } from '../../../language/language-provider';
import { enterpriseTexts } from './enterprise-texts';
import { sizeOfAnswers } from './size-what-if';

const figures = sizeFields.filter(({ kind }) => kind !== 'date');

/** The size by the profile's figures, or by figures that are tried; every bound beside what was stated. */
export const SizeCalculator = ({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) => {
  const t = useTexts(enterpriseTexts);
  const [answers, setAnswers] = useState(facts);
  const result = sizeOfAnswers(answers, sizeFields);
  return (
    <section aria-labelledby="size-title">
      <h2 id="size-title">{t('size')}</h2>
      <div className={`notice-box ${result.outcome === 'decided' ? 'good' : 'attention'}`} role="status"><p><strong><SizeWords result={result} /></strong></p></div>
      {result.outcome === 'manual' || result.citation === null ? null : <p>{t('how', { documents: result.citation.documents.join('、'), row: result.citation.row, title: result.citation.title })}</p>}
      {result.outcome === 'manual' || result.steps.length === 0 ? null : <Tiers steps={result.steps} />}
      <h3>{t('whatIf')}</h3>
      <p>{t('whatIfLead')}</p>
      <div className="what-if"><FieldsEditor fields={figures} answers={answers} onChange={(path, value) => { setAnswers((before) => withValue(before, path, value)); }} /></div>
      {answers === facts ? null : <p><button type="button" className="button" onClick={() => { setAnswers(facts); }}>{t('reset')}</button></p>}
    </section>
  );
};

const SizeWords = ({ result }: { readonly result: EnterpriseSizeResult }) => {
  const t = useTexts(enterpriseTexts);
  if (result.outcome === 'manual') return t('sizeManual');
  return result.outcome === 'decided' ? t('sizeIs', { size: t(result.size) }) : t('sizeOpen', { sizes: result.possibleSizes.map((size) => t(size)).join('、') });
};

const Tiers = ({ steps }: { readonly steps: readonly TierStep[] }) => {
  const t = useTexts(enterpriseTexts);
  const c = useTexts(componentTexts);
  const amount = (step: IndicatorStep, value: number | null): string => {
    if (value === null) return '—';
    return step.indicator === 'employees' ? t('persons', { n: value }) : c('yuan', { amount: groupDigits(formatYuan(fen(value))) });
  };
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('steps')}>
      <table className="table stacking size-steps">
        <caption>{t('steps')}</caption>
        <thead><tr><th scope="col">{t('tier')}</th><th scope="col">{t('indicator')}</th><th scope="col" className="number">{t('bound')}</th><th scope="col" className="number">{t('actual')}</th><th scope="col">{t('result')}</th></tr></thead>
        <tbody>
          {steps.flatMap((tier) => tier.indicators.map((step) => (
            <tr key={`${tier.tier} ${step.indicator}`}>
              <th scope="row">{t(tier.tier)}</th>
              <td data-label={t('indicator')}>{t(step.indicator)}</td>
              <td className="number" data-label={t('bound')}>≥ {amount(step, step.bound)}</td>
              <td className="number" data-label={t('actual')}>{amount(step, step.actual)}</td>
              <td className={step.result} data-label={t('result')}>{t(step.result)}</td>
            </tr>
          )))}
        </tbody>
      </table>
    </div>
  );
};
