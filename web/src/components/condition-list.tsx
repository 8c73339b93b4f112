import type { ReactNode } from 'react';
import type * as z from 'zod';
import type { determinationView } from '../../../shared/contracts/determination-view';
import { useLanguage, useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';
import { Mark } from './marks';
import { punctuation } from '../language/punctuation';

export type ConditionResult = z.output<typeof determinationView>['conditions'][number];

type Properties = {
  readonly conditions: readonly ConditionResult[];
  /** Says a missing fact or slot in words. */
  readonly missingWord: (path: string) => string;
  /** What a line is called, e.g. 贷款 1. */
  readonly lineLabel?: (lineId: string) => string;
  /** Shown below the finding, e.g. the answers it rests on. */
  readonly detail?: (condition: ConditionResult) => ReactNode;
};

const basisKey = { text: 'basis_text', reading: 'basis_reading', value: 'basis_value' } as const;
const toneOf = { met: 'good', not_met: 'bad', unknown: 'attention' } as const;

/** Every condition with its answer, the clause it rests on, what was found, and what would change it. */
export const ConditionList = ({ conditions, missingWord, lineLabel = (lineId) => lineId, detail = () => null }: Properties) => {
  const t = useTexts(componentTexts);
  const { language } = useLanguage();
  return (
    <ul className="conditions">
      {conditions.map((condition) => (
        <li key={`${condition.conditionId} ${condition.lineId ?? ''}`}>
          <p className="condition-head"><span className={`tag ${toneOf[condition.outcome]}`}>{t(condition.outcome)}</span> <span lang="zh-CN">{condition.lineId === null ? '' : `〔${lineLabel(condition.lineId)}〕`}{condition.saying}</span> {condition.basis === 'reading' ? <Mark kind="reading" /> : null}</p>
          <p lang="zh-CN">{condition.finding}</p>
          {detail(condition)}
          {condition.outcome === 'unknown' && condition.missing.length > 0 ? <p>{t('missing', { items: condition.missing.map(missingWord).join(punctuation[language].clauses) })}</p> : null}
          {condition.outcome === 'not_met' ? <p>{t('wouldChange')}</p> : null}
          <p className="small">{t('clause', { basis: t(basisKey[condition.basis]), clause: condition.citations.map(({ locator, summary }) => `${locator} ${summary}`).join('；') })}</p>
        </li>
      ))}
    </ul>
  );
};
