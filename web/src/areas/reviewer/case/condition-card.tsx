import type { ReactNode } from 'react';
import { componentTexts } from '../../../components/component-texts';
import type { ConditionResult } from '../../../components/condition-list';
import { groupDigits } from '../../../components/group-digits';
import { Mark } from '../../../components/marks';
import { missingWord } from '../../../facts/missing-word';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';
import { factWords } from './fact-words';
import type { ConditionGroup } from './group-conditions';
import { lineName } from '../../../facts/line-name';
import { conditionElementId } from './review-draft';
import { punctuation } from '../../../language/punctuation';

const toneOf = { met: 'good', not_met: 'bad', unknown: 'attention' } as const;

type Properties = { readonly group: ConditionGroup; readonly invalid: boolean; readonly children?: ReactNode };

/** One condition to decide on: answer, facts read, values used, clauses; below it the findings. */
export const ConditionCard = ({ group, invalid, children }: Properties) => {
  const c = useTexts(componentTexts);
  return (
    <section id={conditionElementId(group.conditionId)} className={`finding-card${invalid ? ' invalid' : ''}`} aria-label={group.saying}>
      <h4><span className={`tag ${toneOf[group.outcome]}`}>{c(group.outcome)}</span> <span lang="zh-CN">{group.saying}</span> {group.basis === 'reading' ? <Mark kind="reading" /> : null}</h4>
      {group.results.map((result) => <Result key={result.lineId ?? ''} result={result} />)}
      {children}
    </section>
  );
};

const Result = ({ result }: { readonly result: ConditionResult }) => {
  const c = useTexts(componentTexts);
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  return (
    <>
      <p lang="zh-CN">{result.lineId === null ? null : <strong>{lineName(result.lineId, language)}{punctuation[language].colon}</strong>}{result.finding}</p>
      {result.outcome === 'unknown' && result.missing.length > 0 ? <p>{c('missing', { items: result.missing.map((path) => missingWord(path, language)).join(punctuation[language].clauses) })}</p> : null}
      <dl className="facts">
        {result.factsRead.length === 0 ? null : <><dt>{t('factUsed')}</dt><dd>{result.factsRead.map(({ path, value }) => <div key={path}>{factWords(path, value, language, regionName)}</div>)}</dd></>}
        {result.valuesUsed.length === 0 ? null : <><dt>{t('valueUsed')}</dt><dd lang="zh-CN">{result.valuesUsed.map((used) => <div key={`${used.slot} ${used.fromOn}`}>{t('valueLine', { value: valueWords(used.value), basis: [used.basis.documentNumber, used.basis.clause].filter((part) => part !== null).join(' '), from: used.fromOn })} {used.status === 'demo' ? <Mark kind="demo" /> : used.status === 'provisional' ? <Mark kind="provisional" /> : null}</div>)}</dd></>}
        <dt>{t('clauseUsed')}</dt><dd lang="zh-CN">{result.citations.map(({ instrumentId, locator, summary }) => <div key={`${instrumentId} ${locator}`}>{locator} {summary}</div>)}</dd>
      </dl>
    </>
  );
};

/** Values stand in the trace as they were recorded; only the digits of amounts are grouped. */
const valueWords = (value: string | number | boolean | readonly string[]): string => {
  const text = typeof value === 'object' ? value.join('、') : String(value);
  return /^\d+\.\d{2}$/.test(text) ? groupDigits(text) : text;
};
