import { useId } from 'react';
import { useTexts } from '../../../language/language-provider';
import { ConditionChoice, TextBox } from '../case/action-forms';
import type { CaseView } from '../case/use-case-act';
import { entryOf } from './decision-entries';
import type { DecisionNote } from './decision-entries';
import { decisionTexts } from './decision-texts';

/** What is decided on one chosen case. */
export const DecisionNoteForm = ({ view, note, onChange }: { readonly view: CaseView; readonly note: DecisionNote; readonly onChange: (note: DecisionNote) => void }) => {
  const t = useTexts(decisionTexts);
  const id = useId();
  const checked = entryOf(view, note);
  const fault = 'fault' in checked ? t(`fault_${checked.fault}`) : null;
  return (
    <fieldset className="note no-print">
      <legend>{t('outcome')}<span className="visually-hidden">：{view.application.receiptNumber}</span></legend>
      <div className="choices">{(['grant', 'reject'] as const).map((outcome) => (
        <label key={outcome} className="choice"><input type="radio" name={id} checked={note.outcome === outcome} onChange={() => { onChange({ ...note, outcome }); }} />{t(outcome)}</label>
      ))}</div>
      {note.outcome === 'grant' ? (
        <div className={`field${fault === null ? '' : ' invalid'}`}><label htmlFor={`${id}-amount`}>{t('amountYuan')}</label>{fault === null ? null : <p className="field-error" id={`${id}-fault`}>{fault}</p>}
          <span className="short"><input id={`${id}-amount`} type="text" inputMode="decimal" autoComplete="off" aria-invalid={fault !== null} aria-describedby={fault === null ? undefined : `${id}-fault`} value={note.amountYuan} onChange={(event) => { onChange({ ...note, amountYuan: event.target.value }); }} /></span></div>
      ) : (
        <>
          {fault === null ? null : <div className="field"><p className="field-error">{fault}</p></div>}
          <ConditionChoice view={view} chosen={note.conditionIds} onChange={(conditionIds) => { onChange({ ...note, conditionIds }); }} />
          <TextBox label={t('reason')} rows={2} value={note.reason} onChange={(reason) => { onChange({ ...note, reason }); }} />
        </>
      )}
    </fieldset>
  );
};
