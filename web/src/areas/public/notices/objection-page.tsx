import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { useTexts } from '../../../language/language-provider';
import { noticeTexts } from './notice-texts';

type Form = { readonly kind: 'unit' | 'person'; readonly name: string; readonly contactOf: string; readonly evidence: string; readonly reason: string };
const texts = [['name', 2], ['contactOf', 5], ['reason', 2], ['evidence', 2]] as const;

/** An objection to one notice: named, reachable, with reasons and evidence. */
export const Component = () => {
  const { noticeNumber = '' } = useParams();
  const t = useTexts(noticeTexts);
  const c = useTexts(componentTexts);
  const [form, setForm] = useState<Form>({ kind: 'unit', name: '', contactOf: '', evidence: '', reason: '' });
  const [asked, setAsked] = useState(false);
  const [key] = useState(newKey);
  const raise = useCommand('raiseObjection');
  if (raise.data !== undefined) return <div className="narrow"><PageHeading title={t('done')} /><p>{t('doneText', { id: raise.data.objectionId })}</p><p><Link to="/notices">{t('back')}</Link></p></div>;
  const short = texts.filter(([name, least]) => form[name].trim().length < least).map(([name]) => name);
  const send = (): void => {
    setAsked(true);
    if (short.length > 0) return;
    raise.mutate({ parameters: { noticeNumber }, idempotencyKey: key, body: { objector: { kind: form.kind, name: form.name, contact: form.contactOf, evidence: form.evidence }, reason: form.reason } });
  };
  return (
    <div className="narrow">
      <ErrorSummary items={asked ? short.map((name) => ({ message: `${t(name)}：${t('required')}`, href: `#${name}` })) : []} />
      <PageHeading title={t('objectTitle')} />
      <p>{t('objectLead')}</p>
      <fieldset className="field"><legend>{t('who')}</legend><div className="choices">{(['unit', 'person'] as const).map((kind) => <label key={kind} className="choice"><input type="radio" name="kind" checked={form.kind === kind} onChange={() => { setForm({ ...form, kind }); }} />{t(kind)}</label>)}</div></fieldset>
      {texts.map(([name]) => {
        const fault = asked && short.includes(name);
        const describedBy = [name === 'evidence' ? 'evidence-hint' : null, fault ? `${name}-fault` : null].filter((id) => id !== null).join(' ');
        const common = { id: name, value: form[name], 'aria-invalid': fault, ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }), onChange: (event: { readonly target: { readonly value: string } }) => { setForm({ ...form, [name]: event.target.value }); } };
        return (
          <div key={name} className={fault ? 'field invalid' : 'field'}>
            <label htmlFor={name}>{t(name)}</label>
            {name === 'evidence' ? <p className="hint" id="evidence-hint">{t('evidenceHint')}</p> : null}
            {fault ? <p className="field-error" id={`${name}-fault`}><span className="visually-hidden">{c('errorPrefix')}</span>{t('required')}</p> : null}
            {name === 'name' || name === 'contactOf' ? <input type="text" {...common} /> : <textarea {...common} />}
          </div>
        );
      })}
      {raise.error === null ? null : <ErrorNotice error={raise.error} />}
      <div className="actions"><button type="button" className="button primary" disabled={raise.isPending} onClick={send}>{raise.isPending ? c('working') : t('send')}</button><Link to="/notices">{t('back')}</Link></div>
    </div>
  );
};
