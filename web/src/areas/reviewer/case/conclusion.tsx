import { fen, formatYuan } from '../../../../../shared/domain/money';
import { AmountSteps } from '../../../components/amount-steps';
import { groupDigits } from '../../../components/group-digits';
import { Money } from '../../../components/money';
import { missingWord } from '../../../facts/missing-word';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';
import { ConditionCard } from './condition-card';
import { EarlierOnCondition, EarlierOnLine } from './earlier-findings';
import { groupConditions } from './group-conditions';
import { lineName } from '../../../facts/line-name';
import { ConditionNoteForm, LineNoteForm } from './notes';
import { conditionElementId, lineElementId, withCondition, withLine } from './review-draft';
import type { ReviewDraft } from './review-draft';
import type { CaseView } from './use-case-act';
import { punctuation } from '../../../language/punctuation';

const yuan = (amountFen: number): string => groupDigits(formatYuan(fen(amountFen)));

export type Reviewing = { readonly draft: ReviewDraft; readonly invalidIds: ReadonlySet<string>; readonly onChange: (draft: ReviewDraft) => void };
type Determination = NonNullable<CaseView['application']['determination']>;
type Properties = { readonly view: CaseView; readonly determination: Determination; /** Null: to read only. */ readonly reviewing: Reviewing | null };

const toneOf = { eligible: 'good', not_eligible: 'error', undetermined: 'attention' } as const;
const lineTone = { met: 'good', cut: 'attention', refused: 'bad', unknown: 'attention' } as const;

/** The determination laid out for deciding: what the rules say, what stages found, what this reviewer finds. */
export const Conclusion = ({ view, determination, reviewing }: Properties) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const missing = [...new Set(determination.missing.map((path) => missingWord(path, language, determination.slotsUnset)))];
  return (
    <>
      <div className={`notice-box ${toneOf[determination.outcome]}`}>
        <h2>{t(`outcome_${determination.outcome}`)} <Money amountFen={determination.amount.amountFen} /></h2>
        {missing.length === 0 ? null : <p>{missing.join(punctuation[language].clauses)}</p>}
      </div>
      <h2 id="conditions" tabIndex={-1}>{t('conditions')}</h2>
      {groupConditions(determination.conditions).map((group) => (
        <ConditionCard key={group.conditionId} group={group} invalid={reviewing?.invalidIds.has(conditionElementId(group.conditionId)) ?? false}>
          <EarlierOnCondition view={view} conditionId={group.conditionId} />
          {reviewing === null ? null : <ConditionNoteForm subject={group.saying} note={reviewing.draft.conditions[group.conditionId]} onChange={(note) => { reviewing.onChange(withCondition(reviewing.draft, group.conditionId, note)); }} />}
        </ConditionCard>
      ))}
      <h2 id="lines" tabIndex={-1}>{t('lines')}</h2>
      {determination.lines.map((line) => <Line key={line.lineId} line={line} view={view} reviewing={reviewing} />)}
      <AmountSteps steps={determination.amount.steps} caption={t('caseAmount')} />
      <Notes determination={determination} programmeTitle={view.application.programmeTitle} />
    </>
  );
};

const Line = ({ line, view, reviewing }: { readonly line: Determination['lines'][number]; readonly view: CaseView; readonly reviewing: Reviewing | null }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const label = lineName(line.lineId, language);
  return (
    <section id={lineElementId(line.lineId)} className={`finding-card${reviewing?.invalidIds.has(lineElementId(line.lineId)) === true ? ' invalid' : ''}`} aria-label={label}>
      <h4>{label} <span className={`tag ${lineTone[line.outcome]}`}>{line.outcome === 'unknown' ? t('outcome_undetermined') : t(`line_${line.outcome}`)}</span> <Money amountFen={line.amountFen} /></h4>
      {line.reasons.length === 0 ? null : <ul lang="zh-CN">{line.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
      <AmountSteps steps={line.steps} caption={label} />
      <EarlierOnLine view={view} lineId={line.lineId} />
      {reviewing === null ? null : <LineNoteForm subject={label} note={reviewing.draft.lines[line.lineId]} onChange={(note) => { reviewing.onChange(withLine(reviewing.draft, line.lineId, note)); }} />}
    </section>
  );
};

const Notes = ({ determination, programmeTitle }: { readonly determination: Determination; readonly programmeTitle: string }) => {
  const t = useTexts(caseTexts);
  const sayings = [...new Set(determination.warnings.map(({ saying }) => saying))];
  return (
    <>
      {determination.ceilingUse.length === 0 ? null : <><h3>{t('ceilings')}</h3><CeilingList ceilings={determination.ceilingUse} programmeTitle={programmeTitle} /></>}
      {determination.slotsUnset.length === 0 ? null : <><h3>{t('unset')}</h3><ul lang="zh-CN">{determination.slotsUnset.map(({ slot, saying }) => <li key={slot}>{saying}</li>)}</ul></>}
      {sayings.length === 0 ? null : <><h3>{t('warnings')}</h3><ul lang="zh-CN">{sayings.map((saying) => <li key={saying}>{saying}</li>)}</ul></>}
    </>
  );
};

/** What the case uses of the ceilings of its enterprise, by year or over all years. */
export const CeilingList = ({ ceilings, programmeTitle }: { readonly ceilings: Determination['ceilingUse']; readonly programmeTitle: string }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const title = (period: string): string => (period === 'lifetime' ? t('ceilingLifetime', { programme: programmeTitle }) : t('ceilingYear', { year: period, programme: programmeTitle }));
  return <ul>{ceilings.map((use) => <li key={`${use.ceilingId} ${use.period}`}>{title(use.period)}{punctuation[language].colon}{use.limitFen === null ? t('ceilingNoMoney', { amount: yuan(use.amountFen) }) : t('ceilingMoney', { amount: yuan(use.amountFen), limit: yuan(use.limitFen) })}{use.limitLines === null ? null : `${punctuation[language].clauses}${t('ceilingLines', { n: use.lines, limit: use.limitLines })}`}</li>)}</ul>;
};
