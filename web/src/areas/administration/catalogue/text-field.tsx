import { useTexts } from '../../../language/language-provider';
import { componentTexts } from '../../../components/component-texts';

type Properties = { readonly id: string; readonly label: string; readonly hint?: string; readonly fault?: string | null; readonly kind?: 'text' | 'date'; readonly value: string; readonly onChange: (value: string) => void };

/** A labelled line of text or a day, with its hint and its fault tied to it. */
export const TextField = ({ id, label, hint, fault = null, kind = 'text', value, onChange }: Properties) => {
  const c = useTexts(componentTexts);
  const describedBy = [hint === undefined ? null : `${id}-hint`, fault === null ? null : `${id}-fault`].filter((part) => part !== null).join(' ');
  return (
    <div className={fault === null ? 'field' : 'field invalid'}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {fault === null ? null : <p className="field-error" id={`${id}-fault`}><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
      <input id={id} type={kind} autoComplete="off" value={value} aria-invalid={fault !== null} {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })} onChange={(event) => { onChange(event.target.value); }} />
    </div>
  );
};
