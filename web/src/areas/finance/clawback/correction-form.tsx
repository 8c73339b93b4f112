import { useState } from 'react';
import { useApi } from '../../../api/api-provider';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { Money } from '../../../components/money';
import { DeterminationChange } from '../../../facts/determination-change';
import { useTexts } from '../../../language/language-provider';
import type { PaymentCaseView } from '../data/money-views';
import { TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { YuanField } from '../form/yuan-field';
import { clawbackTexts } from './clawback-texts';
import { correctionsOf, isSound, paymentFaults, settledFault } from './corrections';
import type { Corrections, LineRow, PaymentRow, Preview, RecomputedKind } from './corrections';

export type Recomputed = { readonly corrections: Corrections; readonly preview: Preview };
type Properties = { readonly item: PaymentCaseView; readonly kind: RecomputedKind; readonly filed: readonly LineRow[]; readonly today: string; readonly onRecomputed: (recomputed: Recomputed | null) => void };

/** What the later papers say, line by line, and what the case is worth by it; changed rows void what was worked out. */
export const CorrectionForm = ({ item, kind, filed, today, onRecomputed }: Properties) => {
  const t = useTexts(clawbackTexts);
  const c = useTexts(componentTexts);
  const f = useTexts(formTexts);
  const api = useApi();
  const [rows, setRows] = useState(filed);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const sound = isSound(rows, kind, today);
  const change = (row: LineRow): void => { setRows(rows.map((other) => (other.lineId === row.lineId ? row : other))); setPreview(null); setError(null); onRecomputed(null); };
  const recompute = (): void => {
    setBusy(true);
    setError(null);
    const corrections = correctionsOf(rows, kind);
    api.call('previewClawback', { parameters: { applicationId: item.applicationId }, body: { kind, corrections } })
      .then((found) => { setPreview(found); onRecomputed({ corrections, preview: found }); }, (failure: unknown) => { setError(failure); onRecomputed(null); })
      .finally(() => { setBusy(false); });
  };
  return (
    <fieldset className="field">
      <legend>{t(kind === 'early_repayment' ? 'correctLoans' : 'correctPolicies')}</legend>
      <p className="hint">{t(kind === 'early_repayment' ? 'correctLoansHint' : 'correctPoliciesHint')}</p>
      {rows.map((row, index) => (
        <div key={row.lineId}>
          <p><strong>{row.paper}</strong></p>
          {row.payments.map((payment, nth) => (
            <Payment key={nth} id={`payment-${index}-${nth}`} number={nth + 1} payment={payment} kind={kind} today={today} onChange={(changed) => { change({ ...row, payments: row.payments.map((other, at) => (at === nth ? changed : other)) }); }} />
          ))}
          {kind === 'policy_refund' ? null : (
            <>
              <div className="actions"><button type="button" className="button" onClick={() => { change({ ...row, payments: [...row.payments, { amountYuan: '', paidOn: '', patentNumber: null }] }); }}>{t('addRepayment')}</button></div>
              <TextField id={`settled-${index}`} type="date" label={t('settledOn')} hint={t('settledHint')} fault={faultText(f, settledFault(row, today))} value={row.settledOn} onChange={(settledOn) => { change({ ...row, settledOn }); }} />
            </>
          )}
        </div>
      ))}
      <div className="actions"><button type="button" className="button" disabled={busy || !sound} onClick={recompute}>{busy ? c('working') : t('recompute')}</button></div>
      {error === null ? null : <ErrorNotice error={error} />}
      {preview === null ? null : (
        <div className="notice-box" role="status">
          <h3>{t('recomputed')}</h3>
          <DeterminationChange change={preview.change} />
          <p>{t('paidBefore')} <Money amountFen={preview.paidFen} />{preview.demandedFen === 0 ? null : <> − {t('demanded')} <Money amountFen={preview.demandedFen} /></>} − {t('worthNow')} <Money amountFen={preview.recomputedFen} /> = <strong>{t('demandAmount')} <Money amountFen={preview.amountFen} /></strong></p>
          {preview.amountFen === 0 ? <p>{t('nothingToDemand')}</p> : null}
        </div>
      )}
    </fieldset>
  );
};

const faultText = (say: (key: keyof typeof formTexts) => string, fault: ReturnType<typeof settledFault>): string | null => (fault === null ? null : say(fault));

const Payment = ({ id, number, payment, kind, today, onChange }: { readonly id: string; readonly number: number; readonly payment: PaymentRow; readonly kind: RecomputedKind; readonly today: string; readonly onChange: (payment: PaymentRow) => void }) => {
  const t = useTexts(clawbackTexts);
  const f = useTexts(formTexts);
  const faults = paymentFaults(payment, kind, today);
  const name = kind === 'early_repayment' ? 'repayment' : 'premium';
  return (
    <>
      <YuanField id={`${id}-amount`} label={t(name, { n: number })} {...(payment.patentNumber === null ? {} : { hint: payment.patentNumber })} fault={faultText(f, faults.amountYuan ?? null)} value={payment.amountYuan} onChange={(amountYuan) => { onChange({ ...payment, amountYuan }); }} />
      <TextField id={`${id}-day`} type="date" label={t(`${name}On`, { n: number })} fault={faultText(f, faults.paidOn ?? null)} value={payment.paidOn} onChange={(paidOn) => { onChange({ ...payment, paidOn }); }} />
    </>
  );
};
