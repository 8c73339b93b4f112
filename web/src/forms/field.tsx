import type { ReactNode } from 'react';
import { componentTexts } from '../components/component-texts';
import { useTexts } from '../language/language-provider';
import { DateInput } from './date-input';

type Described = { readonly id: string; readonly 'aria-invalid': boolean; readonly 'aria-describedby'?: string };
type Properties = { readonly id: string; readonly label: string; readonly hint?: ReactNode; readonly fault: string | null; readonly children: (described: Described) => ReactNode };

/** A label, what helps, what is wrong, and the input that all of it belongs to. */
export const Field = ({ id, label, hint, fault, children }: Properties) => {
  const c = useTexts(componentTexts);
  const describedBy = [hint === undefined ? null : `${id}-hint`, fault === null ? null : `${id}-fault`].filter((part) => part !== null).join(' ');
  return (
    <div className={fault === null ? 'field' : 'field invalid'}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : <p className="hint" id={`${id}-hint`}>{hint}</p>}
      {fault === null ? null : <p className="field-error" id={`${id}-fault`}><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
      {children({ id, 'aria-invalid': fault !== null, ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }) })}
    </div>
  );
};

type TextProperties = { readonly id: string; readonly label: string; readonly hint?: ReactNode; readonly fault?: string | null; readonly value: string; readonly onChange: (value: string) => void; readonly type?: 'text' | 'date'; readonly long?: boolean };

/** A line of text, a longer text or a day, with its hint and its fault tied to it. */
export const TextField = ({ id, label, hint, fault = null, value, onChange, type = 'text', long = false }: TextProperties) => (
  <Field id={id} label={label} hint={hint} fault={fault}>
    {(described) => {
      if (type === 'date') return <DateInput {...described} value={value} onChange={onChange} />;
      const typed = (event: { readonly target: { readonly value: string } }): void => { onChange(event.target.value); };
      return long ? <textarea {...described} value={value} onChange={typed} /> : <input type="text" autoComplete="off" {...described} value={value} onChange={typed} />;
    }}
  </Field>
);

export type Choice = { readonly value: string; readonly label: string };
type SelectProperties = { readonly id: string; readonly label: string; readonly hint?: ReactNode; readonly fault: string | null; readonly value: string; readonly choices: readonly Choice[]; readonly placeholder?: string; readonly onChange: (value: string) => void };

export const SelectField = ({ id, label, hint, fault, value, choices, placeholder, onChange }: SelectProperties) => (
  <Field id={id} label={label} hint={hint} fault={fault}>
    {(described) => (
      <select {...described} value={value} onChange={(event) => { onChange(event.target.value); }}>
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
      </select>
    )}
  </Field>
);
