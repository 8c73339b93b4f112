import { useLanguage, useTexts } from '../../../language/language-provider';
import { Money } from '../../../components/money';
import { caseTexts } from './case-texts';
import { personWords, stageWord } from './people-words';
import type { CaseView } from './use-case-act';
import { punctuation } from '../../../language/punctuation';

type Properties = { readonly view: Pick<CaseView, 'findings' | 'timeline' | 'dutyHolders' | 'officerNames'> };

/** What earlier stages found on one condition. */
export const EarlierOnCondition = ({ view, conditionId }: Properties & { readonly conditionId: string }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  return view.findings.flatMap((stage) => stage.conditionFindings.filter((one) => one.conditionId === conditionId).map((one) => (
    <p key={stage.version} className="earlier" lang="zh-CN">{t('earlier', { stage: stageWord(stage, view.timeline, language), who: personWords(view, stage.userId, language), finding: t(`finding_${one.finding}`), reason: one.reason === '' ? '' : `，${one.reason}` })}</p>
  )));
};

/** What earlier stages found on one line. */
export const EarlierOnLine = ({ view, lineId }: Properties & { readonly lineId: string }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  return view.findings.flatMap((stage) => stage.lineFindings.filter((one) => one.lineId === lineId).map((one) => (
    <p key={stage.version} className="earlier" lang="zh-CN">{t('earlier', { stage: stageWord(stage, view.timeline, language), who: personWords(view, stage.userId, language), finding: t(`line_${one.finding}`), reason: one.reason === '' ? '' : `，${one.reason}` })}{one.toFen === undefined ? null : <> <Money amountFen={one.toFen} /></>}</p>
  )));
};

/** The word of each stage, the latest last. */
export const StageFindings = ({ view }: Properties) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  if (view.findings.length === 0) return <p className="empty">{t('noFindings')}</p>;
  return (
    <ul className="plain">
      {view.findings.map((stage) => (
        <li key={stage.version}>
          <strong>{stageWord(stage, view.timeline, language)}</strong>{punctuation[language].open}{personWords(view, stage.userId, language)}{punctuation[language].close}{stage.stageId === 'funding_check' ? '' : <>{punctuation[language].colon}{t(`opinion_${stage.opinion}`)} · <Money amountFen={stage.reviewedFen} /></>}
          {stage.comment === '' ? null : <div lang="zh-CN">{stage.comment}</div>}
        </li>
      ))}
    </ul>
  );
};
