import { Link } from 'react-router';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { legalDateText } from '../../../components/date-text';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { askedSections, questionsOf } from '../../../facts/asked-fields';
import { DeterminationSummary } from '../../../facts/determination-summary';
import type { SectionSpec } from '../../../facts/field-spec';
import { elementId, findField } from '../../../facts/find-field';
import { sectionsFor } from '../../../facts/sections';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { Answers } from '../../../facts/pre-check-memory';
import { preCheckTexts } from './pre-check-texts';
import { useCheck } from './use-check';

type Properties = {
  readonly guide: OperationOutput<'getProgramme'>;
  readonly today: string;
  readonly answers: Answers;
  readonly sections: readonly SectionSpec[];
  /** Questions that came up only by the answers. */
  readonly onMore: (missing: readonly string[]) => void;
  readonly onBack: (() => void) | null;
  readonly onRestart: () => void;
};

/** Every condition met, not met or still unknown, what would change it, and the amount with its steps. */
export const PreCheckResult = ({ guide, today, answers, sections, onMore, onBack, onRestart }: Properties) => {
  const t = useTexts(preCheckTexts);
  const { language } = useLanguage();
  const check = useCheck(guide.programmeId, answers, today);
  const hrefOf = (path: string): string | null => {
    const found = findField(sections, path, language);
    return found === null ? null : `?step=${sections.indexOf(found.section) + 1}#${elementId(path)}`;
  };
  const unasked = (missing: readonly string[]): readonly string[] => missing.filter((path) => findField(sections, path, language) === null && askedSections(sectionsFor(guide.kind), questionsOf([path])).length > 0);
  return (
    <>
      <PageHeading title={t('result')} caption={<span lang="zh-CN">{guide.title}</span>} />
      {check.isPending ? <Waiting text={t('checking')} /> : (
        <QueryState query={check}>
          {(determination) => (determination === null ? <p>{t('fixed')}</p> : (
            <>
              {sections.length === 0 ? <p>{t('noQuestions')}</p> : null}
              {unasked(determination.missing).length === 0 ? null : <div className="notice-box attention"><p>{t('moreQuestions')}</p><button type="button" className="button" onClick={() => { onMore(determination.missing); onBack?.(); }}>{t('answerMore')}</button></div>}
              <DeterminationSummary determination={determination} hrefOf={hrefOf} />
            </>
          ))}
        </QueryState>
      )}
      <p className="small">{t('supposed', { date: legalDateText(today, language) })}</p>
      <div className="actions">
        {guide.openCall === null ? null : <Link className="button primary" to={`/applications/new?programme=${guide.programmeId}&answers=pre-check`}>{t('apply')}</Link>}
        {onBack === null ? null : <button type="button" className="button" onClick={onBack}>{t('again')}</button>}
        <Link to={`/programmes/${guide.programmeId}`}>{t('guide')}</Link>
        {onBack === null ? null : <button type="button" className="link-button" onClick={onRestart}>{t('restart')}</button>}
      </div>
    </>
  );
};
