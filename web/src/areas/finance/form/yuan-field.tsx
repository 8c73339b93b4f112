import { useTexts } from '../../../language/language-provider';
import { Field } from '../../../forms/field';
import { formTexts } from './form-texts';
import { readYuan, wanText } from './yuan-text';

type Properties = { readonly id: string; readonly label: string; readonly hint?: string; readonly fault: string | null; readonly value: string; readonly onChange: (value: string) => void };

/** An amount typed in yuan, with the same amount in 万元 beside it so that a slip of the point is seen. */
export const YuanField = ({ id, label, hint, fault, value, onChange }: Properties) => {
  const t = useTexts(formTexts);
  const { amountFen } = readYuan(value);
  return (
    <Field id={id} label={label} hint={hint} fault={fault}>
      {(described) => (
        <div className="with-unit">
          <input type="text" inputMode="decimal" autoComplete="off" className="amount-input" {...described} value={value} onChange={(event) => { onChange(event.target.value); }} />
          <span>{t('yuan')}</span>
          <output htmlFor={id} className="wan">{amountFen === null ? '' : t('wan', { wan: wanText(amountFen) })}</output>
        </div>
      )}
    </Field>
  );
};
