import { Link } from 'react-router';
import { legalDateText } from '../../../components/date-text';
import { findField, elementId } from '../../../facts/find-field';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { useOpenDraft } from './draft-context';
import { draftTexts } from './draft-texts';

/** What the authority asked to put right; each item leads to its field. */
export const CorrectionBox = () => {
  const { application, sections } = useOpenDraft();
  const t = useTexts(draftTexts);
  const { language } = useLanguage();
  const { correction, deadline } = application;
  if (correction === null || application.state !== 'correction_requested') return null;
  const target = (field: string): string => {
    const found = findField(sections, field, language);
    const base = `/applications/${application.applicationId}/edit`;
    return found === null ? (field.startsWith('materials') ? `${base}/materials` : base) : `${base}/section/${found.section.id}#${elementId(field)}`;
  };
  return (
    <section className="notice-box attention" aria-labelledby="correction-title">
      <h2 id="correction-title">{t('correctionAsked')}</h2>
      {deadline === null ? null : <p>{t('correctionDue', { date: legalDateText(deadline.dueOn, language) })}</p>}
      <ul>{correction.items.map((item) => <li key={`${item.field} ${item.reason}`}><Link to={target(item.field)}>{findField(sections, item.field, language)?.label ?? (item.field.startsWith('materials') ? t('materials') : item.field)}</Link>（{t(item.fault)}）：<span lang="zh-CN">{item.reason}</span></li>)}</ul>
    </section>
  );
};
