import { useState } from 'react';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { componentTexts } from '../../../components/component-texts';
import { ErrorNotice } from '../../../components/error-notice';
import { useTexts } from '../../../language/language-provider';
import type { AccountView, PaymentCaseView } from '../data/money-views';
import { useAccountsOf } from '../data/use-money';
import { SelectField, TextField } from '../../../forms/field';
import { formTexts } from '../form/form-texts';
import { accountLine } from '../layout/account-choice';
import { yuanText } from '../layout/yuan';
import { yearEndTexts } from './year-end-texts';

type Part = PaymentCaseView['parts'][number];

/** The accounts that can take over a part whose money lapsed: same payer, a later year, not closed. */
const laterAccounts = (accounts: readonly AccountView[], lapsed: AccountView | undefined): readonly AccountView[] =>
  lapsed === undefined ? [] : accounts.filter((account) => account.payerRegionCode === lapsed.payerRegionCode && account.fiscalYear > lapsed.fiscalYear && account.closedBy === null);

/** Money of a later year for a part that lapsed. */
export const FundAgainForm = ({ item, part, onDone }: { readonly item: PaymentCaseView; readonly part: Part; readonly onDone: (state: PaymentCaseView['state']) => void }) => {
  const t = useTexts(yearEndTexts);
  const w = useTexts(formTexts);
  const c = useTexts(componentTexts);
  const [key] = useState(newKey);
  const { accounts, answered } = useAccountsOf([item.programmeId]);
  const lapsed = accounts.find(({ accountId }) => accountId === part.accountId);
  const choices = laterAccounts(accounts, lapsed);
  const [toAccountId, setToAccountId] = useState('');
  const [documentNumber, setDocumentNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const fund = useCommand('fundAnew', ({ application }) => { onDone(application.state); });
  const chosen = choices.find(({ accountId }) => accountId === toAccountId);
  const accountFault = chosen === undefined ? w('required') : chosen.availableFen < part.amountFen ? w('above', { amount: yuanText(chosen.availableFen) }) : null;
  const documentFault = documentNumber.trim().length < 2 ? w('short') : null;
  const send = (): void => {
    setAsked(true);
    if (accountFault !== null || documentFault !== null) return;
    fund.mutate({ idempotencyKey: key, parameters: { applicationId: item.applicationId }, body: { expectedVersion: item.version, accountId: part.accountId, toAccountId, documentNumber: documentNumber.trim() } });
  };
  return (
    <section className="check-box">
      <h2>{t('fundTitle')}</h2>
      <p>{t('fundText', { year: lapsed?.fiscalYear ?? '' })}</p>
      {answered > 0 && choices.length === 0 ? <p>{t('fundAccountNone')}</p> : (
        <form noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
          <SelectField id={`fund-${part.accountId}`} label={t('fundAccount')} fault={asked ? accountFault : null} value={toAccountId} placeholder={w('choose')} choices={choices.map((account) => ({ value: account.accountId, label: `${accountLine(account, account.accountId)} · ${yuanText(account.availableFen)}` }))} onChange={setToAccountId} />
          <TextField id={`fund-document-${part.accountId}`} label={t('fundDocument')} fault={asked ? documentFault : null} value={documentNumber} onChange={setDocumentNumber} />
          {fund.error === null ? null : <ErrorNotice error={fund.error} />}
          <div className="actions"><button type="submit" className="button primary" disabled={fund.isPending}>{fund.isPending ? c('working') : t('fund')}</button></div>
        </form>
      )}
    </section>
  );
};
