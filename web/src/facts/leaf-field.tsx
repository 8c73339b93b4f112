import { useId } from 'react';
import type { ReactNode } from 'react';
import { componentTexts } from '../components/component-texts';
import { useLanguage, useSay, useTexts } from '../language/language-provider';
import { factsTexts } from './facts-texts';
import type { LeafSpec } from './field-spec';
import { elementId } from './find-field';
import { LeafInput } from './leaf-input';

export type Ask = { readonly spec: LeafSpec; readonly path: string; readonly value: unknown; readonly fault: string | null; readonly note?: ReactNode; readonly onChange: (value: unknown) => void };

/** One question: label, hint, what is wrong with it, the control. A group of radio buttons is a fieldset of its own. */
export const LeafField = ({ spec, path, value, fault, note, onChange }: Ask) => {
  const t = useTexts(factsTexts);
  const c = useTexts(componentTexts);
  const speak = useSay();
  const { language } = useLanguage();
  const own = useId();
  const id = elementId(path);
  const describedBy = [spec.hint === undefined ? null : `${own}-hint`, fault === null ? null : `${own}-fault`].filter((part) => part !== null).join(' ');
  const label = `${speak(spec.label)}${spec.optional === true ? c('optional') : ''}`;
  const hints = <>
    {spec.hint === undefined ? null : <p className="hint" id={`${own}-hint`}>{speak(spec.hint)}</p>}
    {note}
    {fault === null ? null : <p className="field-error" id={`${own}-fault`}><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
  </>;
  const className = fault === null ? 'field' : 'field invalid';
  if (spec.kind === 'flag') {
    return (
      <fieldset className={className} id={id} {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}>
        <legend>{label}</legend>{hints}
        <div className="choices">
          {([true, false] as const).map((answer) => (
            <label key={String(answer)} className="choice"><input type="radio" name={id} checked={value === answer} onChange={() => { onChange(answer); }} />{t(answer ? 'yes' : 'no')}</label>
          ))}
        </div>
      </fieldset>
    );
  }
  return (
    <div className={className}>
      <label htmlFor={id}>{label}</label>{hints}
      <LeafInput key={language} id={id} spec={spec} value={value} invalid={fault !== null} describedBy={describedBy} onChange={onChange} />
      {spec.none === undefined ? null : <label className="choice"><input type="checkbox" checked={value === null} onChange={(event) => { onChange(event.target.checked ? null : undefined); }} />{speak(spec.none)}</label>}
    </div>
  );
};
