import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { useTexts } from '../../../language/language-provider';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { SelectField, TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { financeTexts } from '../layout/finance-texts';
import { payersOf } from '../layout/payer-choices';
import { ProgrammePage } from '../layout/programme-page';
import { ColumnsField } from './columns-field';
import { LevelsField } from './levels-field';
import { emptyTerms, termsBodyOf, termsFaults, wordFields } from './terms-form';
import type { FaultyField, TermsForm } from './terms-form';
import { termsTexts } from './terms-texts';

export const Component = () => {
  const t = useTexts(termsTexts);
  const f = useTexts(financeTexts);
  return <ProgrammePage title={t('propose')} lead={t('lead')}>{(programme, desk) => (desk.isMaker ? <Entry key={programme.programmeId} programme={programme} desk={desk} /> : <p>{f('readOnly')}</p>)}</ProgrammePage>;
};

const Entry = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(termsTexts);
  const w = useTexts(formTexts);
  const c = useTexts(componentTexts);
  const payers = payersOf(desk);
  const [key, setKey] = useState(newKey);
  const [form, setForm] = useState<TermsForm>(() => emptyTerms(payers.length === 1 ? payers[0]?.value ?? '' : '', (field) => termsTexts[`field_${field}`][0]));
  const [asked, setAsked] = useState(false);
  const propose = useCommand('proposePaymentTerms');
  const faults = termsFaults(form);
  const change = (part: Partial<TermsForm>): void => { setForm((before) => ({ ...before, ...part })); setKey(newKey()); };
  const shown = (name: FaultyField): string | null => { const fault = faults[name]; return !asked || fault === undefined ? null : fault === 'date' ? w('date') : t(fault); };
  const labels: Readonly<Record<FaultyField, string>> = {
    payerRegionCode: t('payer'), fromOn: t('fromOn'), valueStatus: t('valueStatus'), budgetUnit: t('budgetUnit'), project: t('project'), functionalClassification: t('functionalClassification'), governmentEconomicClassification: t('governmentEconomicClassification'),
    departmentEconomicClassification: t('departmentEconomicClassification'), purpose: t('purpose'), columns: t('columns'), debtorName: t('debtorName'), debtorAccount: t('debtorAccount'), debtorBank: t('debtorBank'), levels: t('levels'), basisDocument: t('basisDocument'), basisClause: t('basisClause'),
  };
  const items = (['payerRegionCode', 'fromOn', 'valueStatus', ...wordFields, 'columns', 'debtorName', 'debtorAccount', 'debtorBank', 'levels', 'basisDocument', 'basisClause'] as const).flatMap((name) => { const words = shown(name); return words === null ? [] : [{ message: `${labels[name]}：${words}`, href: `#${name}` }]; });
  const text = (name: Exclude<FaultyField, 'columns' | 'levels' | 'payerRegionCode' | 'valueStatus'>, hint?: string, type: 'text' | 'date' = 'text') => <TextField id={name} label={labels[name]} hint={hint} type={type} fault={shown(name)} value={form[name]} onChange={(value) => { change({ [name]: value }); }} />;
  const toList = `/finance/terms?programme=${programme.programmeId}`;
  if (propose.data !== undefined) return <div className="notice-box good" role="status"><h2>{t('sent')}</h2><p>{t('sentText')}</p><p><Link className="button primary" to={toList}>{t('toList')}</Link></p></div>;
  const send = (): void => {
    setAsked(true);
    if (Object.keys(faults).length === 0) propose.mutate({ idempotencyKey: key, body: termsBodyOf(form, programme.programmeId) });
  };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ErrorSummary items={items} />
      <SelectField id="payerRegionCode" label={labels.payerRegionCode} fault={shown('payerRegionCode')} value={form.payerRegionCode} choices={payers} placeholder={w('choose')} onChange={(payerRegionCode) => { change({ payerRegionCode }); }} />
      {text('fromOn', t('fromHint'), 'date')}
      <SelectField id="valueStatus" label={labels.valueStatus} hint={t('statusHint')} fault={shown('valueStatus')} value={form.valueStatus} placeholder={w('choose')} choices={(['in_force', 'demo'] as const).map((value) => ({ value, label: t(`status_${value}`) }))} onChange={(value) => { change({ valueStatus: value === 'in_force' || value === 'demo' ? value : '' }); }} />
      <h2>{t('fiscal')}</h2>
      {text('budgetUnit')}{text('project')}{text('functionalClassification')}{text('governmentEconomicClassification')}{text('departmentEconomicClassification')}{text('purpose', t('purposeHint'))}
      <ColumnsField columns={form.columns} fault={shown('columns')} onChange={(columns) => { change({ columns }); }} />
      <h2>{t('formats')}</h2>
      <p>{t('formatsText')}</p>
      <fieldset className="field"><legend>{t('debtor')}</legend><div className="choices">{[false, true].map((withDebtor) => <label key={String(withDebtor)} className="choice"><input type="radio" name="with-debtor" checked={form.withDebtor === withDebtor} onChange={() => { change({ withDebtor }); }} />{t(withDebtor ? 'withDebtor' : 'noDebtor')}</label>)}</div></fieldset>
      {form.withDebtor ? <>{text('debtorName')}{text('debtorAccount')}{text('debtorBank')}</> : null}
      <LevelsField levels={form.levels} fault={shown('levels')} onChange={(levels) => { change({ levels }); }} />
      <h2>{t('basis')}</h2>
      {text('basisDocument')}{text('basisClause')}
      {propose.error === null ? null : <ErrorNotice error={propose.error} />}
      <div className="actions"><button type="submit" className="button primary" disabled={propose.isPending}>{propose.isPending ? c('working') : t('send')}</button><Link to={toList}>{c('cancel')}</Link></div>
    </form>
  );
};
