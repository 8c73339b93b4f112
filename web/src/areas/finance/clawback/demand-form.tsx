import { useState } from 'react';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { legalDateText } from '../../../components/date-text';
import { ErrorNotice } from '../../../components/error-notice';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { PaymentCaseView } from '../data/money-views';
import { TextField } from '../form/field';
import { formTexts } from '../form/form-texts';
import { goesToButton } from '../form/goes-to-button';
import { YuanField } from '../form/yuan-field';
import { readYuan } from '../form/yuan-text';
import { yuanText } from '../layout/yuan';
import { demandFaults } from './clawback-checks';
import type { DemandForm as Form } from './clawback-checks';
import { clawbackTexts } from './clawback-texts';

/** A demand for paid money: how much, why, by which rule, until when. */
export const DemandForm = ({ item, today, onDone }: { readonly item: PaymentCaseView; readonly today: string; readonly onDone: (state: PaymentCaseView['state']) => void }) => {
  const t = useTexts(clawbackTexts);
  const w = useTexts(formTexts);
  const { language } = useLanguage();
  const [form, setForm] = useState<Form>({ amountYuan: '', reason: '', basis: '', dueOn: '' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [key] = useState(newKey);
  const demand = useCommand('demandClawback');
  const mostFen = (item.amountFen ?? 0) - (item.clawback?.demandedFen ?? 0);
  const faults = demandFaults(form, mostFen, today);
  const amountFen = readYuan(form.amountYuan).amountFen ?? 0;
  const shown = (name: keyof Form): string | null => { const fault = faults[name]; return fault === undefined || !left.has(name) ? null : fault === 'above' ? w('above', { amount: yuanText(mostFen) }) : w(fault); };
  const whole = Object.keys(faults).length === 0;
  return (
    <section aria-labelledby="demand-title" onBlur={(event) => { if (!goesToButton(event)) setLeft((before) => new Set([...before, event.target.id])); }}>
      <h2 id="demand-title">{t('demandTitle')}</h2>
      <YuanField id="amountYuan" label={t('demandAmount')} hint={t('demandHint', { amount: yuanText(mostFen) })} fault={shown('amountYuan')} value={form.amountYuan} onChange={(amountYuan) => { setForm({ ...form, amountYuan }); }} />
      <TextField id="reason" long label={t('reason')} fault={shown('reason')} value={form.reason} onChange={(reason) => { setForm({ ...form, reason }); }} />
      <TextField id="basis" label={t('basisField')} fault={shown('basis')} value={form.basis} onChange={(basis) => { setForm({ ...form, basis }); }} />
      <TextField id="dueOn" type="date" label={t('dueOn')} fault={shown('dueOn')} value={form.dueOn} onChange={(dueOn) => { setForm({ ...form, dueOn }); }} />
      {demand.error === null ? null : <ErrorNotice error={demand.error} />}
      <ConfirmButton
        label={t('demand')} question={t('demandQuestion')} tone="danger" busy={demand.isPending} confirmDisabled={!whole} onAsk={() => { setLeft(new Set(Object.keys(form))); }}
        onConfirm={() => { demand.mutate({ idempotencyKey: key, parameters: { applicationId: item.applicationId }, body: { expectedVersion: item.version, amountFen, reason: form.reason, basis: form.basis, dueOn: form.dueOn } }, { onSuccess: ({ application }) => { onDone(application.state); } }); }}
      >
        {whole ? <p>{t('demandText', { amount: yuanText(amountFen), day: legalDateText(form.dueOn, language) })}</p> : <p>{t('completeFirst')}</p>}
      </ConfirmButton>
    </section>
  );
};
