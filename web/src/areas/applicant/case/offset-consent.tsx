import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { groupDigits } from '../../../components/group-digits';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { fen, formatYuan } from '../../../../../shared/domain/money';
import { useTexts } from '../../../language/language-provider';
import { createCommandKeys } from '../draft/command-keys';
import { offsetTexts } from './offset-texts';

type Application = OperationOutput<'getApplication'>;
type Offset = NonNullable<NonNullable<Application['clawback']>['offset']>;

const yuan = (amountFen: number): string => groupDigits(formatYuan(fen(amountFen)));

/** 抵扣: what it would mean, the text to consent to, and how far it is. Nothing where the programme has no such rule. */
export const OffsetConsent = ({ application }: { readonly application: Application }) => {
  const t = useTexts(offsetTexts);
  const { clawback } = application;
  if (clawback === null || clawback.offset === null) return null;
  const { offset, outstandingFen } = clawback;
  if (outstandingFen === 0 && offset.order === null) return null;
  return (
    <section aria-labelledby="offset-title">
      <h3 id="offset-title">{t(offset.order?.status === 'settled' ? 'settledTitle' : 'title')}</h3>
      <Standing offset={offset} outstandingFen={outstandingFen} />
      {offset.consent === null && offset.possible ? <Consent key={`consent ${application.version}`} application={application} offset={offset} outstandingFen={outstandingFen} /> : null}
      {offset.consent !== null && offset.order?.status !== 'ordered' ? <Withdraw key={`withdraw ${application.version}`} application={application} /> : null}
      <p className="small">{t('basis', { basis: offset.basis })}</p>
    </section>
  );
};

const Standing = ({ offset, outstandingFen }: { readonly offset: Offset; readonly outstandingFen: number }) => {
  const t = useTexts(offsetTexts);
  const { consent, order, possible } = offset;
  if (order !== null) return <p role="status">{t(order.status, { amount: yuan(order.amountFen) })}{order.status === 'settled' && outstandingFen > 0 ? ` ${t('restByPayment', { amount: yuan(outstandingFen) })}` : ''}</p>;
  if (consent !== null) return <p role="status"><strong>{t('consented')}</strong> {t('consentedText')} <span className="small"><Moment at={consent.givenAt} /></span></p>;
  return <p>{possible ? t('lead', { amount: yuan(outstandingFen), least: yuan(offset.leaveAtLeastFen) }) : t('notPossible')}</p>;
};

const Consent = ({ application, offset, outstandingFen }: { readonly application: Application; readonly offset: Offset; readonly outstandingFen: number }) => {
  const t = useTexts(offsetTexts);
  const c = useTexts(componentTexts);
  const queries = useQueryClient();
  const [keys] = useState(() => createCommandKeys(window.sessionStorage, newKey));
  const [accepted, setAccepted] = useState(false);
  const [asked, setAsked] = useState(false);
  const consent = useCommand('consentToOffset');
  const { applicationId, availableActions, version } = application;
  if (!availableActions.includes('consent_offset')) return <p>{t('notAgency')}</p>;
  const missing = asked && !accepted;
  const send = (): void => { consent.mutate({ parameters: { applicationId }, body: { expectedVersion: version, consent: { version: offset.text.version, accepted } }, idempotencyKey: keys.keyFor('consentToOffset', applicationId, version) }); };
  return (
    <>
      <p className="declaration-text" lang="zh-CN">{offset.text.text}</p>
      <div className={missing ? 'field invalid' : 'field'}>
        {missing ? <p className="field-error" id="offset-fault" role="alert"><span className="visually-hidden">{c('errorPrefix')}</span>{t('mustAccept')}</p> : null}
        <label className="choice"><input type="checkbox" id="offset-accept" checked={accepted} aria-invalid={missing} {...(missing ? { 'aria-describedby': 'offset-fault' } : {})} onChange={(event) => { setAccepted(event.target.checked); }} />{t('accept')}</label>
      </div>
      {consent.error === null ? null : <ErrorNotice error={consent.error} onRetry={() => { consent.reset(); void queries.invalidateQueries(); }} />}
      <div className="actions no-print">
        {accepted
          ? <ConfirmButton label={t('consent')} question={t('question')} tone="primary" busy={consent.isPending} onConfirm={send}><p>{t('questionText', { amount: yuan(outstandingFen) })}</p></ConfirmButton>
          : <button type="button" className="button primary" onClick={() => { setAsked(true); document.getElementById('offset-accept')?.focus(); }}>{t('consent')}</button>}
      </div>
    </>
  );
};

const Withdraw = ({ application }: { readonly application: Application }) => {
  const t = useTexts(offsetTexts);
  const queries = useQueryClient();
  const [keys] = useState(() => createCommandKeys(window.sessionStorage, newKey));
  const withdraw = useCommand('withdrawOffsetConsent');
  const { applicationId, availableActions, version } = application;
  if (!availableActions.includes('withdraw_offset_consent')) return null;
  return (
    <div className="actions no-print">
      <ConfirmButton label={t('withdraw')} question={t('withdrawQuestion')} busy={withdraw.isPending} onConfirm={() => { withdraw.mutate({ parameters: { applicationId }, body: { expectedVersion: version }, idempotencyKey: keys.keyFor('withdrawOffsetConsent', applicationId, version) }); }}><p>{t('withdrawText')}</p></ConfirmButton>
      {withdraw.error === null ? null : <ErrorNotice error={withdraw.error} onRetry={() => { withdraw.reset(); void queries.invalidateQueries(); }} />}
    </div>
  );
};
