import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';
import type { Slot, SlotValue } from './slot-value-text';
import { TextField } from '../../../forms/field';

/** What was typed as the value the slot's type asks for; null while it is none. The service checks bounds and form. */
export const typedValue = (slot: Slot, typed: readonly string[]): SlotValue['value'] | null => {
  const [first = ''] = typed.map((text) => text.trim());
  if (slot.type === 'choices') return typed.length === 0 ? null : [...typed];
  if (first === '') return null;
  if (slot.type === 'boolean') return first === 'yes';
  if (slot.type === 'count') return /^\d{1,9}$/.test(first) ? Number(first) : null;
  return first;
};

/** The input that fits the type of a slot. */
export const SlotValueInput = ({ slot, typed, fault, onChange }: { readonly slot: Slot; readonly typed: readonly string[]; readonly fault: string | null; readonly onChange: (typed: readonly string[]) => void }) => {
  const t = useTexts(catalogueTexts);
  const { minimum, maximum } = slot.bounds ?? {};
  const bounds = minimum === undefined && maximum === undefined ? '' : ` · ${t('bounds', { minimum: minimum ?? '—', maximum: maximum ?? '—' })}`;
  const hint = t(`type_${slot.type}`) + bounds;
  const options = slot.type === 'boolean' ? [['yes', t('yes')], ['no', t('no')]] as const : (slot.choices ?? []).map((choice) => [choice, choice] as const);
  if (slot.type === 'boolean' || slot.type === 'choice' || slot.type === 'choices') {
    const many = slot.type === 'choices';
    return (
      <fieldset className={fault === null ? 'field' : 'field invalid'} id="value"><legend>{t('value')}</legend><p className="hint">{hint}</p>{fault === null ? null : <p className="field-error">{fault}</p>}
        <div className="choices stacked">{options.map(([option, label]) => <label key={option} className="choice"><input type={many ? 'checkbox' : 'radio'} name="value" checked={typed.includes(option)} onChange={() => { onChange(!many ? [option] : typed.includes(option) ? typed.filter((one) => one !== option) : [...typed, option]); }} /><span lang="zh-CN">{label}</span></label>)}</div>
      </fieldset>
    );
  }
  return <TextField id="value" label={t('value')} hint={hint} fault={fault} type={slot.type === 'date' ? 'date' : 'text'} value={typed[0] ?? ''} onChange={(text) => { onChange([text]); }} />;
};
