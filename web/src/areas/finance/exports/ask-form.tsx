import { useState } from 'react';
import { useCommand } from '../../../api/api-provider';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import type { ProgrammeChoice } from '../data/use-money';
import { Field, SelectField } from '../../../forms/field';
import { exportTexts } from './export-texts';
import { faultsOfRange } from './month-range';

const kinds = ['payments', 'cases'] as const;
const formats = ['xlsx', 'csv'] as const;

/** What to export, of which months, in which format. */
export const AskForm = ({ programme, today }: { readonly programme: ProgrammeChoice; readonly today: string }) => {
  const t = useTexts(exportTexts);
  const ask = useCommand('requestExport');
  const [kind, setKind] = useState<(typeof kinds)[number]>('payments');
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const [fromMonth, setFromMonth] = useState(`${today.slice(0, 4)}-01`);
  const [toMonth, setToMonth] = useState(today.slice(0, 7));
  const [sent, setSent] = useState(false);
  const faults = faultsOfRange(fromMonth, toMonth);
  const shown = sent ? faults : { fromMonth: null, toMonth: null };
  const send = (): void => {
    setSent(true);
    if (faults.fromMonth !== null || faults.toMonth !== null) return;
    ask.mutate({ body: { kind, format, programmeId: programme.programmeId, fromMonth, toMonth } }, { onSuccess: () => { setSent(false); } });
  };
  const month = (id: 'fromMonth' | 'toMonth', value: string, change: (value: string) => void) => (
    <Field id={id} label={t(id)} hint={t('monthHint')} fault={shown[id] === null ? null : t(shown[id])}>
      {(described) => <input type="text" inputMode="numeric" autoComplete="off" {...described} value={value} onChange={(event) => { change(event.target.value.trim()); }} />}
    </Field>
  );
  return (
    <form noValidate aria-labelledby="ask-title" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <h2 id="ask-title">{t('ask')}</h2>
      <div className="filters">
        <SelectField id="kind" label={t('kind')} fault={null} value={kind} choices={kinds.map((value) => ({ value, label: t(`kind_${value}`) }))} onChange={(value) => { setKind(kinds.find((one) => one === value) ?? 'payments'); }} />
        <SelectField id="format" label={t('format')} fault={null} value={format} choices={formats.map((value) => ({ value, label: t(`format_${value}`) }))} onChange={(value) => { setFormat(formats.find((one) => one === value) ?? 'xlsx'); }} />
        {month('fromMonth', fromMonth, setFromMonth)}
        {month('toMonth', toMonth, setToMonth)}
        <button type="submit" className="button primary" disabled={ask.isPending}>{ask.isPending ? t('sending') : t('send')}</button>
      </div>
      <div role="status">{ask.isSuccess ? <p className="notice-box good">{t('asked')}</p> : null}</div>
      {ask.error === null ? null : <ErrorNotice error={ask.error} onRetry={() => { ask.reset(); }} />}
    </form>
  );
};
