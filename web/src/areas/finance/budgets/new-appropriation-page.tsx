import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { useTexts } from '../../../language/language-provider';
import { budgetSources } from '../data/money-views';
import { useAccountsOf } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { SelectField, TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { goesToButton } from '../form/goes-to-button';
import { YuanField } from '../form/yuan-field';
import { financeTexts } from '../layout/finance-texts';
import { payersOf } from '../layout/payer-choices';
import { ProgrammePage } from '../layout/programme-page';
import { yuanText } from '../layout/yuan';
import { accountMeant, appropriationFaults, signedFenOf } from './appropriation-checks';
import type { AppropriationFault, AppropriationField, AppropriationForm } from './appropriation-checks';
import { budgetTexts } from './budget-texts';

export const Component = () => {
  const t = useTexts(budgetTexts);
  const f = useTexts(financeTexts);
  return <ProgrammePage title={t('newTitle')} lead={t('lead')}>{(programme, desk) => (desk.isMaker ? <Entry key={programme.programmeId} programme={programme} desk={desk} /> : <p>{f('readOnly')}</p>)}</ProgrammePage>;
};

/** A form, then what was entered; a new form has a new key, so that a repeated click is one instruction. */
const Entry = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const [key, setKey] = useState(newKey);
  return <AppropriationEntry key={key} idempotencyKey={key} programme={programme} desk={desk} onAgain={() => { setKey(newKey()); }} />;
};

type Properties = { readonly idempotencyKey: string; readonly programme: ProgrammeChoice; readonly desk: FinanceDesk; readonly onAgain: () => void };

/** The document of this very instruction and its line, as far as they were filled in. */
const ownDocumentOf = ({ documentNumber, documentLine }: AppropriationForm) => ({
  ...(documentNumber.trim() === '' ? {} : { documentNumber: documentNumber.trim() }), ...(documentLine.trim() === '' ? {} : { documentLine: documentLine.trim() }),
});

