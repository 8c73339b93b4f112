import { Link } from 'react-router';
import { PageHeading } from '../../../components/page-heading';
import { sectionStatus } from '../../../facts/section-status';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { CorrectionBox } from './correction-box';
import { DemoFill } from './demo-fill';
import { useOpenDraft } from './draft-context';
import { draftTexts } from './draft-texts';

const toneOf = { not_started: 'neutral', in_progress: 'progress', faulty: 'bad', complete: 'good' } as const;

/** The hub of an application: its parts with how far each is (GOV.UK task list). */
export const Component = () => {
  const { application, guide, sections, draft } = useOpenDraft();
  const t = useTexts(draftTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const { answers, materials } = draft.state;
  const required = guide.materials.filter(({ requiredWhen }) => requiredWhen === null);
  const ticked = required.filter(({ materialId }) => materials.includes(materialId)).length;
  const statuses = sections.map((section) => ({ section, ...sectionStatus(section, answers, language) }));
  const materialsState = ticked === required.length ? 'complete' : materials.length > 0 ? 'in_progress' : 'not_started';
  const done = statuses.filter(({ state }) => state === 'complete').length + (materialsState === 'complete' ? 1 : 0);
  return (
    <div className="narrow">
      <PageHeading title={t(application.state === 'draft' ? 'title' : 'correctTitle')} caption={<span lang="zh-CN">{application.programmeTitle}</span>} />
      <CorrectionBox />
      <p>{t('lead')}</p>
      <DemoFill />
      <p className="progress-line">{t('progress', { total: sections.length + 1, done })}{done === sections.length + 1 ? ` ${t('readyToCheck')}` : ''}</p>
      <ol className="task-list">
        {statuses.map(({ section, state, open, faulty }) => (
            <li key={section.id}>
              <span><Link to={`section/${section.id}`}>{speak(section.title)}</Link>{faulty.length > 0 ? <span className="small"> · {t('faultCount', { n: faulty.length })}</span> : open.length > 0 && state === 'in_progress' ? <span className="small"> · {t('openCount', { n: open.length })}</span> : null}</span>
              <span className={`tag ${toneOf[state]}`}>{t(state)}</span>
            </li>
        ))}
        <li><Link to="materials">{t('materials')}</Link><span className={`tag ${toneOf[materialsState]}`}>{t(materialsState)}</span></li>
      </ol>
      <div className="actions"><Link className="button primary" to="check">{t('check')}</Link></div>
    </div>
  );
};
