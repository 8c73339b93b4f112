import { useState } from 'react';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { useTexts } from '../../../language/language-provider';
import type { AccountView } from '../data/money-views';
import { TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { modeFields, yearEndBodyOf, yearEndFaults, yearEndModes } from './year-end-checks';
import type { ModeField, YearEndField, YearEndForm as Form } from './year-end-checks';
import { yearEndTexts } from './year-end-texts';

const fields = ['documentNumber', 'issuedOn', 'cutOffOn', ...modeFields] as const;

/** The proposal: its basis, its day, and what the document lays down for each kind of money. Nothing is chosen beforehand. */
export const YearEndForm = ({ account, today }: { readonly account: AccountView; readonly today: string }) => {
  const t = useTexts(yearEndTexts);
  const w = useTexts(formTexts);
  const c = useTexts(componentTexts);
  const [key] = useState(newKey);
  const [form, setForm] = useState<Form>({ documentNumber: '', issuedOn: '', cutOffOn: `${account.fiscalYear}-12-31`, openParts: '', remainder: '', returns: '' });
  const [asked, setAsked] = useState(false);
  const propose = useCommand('proposeYearEnd');
  const faults = yearEndFaults(form, account.fiscalYear, today);
  const labels: Readonly<Record<YearEndField, string>> = { documentNumber: t('basisDocument'), issuedOn: t('issuedOn'), cutOffOn: t('cutOffOn'), openParts: t('openParts'), remainder: t('remainder'), returns: t('returns') };
  const wordOf = (field: YearEndField): string | null => {
    const fault = faults[field];
    if (fault === undefined || !asked) return null;
    return fault === 'modeFault' || fault === 'beforeYear' ? t(fault) : w(fault);
  };
  const change = (part: Partial<Form>): void => { setForm((before) => ({ ...before, ...part })); };
  const send = (): void => {
    setAsked(true);
    const body = yearEndBodyOf(form, account.accountId);
    if (Object.keys(faults).length === 0 && body !== null) propose.mutate({ idempotencyKey: key, body });
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ErrorSummary items={fields.flatMap((field) => { const word = wordOf(field); return word === null ? [] : [{ message: `${labels[field]}：${word}`, href: `#${field}` }]; })} />
      <TextField id="documentNumber" label={labels.documentNumber} hint={t('basisHint')} fault={wordOf('documentNumber')} value={form.documentNumber} onChange={(documentNumber) => { change({ documentNumber }); }} />
      <TextField id="issuedOn" type="date" label={labels.issuedOn} fault={wordOf('issuedOn')} value={form.issuedOn} onChange={(issuedOn) => { change({ issuedOn }); }} />
      <TextField id="cutOffOn" type="date" label={labels.cutOffOn} hint={t('cutOffHint')} fault={wordOf('cutOffOn')} value={form.cutOffOn} onChange={(cutOffOn) => { change({ cutOffOn }); }} />
      <p className="hint">{t('modeHelp')}</p>
      {modeFields.map((field) => <ModeChoice key={field} field={field} label={labels[field]} hint={field === 'openParts' ? t('openPartsHint') : field === 'returns' ? t('returnsHint') : null} fault={wordOf(field)} value={form[field]} onChange={(mode) => { change({ [field]: mode }); }} />)}
      {propose.error === null ? null : <ErrorNotice error={propose.error} />}
      <p className="hint">{t('nothingClosed')}</p>
      <div className="actions"><button type="submit" className="button primary" disabled={propose.isPending}>{propose.isPending ? c('working') : t('propose')}</button></div>
    </form>
  );
};

type ChoiceProperties = { readonly field: ModeField; readonly label: string; readonly hint: string | null; readonly fault: string | null; readonly value: Form[ModeField]; readonly onChange: (mode: Exclude<Form[ModeField], ''>) => void };

const ModeChoice = ({ field, label, hint, fault, value, onChange }: ChoiceProperties) => {
  const t = useTexts(yearEndTexts);
  const c = useTexts(componentTexts);
  return (
    <fieldset className={fault === null ? 'field' : 'field invalid'} {...(fault === null ? {} : { 'aria-describedby': `${field}-fault` })}>
      <legend>{label}</legend>
      {hint === null ? null : <p className="hint">{hint}</p>}
      {fault === null ? null : <p className="field-error" id={`${field}-fault`}><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
      <div className="choices">{yearEndModes.map((mode, index) => <label key={mode} className="choice"><input type="radio" id={index === 0 ? field : `${field}-${mode}`} name={field} checked={value === mode} onChange={() => { onChange(mode); }} />{t(`mode_${mode}`)}</label>)}</div>
    </fieldset>
  );
};
