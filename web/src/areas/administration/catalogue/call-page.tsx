import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';
import { TextField } from '../../../forms/field';

const names = ['callName', 'callNumber', 'opensOn', 'closesOn', 'fiscalYear', 'contact'] as const;
type Name = (typeof names)[number];
const empty: Readonly<Record<Name, string>> = { callName: '', callNumber: '', opensOn: '', closesOn: '', fiscalYear: '', contact: '' };

/** 发布申报通知. What stands in the way is said before, and again by the service for the days that were chosen. */
export const Component = () => {
  const { programmeId = '' } = useParams();
  const t = useTexts(catalogueTexts);
  const c = useTexts(componentTexts);
  const [form, setForm] = useState(empty);
  const record = useOperation('getProgrammeRecord', { parameters: { programmeId } });
  const open = useCommand('openCall');
  const written = JSON.stringify(form);
  const key = useMemo(() => ({ written, key: newKey() }), [written]).key;
  const missing = names.filter((name) => (name === 'fiscalYear' ? !/^\d{4}$/.test(form[name].trim()) : form[name].trim().length < (name === 'callName' ? 4 : 2)));
  const [asked, setAsked] = useState(false);
  const blocking = record.data?.findings.filter(({ severity }) => severity === 'error') ?? [];
  if (open.data !== undefined) return <div className="narrow"><PageHeading title={t('callDone')} /><p lang="zh-CN">{open.data.title}（{open.data.documentNumber}）：{open.data.opensOn} — {open.data.closesOn}</p><p><Link to={`/catalogue/programmes/${programmeId}`} lang="zh-CN">{record.data?.title ?? programmeId}</Link></p></div>;
  const send = (): void => {
    open.mutate({ idempotencyKey: key, body: { programmeId, title: form.callName, documentNumber: form.callNumber, opensOn: form.opensOn, closesOn: form.closesOn, fiscalYear: Number(form.fiscalYear), contact: form.contact } });
  };
  return (
    <div className="narrow">
      <ErrorSummary items={asked ? missing.map((name) => ({ message: `${t(name)}：${t('required')}`, href: `#${name}` })) : []} />
      <PageHeading title={t('callTitle')} caption={record.data?.title ?? programmeId} />
      <p>{t('callLead')}</p>
      {blocking.length === 0 ? null : <div className="notice-box attention"><h2>{t('blockedTitle')}</h2><ul lang="zh-CN">{blocking.map((finding) => <li key={finding.path + finding.message}>{finding.message}</li>)}</ul></div>}
      {names.map((name) => <TextField key={name} id={name} label={t(name)} type={name === 'opensOn' || name === 'closesOn' ? 'date' : 'text'} fault={asked && missing.includes(name) ? t('required') : null} value={form[name]} onChange={(value) => { setForm({ ...form, [name]: value }); }} />)}
      {open.error === null ? null : <ErrorNotice error={open.error} />}
      <div className="actions">
        {missing.length > 0 ? <button type="button" className="button primary" onClick={() => { setAsked(true); }}>{t('publish')}</button>
          : <ConfirmButton label={t('publish')} question={t('publishQuestion')} tone="primary" busy={open.isPending} onConfirm={send}><p>{t('publishText')}</p></ConfirmButton>}
        <Link to={`/catalogue/programmes/${programmeId}`}>{c('cancel')}</Link>
      </div>
    </div>
  );
};