const AppropriationEntry = ({ idempotencyKey, programme, desk, onAgain }: Properties) => {
  const t = useTexts(budgetTexts);
  const f = useTexts(financeTexts);
  const w = useTexts(formTexts);
  const c = useTexts(componentTexts);
  const { accounts } = useAccountsOf([programme.programmeId]);
  const payers = payersOf(desk);
  const [form, setForm] = useState<AppropriationForm>({ kind: 'supplement', payerRegionCode: payers.length === 1 ? payers[0]?.value ?? '' : '', fiscalYear: desk.today.slice(0, 4), budgetDocumentNumber: '', source: '', carriedOver: false, amountYuan: '', documentNumber: '', documentLine: '' });
  const [asked, setAsked] = useState(false);
  const [left, setLeft] = useState<ReadonlySet<AppropriationField>>(new Set());
  const propose = useCommand('proposeAppropriation');
  const faults = appropriationFaults(form, accounts);
  const account = accountMeant(form, accounts);
  const wordOf = (fault: AppropriationFault): string => (fault === 'yearFault' || fault === 'cutNoAccount' ? t(fault) : fault === 'above' ? w('above', { amount: yuanText(account?.availableFen ?? 0) }) : w(fault));
  const shown = (field: AppropriationField): string | null => { const fault = faults[field]; return fault === undefined || (!asked && !left.has(field)) ? null : wordOf(fault); };
  const labels: Readonly<Record<AppropriationField, string>> = { payerRegionCode: t('payer'), fiscalYear: f('year'), budgetDocumentNumber: f('budgetDocument'), source: f('source'), amountYuan: t('amount') };
  const change = (part: Partial<AppropriationForm>): void => { setForm((before) => ({ ...before, ...part })); };
  const send = (): void => {
    setAsked(true);
    if (Object.keys(faults).length > 0 || form.source === '') return;
    const { payerRegionCode, budgetDocumentNumber, source, carriedOver } = form;
    propose.mutate({ idempotencyKey, body: { programmeId: programme.programmeId, fiscalYear: Number(form.fiscalYear), payerRegionCode, budgetDocumentNumber, source, carriedOver, amountFen: signedFenOf(form), ...ownDocumentOf(form) } });
  };
  if (propose.data !== undefined) {
    return (
      <div className="notice-box good" role="status">
        <h2>{t('sent')}</h2>
        <p>{t('sentText', { document: form.budgetDocumentNumber, amount: yuanText(propose.data.amountFen) })}</p>
        <div className="actions"><Link className="button primary" to={`/finance/budgets?programme=${programme.programmeId}`}>{t('toList')}</Link><button type="button" className="button" onClick={onAgain}>{t('another')}</button></div>
      </div>
    );
  }
  const items = (['payerRegionCode', 'fiscalYear', 'budgetDocumentNumber', 'source', 'amountYuan'] as const).flatMap((field) => { const fault = faults[field]; return fault === undefined ? [] : [{ message: `${labels[field]}：${wordOf(fault)}`, href: `#${field}` }]; });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); send(); }} onBlur={(event) => { if (goesToButton(event)) return; const { id } = event.target; setLeft((before) => new Set([...before, ...(['payerRegionCode', 'fiscalYear', 'budgetDocumentNumber', 'source', 'amountYuan'] as const).filter((field) => field === id)])); }}>
      <ErrorSummary items={asked ? items : []} />
      <fieldset className="field"><legend>{t('kind')}</legend><div className="choices">{(['supplement', 'cut'] as const).map((kind) => <label key={kind} className="choice"><input type="radio" name="kind" checked={form.kind === kind} onChange={() => { change({ kind }); }} />{t(kind)}</label>)}</div></fieldset>
      <SelectField id="payerRegionCode" label={labels.payerRegionCode} hint={t('payerHint')} fault={shown('payerRegionCode')} value={form.payerRegionCode} choices={payers} placeholder={w('choose')} onChange={(payerRegionCode) => { change({ payerRegionCode }); }} />
      <TextField id="fiscalYear" label={labels.fiscalYear} fault={shown('fiscalYear')} value={form.fiscalYear} onChange={(fiscalYear) => { change({ fiscalYear }); }} />
      <TextField id="budgetDocumentNumber" label={labels.budgetDocumentNumber} hint={t('documentHint')} fault={shown('budgetDocumentNumber')} value={form.budgetDocumentNumber} onChange={(budgetDocumentNumber) => { change({ budgetDocumentNumber }); }} />
      <TextField id="documentNumber" label={t('ownDocument')} hint={t('ownDocumentHint')} fault={null} value={form.documentNumber} onChange={(documentNumber) => { change({ documentNumber }); }} />
      <TextField id="documentLine" label={t('documentLine')} hint={t('documentLineHint')} fault={null} value={form.documentLine} onChange={(documentLine) => { change({ documentLine }); }} />
      <SelectField id="source" label={labels.source} fault={shown('source')} value={form.source} placeholder={w('choose')} choices={budgetSources.map((source) => ({ value: source, label: f(`source_${source}`) }))} onChange={(value) => { change({ source: budgetSources.find((source) => source === value) ?? '' }); }} />
      <fieldset className="field"><legend>{t('carried')}</legend><div className="choices">{[false, true].map((carriedOver) => <label key={String(carriedOver)} className="choice"><input type="radio" name="carried" checked={form.carriedOver === carriedOver} onChange={() => { change({ carriedOver }); }} />{f(carriedOver ? 'yes' : 'no')}</label>)}</div></fieldset>
      <YuanField id="amountYuan" label={labels.amountYuan} hint={form.kind === 'cut' && account !== null ? t('cutHint', { amount: yuanText(account.availableFen) }) : t('amountHint')} fault={shown('amountYuan')} value={form.amountYuan} onChange={(amountYuan) => { change({ amountYuan }); }} />
      {propose.error === null ? null : <ErrorNotice error={propose.error} />}
      <div className="actions"><button type="submit" className="button primary" disabled={propose.isPending}>{propose.isPending ? c('working') : t('send')}</button><Link to={`/finance/budgets?programme=${programme.programmeId}`}>{c('cancel')}</Link></div>
    </form>
  );
};
