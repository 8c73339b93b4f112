import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { useSettings } from '../../../app/settings-context';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useRegions } from '../../../facts/use-regions';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';
import { SlotValueInput, typedValue } from './slot-value-input';
import type { ProgrammeRecord } from './slot-value-text';
import { TextField } from '../../../forms/field';

const statuses = ['in_force', 'provisional', 'hypothetical', 'demo'] as const;
type Form = { readonly slotId: string; readonly typed: readonly string[]; readonly fromOn: string; readonly toOn: string; readonly regionCode: string; readonly documentNumber: string; readonly clause: string; readonly status: (typeof statuses)[number] };
const empty: Form = { slotId: '', typed: [], fromOn: '', toOn: '', regionCode: '', documentNumber: '', clause: '', status: 'in_force' };

const ProposeForm = ({ record }: { readonly record: ProgrammeRecord }) => {
  const { programmeId } = record;
  const t = useTexts(catalogueTexts);
  const c = useTexts(componentTexts);
  const { demo } = useSettings();
  const { regions } = useRegions();
  const [form, setForm] = useState<Form>(empty);
  const [asked, setAsked] = useState(false);
  const propose = useCommand('proposeValue');
  // The same proposal sent again is the same proposal; another one is another.
  const written = JSON.stringify(form);
  const key = useMemo(() => ({ written, key: newKey() }), [written]).key;
  const slot = record.slots.find(({ id }) => id === form.slotId);
  const value = slot === undefined ? null : typedValue(slot, form.typed);
  const missing = [['slot', slot === undefined], ['value', slot !== undefined && value === null], ['fromOn', form.fromOn === ''], ['clause', form.clause.trim() === '']] as const;
  const faults = asked ? missing.filter(([, isMissing]) => isMissing).map(([name]) => name) : [];
  const faultOf = (name: (typeof missing)[number][0]): string | null => (faults.includes(name) ? t('required') : null);
  if (propose.data !== undefined) return <div role="status"><h2>{t('sent')}</h2><p>{t('sentText', { id: propose.data.proposalId })}</p><p><Link to={`/catalogue/programmes/${programmeId}`} lang="zh-CN">{record.title}</Link></p></div>;
  const send = (): void => {
    setAsked(true);
    if (value === null || missing.some(([, isMissing]) => isMissing)) return;
    const optional = { ...(form.toOn === '' ? {} : { toOn: form.toOn }), ...(form.regionCode === '' ? {} : { regionCode: form.regionCode }) };
    const basis = { documentNumber: form.documentNumber.trim() === '' ? null : form.documentNumber.trim(), clause: form.clause.trim() };
    propose.mutate({ parameters: { programmeId }, idempotencyKey: key, body: { value: { slot: form.slotId, fromOn: form.fromOn, ...optional, value, basis, status: form.status, sourceMark: form.status === 'demo' ? 'demo' : 'text' } } });
  };
  return (
    <>
      <ErrorSummary items={faults.map((name) => ({ message: `${t(name)}：${t('required')}`, href: `#${name}` }))} />
      <div className={faults.includes('slot') ? 'field invalid' : 'field'}><label htmlFor="slot">{t('slot')}</label>
        <select id="slot" aria-invalid={faults.includes('slot')} value={form.slotId} onChange={(event) => { setForm({ ...form, slotId: event.target.value, typed: [] }); }}><option value="">{t('choose')}</option>{record.slots.map(({ id, saying }) => <option key={id} value={id}>{saying}</option>)}</select></div>
      {slot === undefined ? null : <SlotValueInput slot={slot} typed={form.typed} fault={faultOf('value')} onChange={(typed) => { setForm({ ...form, typed }); }} />}
      <TextField id="fromOn" type="date" label={t('fromOn')} fault={faultOf('fromOn')} value={form.fromOn} onChange={(fromOn) => { setForm({ ...form, fromOn }); }} />
      <TextField id="toOn" type="date" label={t('toOn')} value={form.toOn} onChange={(toOn) => { setForm({ ...form, toOn }); }} />
      <div className="field"><label htmlFor="region">{t('regionOnly')}</label><select id="region" value={form.regionCode} onChange={(event) => { setForm({ ...form, regionCode: event.target.value }); }}><option value="">{t('all')}</option>{regions.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}</select></div>
      <TextField id="documentNumber" label={t('documentNumber')} value={form.documentNumber} onChange={(documentNumber) => { setForm({ ...form, documentNumber }); }} />
      <TextField id="clause" label={t('clause')} fault={faultOf('clause')} value={form.clause} onChange={(clause) => { setForm({ ...form, clause }); }} />
      <fieldset className="field"><legend>{t('valueStatus')}</legend><div className="choices">{statuses.filter((status) => demo || status !== 'demo').map((status) => <label key={status} className="choice"><input type="radio" name="status" checked={form.status === status} onChange={() => { setForm({ ...form, status }); }} />{t(`status_${status}`)}</label>)}</div></fieldset>
      {propose.error === null ? null : <ErrorNotice error={propose.error} />}
      <div className="actions"><button type="button" className="button primary" disabled={propose.isPending} onClick={send}>{propose.isPending ? c('working') : t('send')}</button><Link to={`/catalogue/programmes/${programmeId}`}>{c('cancel')}</Link></div>
    </>
  );
};

/** A value with its legal basis, proposed to another person. */
export const Component = () => {
  const { programmeId = '' } = useParams();
  const t = useTexts(catalogueTexts);
  const record = useOperation('getProgrammeRecord', { parameters: { programmeId } });
  return (
    <div className="narrow">
      <PageHeading title={t('proposeTitle')} caption={record.data?.title ?? programmeId} />
      <p>{t('proposeLead')}</p>
      <QueryState query={record}>{(found) => <ProposeForm record={found} />}</QueryState>
    </div>
  );
};
