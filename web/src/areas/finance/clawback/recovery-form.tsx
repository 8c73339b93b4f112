import { useState } from 'react';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import type { PaymentCaseView } from '../data/money-views';
import { SelectField, TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { goesToButton } from '../form/goes-to-button';
import { YuanField } from '../form/yuan-field';
import { readYuan } from '../form/yuan-text';
import { yuanText } from '../layout/yuan';
import { recoveryFaults } from './clawback-checks';
import type { RecoveryForm as Form } from './clawback-checks';
import { clawbackTexts } from './clawback-texts';

/** Money that came back after a demand, with its voucher. Recorded, it is empty at once for the next sum; what is typed from then on stays while the case is read anew. */
export const RecoveryForm = ({ item, today, onDone }: { readonly item: PaymentCaseView; readonly today: string; readonly onDone: (state: PaymentCaseView['state']) => void }) => {
  const t = useTexts(clawbackTexts);
  const w = useTexts(formTexts);
  const empty: Form = { amountYuan: '', voucherNumber: '', receivedOn: today };
  const [form, setForm] = useState(empty);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [key, setKey] = useState(newKey);
  const [accountId, setAccountId] = useState('');
  const recover = useCommand('recordRecovery', ({ application }) => {
    setForm(empty);
    setLeft(new Set());
    setAccountId('');
    setKey(newKey());
    onDone(application.state);
  });
  const asked = item.parts.filter((part) => part.demandedFen > part.recoveredFen);
  // What an order under way will settle can't be paid in as well.
  const keptFen = item.clawback?.offset?.status === 'ordered' ? item.clawback.offset.amountFen : 0;
  const mostFen = asked.filter((part) => accountId === '' || part.accountId === accountId).reduce((sum, part) => sum + part.demandedFen - part.recoveredFen, 0) - keptFen;
  const faults = recoveryFaults(form, mostFen, today);
  const amountFen = readYuan(form.amountYuan).amountFen ?? 0;
  const shown = (name: keyof Form): string | null => { const fault = faults[name]; return fault === undefined || !left.has(name) ? null : fault === 'above' ? w('above', { amount: yuanText(mostFen) }) : w(fault); };
  const whole = Object.keys(faults).length === 0;
  return (
    <section aria-labelledby="recovery-title" onBlur={(event) => { if (!goesToButton(event)) setLeft((before) => new Set([...before, event.target.id])); }}>
      <h2 id="recovery-title">{t('recoveryTitle')}</h2>
      {item.parts.length < 2 ? null : <SelectField id="payer" label={t('recoveryPayer')} fault={null} value={accountId} placeholder={t('allPayers')} choices={asked.map((part) => ({ value: part.accountId, label: `${part.accountId} · ${yuanText(part.demandedFen - part.recoveredFen)}` }))} onChange={setAccountId} />}
      <YuanField id="amountYuan" label={t('recoveryAmount')} hint={t('recoveryHint', { amount: yuanText(mostFen) })} fault={shown('amountYuan')} value={form.amountYuan} onChange={(amountYuan) => { setForm({ ...form, amountYuan }); }} />
      <TextField id="voucherNumber" label={t('voucher')} fault={shown('voucherNumber')} value={form.voucherNumber} onChange={(voucherNumber) => { setForm({ ...form, voucherNumber }); }} />
      <TextField id="receivedOn" type="date" label={t('receivedOn')} fault={shown('receivedOn')} value={form.receivedOn} onChange={(receivedOn) => { setForm({ ...form, receivedOn }); }} />
      {recover.error === null ? null : <ErrorNotice error={recover.error} />}
      <ConfirmButton
        label={t('recover')} question={t('recoverQuestion')} tone="primary" busy={recover.isPending} confirmDisabled={!whole} onAsk={() => { setLeft(new Set(Object.keys(form))); }}
        onConfirm={() => { recover.mutate({ idempotencyKey: key, parameters: { applicationId: item.applicationId }, body: { expectedVersion: item.version, amountFen, voucherNumber: form.voucherNumber, receivedOn: form.receivedOn, ...(accountId === '' ? {} : { accountId }) } }); }}
      >
        {whole ? <p>{t('recoverText', { amount: yuanText(amountFen), voucher: form.voucherNumber })}</p> : <p>{t('completeFirst')}</p>}
      </ConfirmButton>
    </section>
  );
};
