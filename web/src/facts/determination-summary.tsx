import { Link } from 'react-router';
import type * as z from 'zod';
import type { determinationView } from '../../../shared/contracts/determination-view';
import { AmountSteps } from '../components/amount-steps';
import { ConditionList } from '../components/condition-list';
import type { ConditionResult } from '../components/condition-list';
import { componentTexts } from '../components/component-texts';
import { Money } from '../components/money';
import { useLanguage, useTexts } from '../language/language-provider';
import { determinationTexts } from './determination-texts';
import { displayValue } from './display-value';
import { findField } from './find-field';
import { lineName } from './line-name';
import { missingWord } from './missing-word';
import { allSections } from './sections';
import { useRegions } from './use-regions';

type Determination = z.output<typeof determinationView>;
/** Where an answer can be given or changed; null where it can't. */
type HrefOf = (path: string) => string | null;

const toneOf = { eligible: 'good', not_eligible: 'error', undetermined: 'attention' } as const;
const lineTone = { met: 'good', cut: 'attention', refused: 'bad', unknown: 'attention' } as const;
/** What stands in the way comes first, then what is open, then what is settled. */
const order = { not_met: 0, unknown: 1, met: 2 } as const;

/** A determination for the applicant: the answer, what is missing, every condition, every amount with its steps. */
export const DeterminationSummary = ({ determination, hrefOf = () => null, folded = false }: { readonly determination: Determination; readonly hrefOf?: HrefOf; /** Only the answer is open; the reasons open on demand. */ readonly folded?: boolean }) => {
  const t = useTexts(determinationTexts);
  const { language } = useLanguage();
  const word = (path: string): string => missingWord(path, language, determination.slotsUnset);
  const { conditions, outcome } = determination;
  const count = (one: ConditionResult['outcome']): number => conditions.filter((condition) => condition.outcome === one).length;
  const reasons = (
    <>
      <h2>{t('conditions')}</h2>
      <p>{t('counts', { met: count('met'), notMet: count('not_met'), unknown: count('unknown') })}</p>
      <ConditionList conditions={[...conditions].sort((left, right) => order[left.outcome] - order[right.outcome])} missingWord={word} lineLabel={(lineId) => lineName(lineId, language)} detail={(condition) => <AnswersRead condition={condition} hrefOf={hrefOf} />} />
      <LineAmounts determination={determination} />
      {determination.warnings.length > 0 ? <><h2>{t('warnings')}</h2><ul lang="zh-CN">{[...new Set(determination.warnings.map(({ saying }) => saying))].map((saying) => <li key={saying}>{saying}</li>)}</ul></> : null}
    </>
  );
  return (
    <>
      <div className={`notice-box ${toneOf[outcome]}`}>
        <h2>{t(outcome)}</h2>
        {outcome === 'eligible' ? <p className="big-money"><Money amountFen={determination.amount.amountFen} /></p> : null}
        <p>{t(`${outcome}_text`)}</p>
        {outcome === 'not_eligible' ? null : <Missing paths={determination.missing} word={word} hrefOf={hrefOf} />}
      </div>
      {folded ? <details><summary>{t('reasons')}</summary>{reasons}</details> : reasons}
    </>
  );
};

const Missing = ({ paths, word, hrefOf }: { readonly paths: readonly string[]; readonly word: (path: string) => string; readonly hrefOf: HrefOf }) => {
  const t = useTexts(determinationTexts);
  const items = new Map(paths.map((path) => [word(path), hrefOf(path)]));
  if (items.size === 0) return null;
  return <><p>{t('missing')}</p><ul>{[...items].map(([label, href]) => <li key={label}>{href === null ? label : <Link to={href}>{label}</Link>}</li>)}</ul></>;
};

/** Under a condition that isn't met: the answers it rests on, each to be changed where it was given. */
const AnswersRead = ({ condition, hrefOf }: { readonly condition: ConditionResult; readonly hrefOf: HrefOf }) => {
  const c = useTexts(componentTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  if (condition.outcome !== 'not_met') return null;
  const read = condition.factsRead.flatMap(({ path, value }) => {
    const found = findField(allSections, path, language);
    return found === null || found.field.kind === 'rows' ? [] : [{ path, label: found.label, value: displayValue(found.field, value, language, regionName) }];
  });
  if (read.length === 0) return null;
  return (
    <p>{c('factRead', { facts: '' })}{read.map(({ path, label, value }, index) => {
      const href = hrefOf(path);
      return <span key={path}>{index === 0 ? '' : '；'}{href === null ? label : <Link to={href}>{label}</Link>} {value}</span>;
    })}</p>
  );
};

const LineAmounts = ({ determination }: { readonly determination: Determination }) => {
  const t = useTexts(determinationTexts);
  const { language } = useLanguage();
  return (
    <>
      <h2>{t('amounts')}</h2>
      {determination.lines.length === 0 ? <p>{t('noLines')}</p> : null}
      {determination.lines.map((line) => {
        const label = lineName(line.lineId, language);
        return (
          <section key={line.lineId} aria-label={label}>
            <h3>{label} <span className={`tag ${lineTone[line.outcome]}`}>{t(`line_${line.outcome}`)}</span> {line.amountFen === null ? t('amountOpen') : <Money amountFen={line.amountFen} />}</h3>
            {line.reasons.length > 0 ? <ul lang="zh-CN">{line.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul> : null}
            <AmountSteps steps={line.steps} caption={t('stepsOf', { line: label })} />
          </section>
        );
      })}
      <AmountSteps steps={determination.amount.steps} caption={t('stepsOfCase')} />
    </>
  );
};
