import { useState } from 'react';
import { Link } from 'react-router';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { AccountView } from '../data/money-views';
import { useAccountsOf } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { SelectField, TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { YuanField } from '../form/yuan-field';
import { readYuan } from '../form/yuan-text';
import { accountLine } from '../layout/account-choice';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { yuanText } from '../layout/yuan';
import { DistrictFigures, FactorFields } from './factor-fields';
import { ShareTable } from './share-table';
import { previewOf, taking, transferBodyOf, transferFaults } from './transfer-form';
import type { TransferFault, TransferField, TransferForm } from './transfer-form';
import { transferTexts } from './transfer-texts';

export const Component = () => {
  const t = useTexts(transferTexts);
  const f = useTexts(financeTexts);
  return <ProgrammePage title={t('propose')} lead={t('lead')}>{(programme, desk) => (desk.isMaker ? <FromAccount key={programme.programmeId} programme={programme} desk={desk} /> : <p>{f('readOnly')}</p>)}</ProgrammePage>;
};

/** Money can be shared out of accounts whose payer has districts. */
const FromAccount = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(transferTexts);
  const { accounts, answered, failed } = useAccountsOf([programme.programmeId]);
  const giving = accounts.filter(({ payerRegionCode }) => desk.reaches(payerRegionCode) && districtsOf(desk, payerRegionCode).length > 0);
  if (failed !== null) return <ErrorNotice error={failed.error} onRetry={() => { void failed.refetch(); }} />;
  if (answered === 0) return <Waiting />;
  return giving.length === 0 ? <p className="empty">{t('noAccount')}</p> : <Entry programme={programme} desk={desk} accounts={giving} />;
};

const districtsOf = (desk: FinanceDesk, payerRegionCode: string): readonly string[] => desk.regions.filter(({ parentCode }) => parentCode === payerRegionCode).map(({ code }) => code);

const Entry = ({ programme, desk, accounts }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk; readonly accounts: readonly AccountView[] }) => {
  const t = useTexts(transferTexts);
  const w = useTexts(formTexts);
  const c = useTexts(componentTexts);
  const [key, setKey] = useState(newKey);
  const [asked, setAsked] = useState(false);
  const [form, setForm] = useState<TransferForm>(() => emptyTransfer(desk, accounts.length === 1 ? accounts[0] : undefined));
  const propose = useCommand('proposeTransfer');
  const account = accounts.find(({ accountId }) => accountId === form.fromAccountId);
  const availableFen = account?.availableFen ?? 0;
  const faults = transferFaults(form, availableFen);
  const change = (part: Partial<TransferForm>): void => { setForm((before) => ({ ...before, ...part })); setKey(newKey()); };
  const wordOf = (fault: TransferFault): string => {
    switch (fault) {
      case 'missing': case 'account': case 'weights': case 'figures': case 'districtsMissing': return t(fault);
      case 'above': return w('above', { amount: yuanText(availableFen) });
      default: return w(fault);
    }
  };
  const shown = (field: TransferField): string | null => { const fault = faults[field]; return !asked || fault === undefined ? null : wordOf(fault); };
  const labels: Readonly<Record<TransferField, string>> = { fromAccountId: t('from'), documentNumber: t('documentNumber'), amountYuan: t('amount'), factors: t('factors'), districts: t('districts') };
  const items = (['fromAccountId', 'documentNumber', 'amountYuan', 'factors', 'districts'] as const).flatMap((field) => { const words = shown(field); return words === null ? [] : [{ message: `${labels[field]}：${words}`, href: `#${field}` }]; });
  const toList = `/finance/transfers?programme=${programme.programmeId}`;
  if (propose.data !== undefined) {
    const { documentNumber, amountFen, shares } = propose.data;
    return <div className="notice-box good" role="status"><h2>{t('sent')}</h2><p>{t('sentText', { document: documentNumber, amount: yuanText(amountFen), n: shares.length })}</p><p><Link className="button primary" to={toList}>{t('toList')}</Link></p></div>;
  }
  const choose = (fromAccountId: string): void => { const next = accounts.find(({ accountId }) => accountId === fromAccountId); change(next?.payerRegionCode === account?.payerRegionCode ? { fromAccountId } : { fromAccountId, districts: rowsFor(desk, next, form.factors.length) }); };
  const send = (): void => { setAsked(true); if (Object.keys(faults).length === 0) propose.mutate({ idempotencyKey: key, body: transferBodyOf(form) }); };
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <ErrorSummary items={items} />
      <SelectField id="fromAccountId" label={labels.fromAccountId} fault={shown('fromAccountId')} value={form.fromAccountId} placeholder={w('choose')} choices={accounts.map((one) => ({ value: one.accountId, label: t('fromLine', { account: accountLine(one, one.accountId), payer: desk.regionName(one.payerRegionCode), amount: yuanText(one.availableFen) }) }))} onChange={choose} />
      <TextField id="documentNumber" label={labels.documentNumber} hint={t('documentHint')} fault={shown('documentNumber')} value={form.documentNumber} onChange={(documentNumber) => { change({ documentNumber }); }} />
      <YuanField id="amountYuan" label={labels.amountYuan} hint={t('amountHint', { amount: yuanText(availableFen) })} fault={shown('amountYuan')} value={form.amountYuan} onChange={(amountYuan) => { change({ amountYuan }); }} />
      <FactorFields form={form} fault={shown('factors')} onChange={change} />
      <DistrictFigures form={form} fault={shown('districts')} regionName={desk.regionName} onChange={change} />
      <Preview form={form} desk={desk} />
      {propose.error === null ? null : <ErrorNotice error={propose.error} />}
      <div className="actions"><button type="submit" className="button primary" disabled={propose.isPending}>{propose.isPending ? c('working') : t('send')}</button><Link to={toList}>{c('cancel')}</Link></div>
    </form>
  );
};

const rowsFor = (desk: FinanceDesk, account: AccountView | undefined, factors: number): TransferForm['districts'] =>
  (account === undefined ? [] : districtsOf(desk, account.payerRegionCode)).map((regionCode) => ({ regionCode, takesPart: true, figures: Array.from({ length: factors }, () => '') }));

const emptyTransfer = (desk: FinanceDesk, account: AccountView | undefined): TransferForm =>
  ({ fromAccountId: account?.accountId ?? '', documentNumber: '', amountYuan: '', factors: [{ name: '', weightPercent: '', basis: '' }], districts: rowsFor(desk, account, 1) });

/** What would be booked, as soon as it can be worked out. */
const Preview = ({ form, desk }: { readonly form: TransferForm; readonly desk: FinanceDesk }) => {
  const t = useTexts(transferTexts);
  const { shares } = previewOf(form);
  const { amountFen } = readYuan(form.amountYuan);
  const rows = taking(form);
  return (
    <section aria-labelledby="preview-title">
      <h2 id="preview-title">{t('preview')}</h2>
      {shares === null || amountFen === null ? <p className="empty">{t('previewNone')}</p> : <><p>{t('previewLead')}</p><ShareTable label={t('preview')} factors={form.factors} totalFen={amountFen} regionName={desk.regionName} shares={shares.map((share, index) => ({ ...share, regionCode: rows[index]?.regionCode ?? '' }))} /></>}
    </section>
  );
};
