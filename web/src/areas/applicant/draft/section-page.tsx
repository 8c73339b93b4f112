import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { fieldFaults } from '../../../facts/field-faults';
import { FieldsEditor } from '../../../facts/fields-editor';
import { useJump } from '../../../facts/use-jump';
import { componentTexts } from '../../../components/component-texts';
import { NotFoundPage } from '../../../app/not-found-page';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { useOpenDraft } from './draft-context';
import { draftTexts } from './draft-texts';

/** One part of the application. */
export const Component = () => {
  const { sectionId } = useParams();
  const { application, sections, draft } = useOpenDraft();
  const t = useTexts(draftTexts);
  const c = useTexts(componentTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const [asked, setAsked] = useState(false);
  useJump();
  const index = sections.findIndex(({ id }) => id === sectionId);
  const section = sections[index];
  if (section === undefined) return <NotFoundPage />;
  const { answers } = draft.state;
  const faults = fieldFaults(section, sections, answers, language);
  const base = `/applications/${application.applicationId}/edit`;
  const next = sections[index + 1];
  const goOn = (): void => {
    setAsked(true);
    if (faults.length > 0) return;
    void draft.saveNow();
    void navigate(next === undefined ? `${base}/materials` : `${base}/section/${next.id}`);
  };
  const items = application.correction?.items ?? [];
  const noteAt = (path: string) => items.filter(({ field }) => field.replace(/^facts\./, '') === path).map((item) => <p key={item.reason} className="correction-note">{t('correctionAsked')}（{t(item.fault)}）：<span lang="zh-CN">{item.reason}</span></p>);
  const shownFaults = asked ? faults : [];
  return (
    <div className="narrow" key={section.id}>
      <p><Link to={base}>{t('backToList')}</Link></p>
      <ErrorSummary items={shownFaults} />
      <PageHeading title={speak(section.title)} titlePrefix={shownFaults.length > 0 ? c('errorPrefix') : ''} caption={t('taskSection', { n: index + 1, total: sections.length + 1 })} />
      {section.hint === undefined ? null : <p>{speak(section.hint)}</p>}
      <FieldsEditor fields={section.fields} answers={answers} noteAt={noteAt} onChange={draft.change} />
      <div className="actions"><button type="button" className="button primary" onClick={goOn}>{t('continue')}</button></div>
    </div>
  );
};
