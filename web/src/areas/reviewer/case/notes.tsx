import { useId } from 'react';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';
import type { ConditionNote, LineNote } from './review-draft';
import { punctuation } from '../../../language/punctuation';

const conditionFindings = ['met', 'not_met', 'not_applicable'] as const;

/** What the reviewer finds on a condition; nothing chosen is no finding. */
export const ConditionNoteForm = ({ subject, note, onChange }: { readonly subject: string; readonly note: ConditionNote | undefined; readonly onChange: (note: ConditionNote) => void }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const id = useId();
  return (
    <fieldset className="note">
      <legend>{t('finding')}<span className="visually-hidden">{punctuation[language].colon}{subject}</span></legend>
      <div className="choices">{conditionFindings.map((finding) => (
        <label key={finding} className="choice"><input type="radio" name={id} checked={note?.finding === finding} onChange={() => { onChange({ finding, reason: note?.reason ?? '' }); }} />{t(`finding_${finding}`)}</label>
      ))}</div>
      {note === undefined || note.finding === 'met' ? null : <ReasonBox value={note.reason} onChange={(reason) => { onChange({ ...note, reason }); }} />}
    </fieldset>
  );
};

const lineFindings = ['met', 'cut', 'refused'] as const;

/** What the reviewer finds on the amount of a line. */
export const LineNoteForm = ({ subject, note, onChange }: { readonly subject: string; readonly note: LineNote | undefined; readonly onChange: (note: LineNote) => void }) => {
  const t = useTexts(caseTexts);
  const { language } = useLanguage();
  const id = useId();
  return (
    <fieldset className="note">
      <legend>{t('findingLine')}<span className="visually-hidden">{punctuation[language].colon}{subject}</span></legend>
      <div className="choices">{lineFindings.map((finding) => (
        <label key={finding} className="choice"><input type="radio" name={id} checked={note?.finding === finding} onChange={() => { onChange({ finding, toYuan: note?.toYuan ?? '', reason: note?.reason ?? '' }); }} />{t(`line_${finding}`)}</label>
      ))}</div>
      {note?.finding !== 'cut' ? null : (
        <div className="field"><label htmlFor={`${id}-to`}>{t('toYuan')}</label><span className="short"><input id={`${id}-to`} type="text" inputMode="decimal" autoComplete="off" value={note.toYuan} onChange={(event) => { onChange({ ...note, toYuan: event.target.value }); }} /></span></div>
      )}
      {note === undefined || note.finding === 'met' ? null : <ReasonBox value={note.reason} onChange={(reason) => { onChange({ ...note, reason }); }} />}
    </fieldset>
  );
};

const ReasonBox = ({ value, onChange }: { readonly value: string; readonly onChange: (reason: string) => void }) => {
  const t = useTexts(caseTexts);
  const id = useId();
  return <div className="field"><label htmlFor={id}>{t('reason')}</label><textarea id={id} value={value} rows={2} onChange={(event) => { onChange(event.target.value); }} /></div>;
};
