import { useState } from 'react';
import { clawbackKindLabels } from '../../../../../shared/domain/clawback/clawback-kinds';
import type { ClawbackKind } from '../../../../../shared/domain/clawback/clawback-kinds';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { legalDateText } from '../../../components/date-text';
import { ErrorNotice } from '../../../components/error-notice';
import { Money } from '../../../components/money';
import { QueryState } from '../../../components/query-state';
import { useLanguage, useTexts } from '../../../language/language-provider';
import type { PaymentCaseView } from '../data/money-views';
import { TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { goesToButton } from '../form/goes-to-button';
import { YuanField } from '../form/yuan-field';
import { readYuan } from '../form/yuan-text';
import { yuanText } from '../layout/yuan';
import { demandFaults } from './clawback-checks';
import type { DemandForm as Form } from './clawback-checks';
import { clawbackTexts } from './clawback-texts';
import { CorrectionForm } from './correction-form';
import type { Recomputed } from './correction-form';
import { kindsOf, rowsOf } from './corrections';
import type { LineRow, RecomputedKind } from './corrections';

type Properties = { readonly item: PaymentCaseView; readonly today: string; readonly onDone: (state: PaymentCaseView['state']) => void };
type Filed = Readonly<Partial<Record<RecomputedKind, readonly LineRow[]>>>;

/** A demand for paid money: why, how much, by which rule and evidence, until when. */
export const DemandForm = (properties: Properties) => {
  const t = useTexts(clawbackTexts);
  const found = useOperation('getCase', { parameters: { applicationId: properties.item.applicationId } });
  return (
    <section aria-labelledby="demand-title">
      <h2 id="demand-title">{t('demandTitle')}</h2>
      <QueryState query={found}>{({ facts }) => <Demand {...properties} filed={Object.fromEntries(kindsOf(facts ?? {}).map((kind) => [kind, rowsOf(facts ?? {}, kind)]))} />}</QueryState>
    </section>
  );
};

const isRecomputed = (kind: ClawbackKind): kind is RecomputedKind => kind === 'policy_refund' || kind === 'early_repayment';

const Demand = ({ item, today, onDone, filed }: Properties & { readonly filed: Filed }) => {
  const t = useTexts(clawbackTexts);
  const w = useTexts(formTexts);
  const { language } = useLanguage();
  const kinds: readonly ClawbackKind[] = [...(filed.policy_refund === undefined ? [] : ['policy_refund' as const]), ...(filed.early_repayment === undefined ? [] : ['early_repayment' as const]), 'overpayment', 'fraud'];
  const [kind, setKind] = useState<ClawbackKind>(kinds[0] ?? 'overpayment');
  const [recomputed, setRecomputed] = useState<Recomputed | null>(null);
  const laidDown = item.clawbackDeadline;
  const [form, setForm] = useState<Form>({ amountYuan: '', reason: '', evidence: '', basis: '', dueOn: '', deadlineBasis: '' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [key] = useState(newKey);
  const demand = useCommand('demandClawback', ({ application }) => { onDone(application.state); });
  const mostFen = (item.amountFen ?? 0) - (item.clawback?.demandedFen ?? 0);
  const faults = demandFaults(form, { mostFen, today, stated: kind === 'overpayment', dated: laidDown === null });
  const shown = (name: keyof Form): string | null => { const fault = faults[name]; return fault === undefined || !left.has(name) ? null : fault === 'above' ? w('above', { amount: yuanText(mostFen) }) : w(fault); };
  const amountFen = kind === 'fraud' ? mostFen : isRecomputed(kind) ? (recomputed?.preview.amountFen ?? 0) : (readYuan(form.amountYuan).amountFen ?? 0);
  const whole = Object.keys(faults).length === 0 && amountFen > 0;
  const change = (changed: Partial<Form>): void => { setForm({ ...form, ...changed }); };
  const send = (): void => {
    const common = { expectedVersion: item.version, amountFen, reason: form.reason, evidence: form.evidence, basis: form.basis, ...(laidDown === null ? { dueOn: form.dueOn, deadlineBasis: form.deadlineBasis } : {}) };
    const body = isRecomputed(kind) ? (recomputed === null ? null : { ...common, kind, corrections: recomputed.corrections }) : { ...common, kind };
    if (body !== null) demand.mutate({ idempotencyKey: key, parameters: { applicationId: item.applicationId }, body });
  };
  const choose = (chosen: ClawbackKind): void => { setKind(chosen); setRecomputed(null); };
  const rows = isRecomputed(kind) ? filed[kind] : undefined;
  return (
    <div onBlur={(event) => { if (!goesToButton(event)) setLeft((before) => new Set([...before, event.target.id])); }}>
      <fieldset className="field"><legend>{t('kind')}</legend><div className="choices">
        {kinds.map((name) => <label key={name} className="choice"><input type="radio" name="kind" checked={kind === name} onChange={() => { choose(name); }} />{language === 'en' ? clawbackKindLabels[name].english : clawbackKindLabels[name].chinese}</label>)}
      </div></fieldset>
      {isRecomputed(kind) && rows !== undefined ? <CorrectionForm key={kind} item={item} kind={kind} filed={rows} today={today} onRecomputed={setRecomputed} /> : null}
      {kind === 'overpayment' ? <YuanField id="amountYuan" label={t('demandAmount')} hint={t('demandHint', { amount: yuanText(mostFen) })} fault={shown('amountYuan')} value={form.amountYuan} onChange={(amountYuan) => { change({ amountYuan }); }} /> : null}
      {kind === 'fraud' ? <p>{t('wholeAmount')} <strong><Money amountFen={mostFen} /></strong></p> : null}
      <TextField id="reason" long label={t('reason')} fault={shown('reason')} value={form.reason} onChange={(reason) => { change({ reason }); }} />
      <TextField id="evidence" label={t('evidence')} hint={t('evidenceHint')} fault={shown('evidence')} value={form.evidence} onChange={(evidence) => { change({ evidence }); }} />
      <TextField id="basis" label={t('basisField')} fault={shown('basis')} value={form.basis} onChange={(basis) => { change({ basis }); }} />
      {laidDown === null ? (
        <>
          <p className="hint">{t('deadlineOpen')}</p>
          <TextField id="dueOn" type="date" label={t('dueOn')} fault={shown('dueOn')} value={form.dueOn} onChange={(dueOn) => { change({ dueOn }); }} />
          <TextField id="deadlineBasis" label={t('deadlineBasis')} fault={shown('deadlineBasis')} value={form.deadlineBasis} onChange={(deadlineBasis) => { change({ deadlineBasis }); }} />
        </>
      ) : <p>{t('deadlineLaidDown', { day: legalDateText(laidDown.dueOn, language) })} <span lang="zh-CN">{laidDown.basis}</span></p>}
      {demand.error === null ? null : <ErrorNotice error={demand.error} />}
      <ConfirmButton label={t('demand')} question={t('demandQuestion')} tone="danger" busy={demand.isPending} confirmDisabled={!whole} onAsk={() => { setLeft(new Set(Object.keys(form))); }} onConfirm={send}>
        {whole ? <p>{t('demandText', { amount: yuanText(amountFen), day: legalDateText(laidDown?.dueOn ?? form.dueOn, language) })}</p> : <p>{t(isRecomputed(kind) && recomputed === null ? 'recomputeFirst' : 'completeFirst')}</p>}
      </ConfirmButton>
    </div>
  );
};
