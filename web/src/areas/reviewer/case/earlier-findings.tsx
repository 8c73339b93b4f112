import { useTexts } from '../../../language/language-provider';
import { Money } from '../../../components/money';
import { caseTexts } from './case-texts';
import type { CaseView } from './use-case-act';

type Findings = CaseView['findings'];

const useStageWord = (): ((finding: Findings[number]) => string) => {
  const t = useTexts(caseTexts);
  return ({ stageId }) => (stageId === 'funding_check' ? t('fundingCheck') : stageId);
};

/** What earlier stages found on one condition. */
export const EarlierOnCondition = ({ findings, conditionId }: { readonly findings: Findings; readonly conditionId: string }) => {
  const t = useTexts(caseTexts);
  const stageWord = useStageWord();
  return findings.flatMap((stage) => stage.conditionFindings.filter((one) => one.conditionId === conditionId).map((one) => (
    <p key={stage.version} className="earlier" lang="zh-CN">{t('earlier', { stage: stageWord(stage), who: stage.userId, finding: t(`finding_${one.finding}`), reason: one.reason === '' ? '' : `，${one.reason}` })}</p>
  )));
};

/** What earlier stages found on one line. */
export const EarlierOnLine = ({ findings, lineId }: { readonly findings: Findings; readonly lineId: string }) => {
  const t = useTexts(caseTexts);
  const stageWord = useStageWord();
  return findings.flatMap((stage) => stage.lineFindings.filter((one) => one.lineId === lineId).map((one) => (
    <p key={stage.version} className="earlier" lang="zh-CN">{t('earlier', { stage: stageWord(stage), who: stage.userId, finding: t(`line_${one.finding}`), reason: one.reason === '' ? '' : `，${one.reason}` })}{one.toFen === undefined ? null : <> <Money amountFen={one.toFen} /></>}</p>
  )));
};

/** The word of each stage, the latest last. */
export const StageFindings = ({ findings }: { readonly findings: Findings }) => {
  const t = useTexts(caseTexts);
  const stageWord = useStageWord();
  if (findings.length === 0) return <p className="empty">{t('noFindings')}</p>;
  return (
    <ul className="plain">
      {findings.map((stage) => (
        <li key={stage.version}>
          <strong>{stageWord(stage)}</strong>（{stage.userId}）{stage.stageId === 'funding_check' ? '' : <>：{t(`opinion_${stage.opinion}`)} · <Money amountFen={stage.reviewedFen} /></>}
          {stage.comment === '' ? null : <div lang="zh-CN">{stage.comment}</div>}
        </li>
      ))}
    </ul>
  );
};
