import { useState } from 'react';
import { Link, useParams } from 'react-router';
import * as z from 'zod';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { Money } from '../../../components/money';
import { LegalDate } from '../../../components/legal-date';
import { useRemembered } from '../../../forms/remembered';
import { useTexts } from '../../../language/language-provider';
import { noticeTexts } from './notice-texts';

const formSchema = z.object({ kind: z.enum(['unit', 'person']), name: z.string(), contactOf: z.string(), evidence: z.string(), reason: z.string() });
type Form = z.output<typeof formSchema>;
const texts = [['name', 2], ['contactOf', 5], ['reason', 2], ['evidence', 2]] as const;

/** An objection to one notice: named, reachable, with reasons and evidence. */
export const Component = () => {
  const { noticeNumber = '' } = useParams();
  const t = useTexts(noticeTexts);
  const c = useTexts(componentTexts);
  const [form, setForm, forget] = useRemembered<Form>(`objection.${noticeNumber}`, () => ({ kind: 'unit', name: '', contactOf: '', evidence: '', reason: '' }), (stored) => formSchema.parse(stored));
  const notices = useOperation('listNotices', {});
  const notice = notices.data?.items.find((one) => one.noticeNumber === noticeNumber);
  const [asked, setAsked] = useState(false);
  const [key] = useState(newKey);
  const raise = useCommand('raiseObjection');
  if (raise.data !== undefined) return <div className="narrow"><PageHeading title={t('done')} /><p>{t('doneText', { id: raise.data.objectionId })}</p><p><Link to="/notices">{t('back')}</Link></p></div>;
  const short = texts.filter(([name, least]) => form[name].trim().length < least).map(([name]) => name);
  const send = (): void => {
    setAsked(true);
    if (short.length > 0) return;
    raise.mutate({ parameters: { noticeNumber }, idempotencyKey: key, body: { objector: { kind: form.kind, name: form.name, contact: form.contactOf, evidence: form.evidence }, reason: form.reason } }, { onSuccess: forget });
  };
  return (
    <div className="narrow">
      <ErrorSummary items={asked ? short.map((name) => ({ message: `${t(name)}：${t('required')}`, href: `#${name}` })) : []} />
      <PageHeading title={t('objectTitle')} titlePrefix={asked && short.length > 0 ? c('errorPrefix') : ''} />
      {notice === undefined ? null : <p className="notice-box" lang="zh-CN">{notice.enterpriseName} · {notice.programmeTitle} · <Money amountFen={notice.amountFen} /> · <LegalDate dateOn={notice.opensOn} /> – <LegalDate dateOn={notice.closesOn} /></p>}
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
