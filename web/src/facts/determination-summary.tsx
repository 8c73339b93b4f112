import type * as z from 'zod';
import type { determinationView } from '../../../shared/contracts/determination-view';
import { AmountSteps } from '../components/amount-steps';
import { ConditionList } from '../components/condition-list';
import { Money } from '../components/money';
import { useLanguage, useTexts } from '../language/language-provider';
import { determinationTexts } from './determination-texts';
import { missingWord } from './missing-word';

type Determination = z.output<typeof determinationView>;

const toneOf = { eligible: 'good', not_eligible: 'error', undetermined: 'attention' } as const;
const lineTone = { met: 'good', cut: 'attention', refused: 'bad', unknown: 'attention' } as const;
const kinds = { loan: 'loan', policy: 'policy', patent: 'patent' } as const;

/** A determination for the applicant: the answer, what is missing, every condition, every amount with its steps. */
export const DeterminationSummary = ({ determination }: { readonly determination: Determination }) => {
  const t = useTexts(determinationTexts);
  const { language } = useLanguage();
  const word = (path: string): string => missingWord(path, language, determination.slotsUnset);
  const lineLabel = (lineId: string): string => {
    const [, kind = '', number = ''] = /^([a-z]+)-(\d+)$/.exec(lineId) ?? [];
    const known = Object.values(kinds).find((one) => one === kind);
    return known === undefined ? lineId : `${t(known)} ${number}`;
  };
  const missing = [...new Set(determination.missing.map(word))];
  return (
    <>
      <div className={`notice-box ${toneOf[determination.outcome]}`}>
        <h2>{t(determination.outcome)}</h2>
        {determination.outcome === 'eligible' ? <p className="big-money"><Money amountFen={determination.amount.amountFen} /></p> : null}
        <p>{t(`${determination.outcome}_text`)}</p>
        {determination.outcome !== 'not_eligible' && missing.length > 0 ? <><p>{t('missing')}</p><ul>{missing.map((item) => <li key={item}>{item}</li>)}</ul></> : null}
      </div>
      <h2>{t('conditions')}</h2>
      <ConditionList conditions={determination.conditions} missingWord={word} lineLabel={lineLabel} />
      <h2>{t('amounts')}</h2>
      {determination.lines.length === 0 ? <p>{t('noLines')}</p> : null}
      {determination.lines.map((line) => (
        <section key={line.lineId} aria-label={lineLabel(line.lineId)}>
          <h3>{lineLabel(line.lineId)} <span className={`tag ${lineTone[line.outcome]}`}>{t(`line_${line.outcome}`)}</span> {line.amountFen === null ? t('amountOpen') : <Money amountFen={line.amountFen} />}</h3>
          {line.reasons.length > 0 ? <ul lang="zh-CN">{line.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul> : null}
          <AmountSteps steps={line.steps} caption={t('stepsOf', { line: lineLabel(line.lineId) })} />
        </section>
      ))}
      <AmountSteps steps={determination.amount.steps} caption={t('stepsOfCase')} />
      {determination.warnings.length > 0 ? <><h2>{t('warnings')}</h2><ul lang="zh-CN">{[...new Set(determination.warnings.map(({ saying }) => saying))].map((saying) => <li key={saying}>{saying}</li>)}</ul></> : null}
    </>
  );
};
