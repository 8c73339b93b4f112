import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import * as z from 'zod';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { useSettings } from '../../../app/settings-context';
import { componentTexts } from '../../../components/component-texts';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { ErrorSummary } from '../../../components/error-summary';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useRemembered } from '../../../forms/remembered';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { createCommandKeys } from '../draft/command-keys';
import { caseTexts } from './case-texts';
import { accountFault, accountFields, accountOf } from './payee-account';
import type { AccountField } from './payee-account';

const typedSchema = z.partialRecord(z.enum(accountFields), z.string());
type Typed = z.output<typeof typedSchema>;

/** 领款确认: the enterprise's own account, checked before it is sent. */
export const Component = () => {
  const { applicationId = '' } = useParams();
  const t = useTexts(caseTexts);
  const application = useOperation('getApplication', { parameters: { applicationId } });
  return (
    <div className="narrow">
      <QueryState query={application}>
        {({ version, creditCode, availableActions }) => (availableActions.includes('confirm_payee')
          ? <PayeeForm applicationId={applicationId} version={version} creditCode={creditCode} />
          : <><PageHeading title={t('payeeTitle')} /><p>{t('payeeNotNow')}</p></>)}
      </QueryState>
      <p><Link to={`/applications/${applicationId}`}>{t('back')}</Link></p>
    </div>
  );
};

const PayeeForm = ({ applicationId, version, creditCode }: { readonly applicationId: string; readonly version: number; readonly creditCode: string }) => {
  const t = useTexts(caseTexts);
  const c = useTexts(componentTexts);
  const { language } = useLanguage();
  const { demo } = useSettings();
  const navigate = useNavigate();
  const enterprise = useOperation('getEnterprise', { parameters: { creditCode } });
  const [typed, setTyped, forget] = useRemembered<Typed>(`payee.${applicationId}`, () => ({}), (stored) => typedSchema.parse(stored));
  const [keys] = useState(() => createCommandKeys(window.sessionStorage, newKey));
  const [asked, setAsked] = useState(false);
  const confirm = useCommand('confirmPayee');
  const registeredName = enterprise.data?.registeredName ?? '';
  const account = accountOf(typed, registeredName);
  const faultOf = (name: AccountField): string | null => (account[name] === '' ? (asked ? t('required') : null) : accountFault(name, account[name], registeredName, language));
  const faults = accountFields.flatMap((name) => { const fault = faultOf(name); return fault === null ? [] : [{ message: `${t(name)}：${fault}`, href: `#${name}` }]; });
  const whole = faults.length === 0 && accountFields.every((name) => account[name] !== '');
  const send = (): void => {
    confirm.mutate(
      { parameters: { applicationId }, body: { expectedVersion: version, ...account }, idempotencyKey: keys.keyFor('confirmPayee', applicationId, version) },
      { onSuccess: () => { forget(); void navigate(`/applications/${applicationId}`); } },
    );
  };
  return (
    <>
      <ErrorSummary items={asked ? faults : []} />
      <PageHeading title={t('payeeTitle')} titlePrefix={asked && faults.length > 0 ? c('errorPrefix') : ''} />
      <p>{t('payeeText')}</p>
      {demo ? <p><button type="button" className="button demo" onClick={() => { setTyped({ accountName: registeredName, accountNumber: '6222000000000001', bankName: '演示银行', bankCode: '102100099996' }); }}>{t('demoAccount')}</button></p> : null}
      {accountFields.map((name) => <AccountInput key={name} name={name} value={name === 'accountName' ? account.accountName : (typed[name] ?? '')} fault={faultOf(name)} onChange={(value) => { setTyped({ ...typed, [name]: value }); }} />)}
      {confirm.error === null ? null : <ErrorNotice error={confirm.error} />}
      {whole ? (
        <ConfirmButton label={t('payeeSubmit')} question={t('payeeQuestion')} tone="primary" busy={confirm.isPending} onConfirm={send}>
          <dl className="facts">{accountFields.map((name) => [<dt key={`${name}-t`}>{t(name)}</dt>, <dd key={`${name}-d`}>{account[name]}</dd>])}</dl>
        </ConfirmButton>
      ) : <button type="button" className="button primary" onClick={() => { setAsked(true); }}>{t('payeeSubmit')}</button>}
    </>
  );
};

const AccountInput = ({ name, value, fault, onChange }: { readonly name: AccountField; readonly value: string; readonly fault: string | null; readonly onChange: (value: string) => void }) => {
  const t = useTexts(caseTexts);
  const c = useTexts(componentTexts);
  const numeric = name === 'accountNumber' || name === 'bankCode';
  const describedBy = [name === 'bankCode' ? 'bankCode-hint' : null, fault === null ? null : `${name}-fault`].filter((id) => id !== null).join(' ');
  return (
    <div className={fault === null ? 'field' : 'field invalid'}>
      <label htmlFor={name}>{t(name)}</label>
      {name === 'bankCode' ? <p className="hint" id="bankCode-hint">{t('bankCodeHint')}</p> : null}
      {fault === null ? null : <p className="field-error" id={`${name}-fault`}><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
      <input id={name} type="text" autoComplete="off" inputMode={numeric ? 'numeric' : 'text'} aria-invalid={fault !== null} {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })} value={value} onChange={(event) => { onChange(event.target.value); }} />
    </div>
  );
};
