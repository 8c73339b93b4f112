import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useCommand, useOperation } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { bankCodeFault } from '../../../facts/field-fault';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { createCommandKeys } from '../draft/command-keys';
import { caseTexts } from './case-texts';

const names = ['accountName', 'accountNumber', 'bankName', 'bankCode'] as const;
type Name = (typeof names)[number];

/** 领款确认: the enterprise's own account, checked before it is sent. */
export const Component = () => {
  const { applicationId = '' } = useParams();
  const t = useTexts(caseTexts);
  const application = useOperation('getApplication', { parameters: { applicationId } });
  return (
    <div className="narrow">
      <PageHeading title={t('payeeTitle')} />
      <p>{t('payeeText')}</p>
      <QueryState query={application}>{({ version, creditCode }) => <PayeeForm applicationId={applicationId} version={version} creditCode={creditCode} />}</QueryState>
      <p><Link to={`/applications/${applicationId}`}>{t('back')}</Link></p>
    </div>
  );
};

const PayeeForm = ({ applicationId, version, creditCode }: { readonly applicationId: string; readonly version: number; readonly creditCode: string }) => {
  const t = useTexts(caseTexts);
  const c = useTexts(componentTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const enterprise = useOperation('getEnterprise', { parameters: { creditCode } });
  const [typed, setTyped] = useState<Partial<Record<Name, string>>>({});
  const [keys] = useState(() => createCommandKeys(window.sessionStorage, newKey));
  const confirm = useCommand('confirmPayee');
  const account = { accountName: typed.accountName ?? enterprise.data?.registeredName ?? '', accountNumber: (typed.accountNumber ?? '').replaceAll(' ', ''), bankName: (typed.bankName ?? '').trim(), bankCode: (typed.bankCode ?? '').trim() };
  const faultOf = (name: Name): string | null => {
    if (name === 'bankCode') return bankCodeFault(account.bankCode, language);
    return name === 'accountNumber' && account.accountNumber !== '' && !/^\d{8,32}$/.test(account.accountNumber) ? t('numberFault') : null;
  };
  const whole = names.every((name) => account[name] !== '' && faultOf(name) === null);
  return (
    <>
      {names.map((name) => {
        const fault = faultOf(name);
        const describedBy = [name === 'bankCode' ? 'bankCode-hint' : null, fault === null ? null : `${name}-fault`].filter((id) => id !== null).join(' ');
        return (
          <div key={name} className={fault === null ? 'field' : 'field invalid'}>
            <label htmlFor={name}>{t(name)}</label>
            {name === 'bankCode' ? <p className="hint" id="bankCode-hint">{t('bankCodeHint')}</p> : null}
            {fault === null ? null : <p className="field-error" id={`${name}-fault`}><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
            <input id={name} type="text" autoComplete="off" inputMode={name === 'accountNumber' || name === 'bankCode' ? 'numeric' : 'text'} aria-invalid={fault !== null} {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })} value={name === 'accountName' ? account.accountName : (typed[name] ?? '')} onChange={(event) => { setTyped({ ...typed, [name]: event.target.value }); }} />
          </div>
        );
      })}
      {confirm.error === null ? null : <ErrorNotice error={confirm.error} />}
      {whole ? (
        <ConfirmButton label={t('payeeSubmit')} question={t('payeeQuestion')} tone="primary" busy={confirm.isPending} onConfirm={() => {
          confirm.mutate(
            { parameters: { applicationId }, body: { expectedVersion: version, ...account }, idempotencyKey: keys.keyFor('confirmPayee', applicationId, version) },
            { onSuccess: () => { void navigate(`/applications/${applicationId}`); } },
          );
        }}>
          <dl className="facts">{names.map((name) => [<dt key={`${name}-t`}>{t(name)}</dt>, <dd key={`${name}-d`}>{account[name]}</dd>])}</dl>
        </ConfirmButton>
      ) : <button type="button" className="button primary" disabled>{t('payeeSubmit')}</button>}
    </>
  );
};
