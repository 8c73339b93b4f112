import { useId } from 'react';
import { useRegions } from '../../../facts/use-regions';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useTexts } from '../../../language/language-provider';
import { decisionTexts } from './decision-texts';
import { yuan } from './decision-yuan';
import { borneFen, canAddPayer, payersFault } from './payers';
import type { PayerRow, PayersForm } from './payers';

type Account = OperationOutput<'listAccounts'>['items'][number];
type Properties = { readonly accounts: readonly Account[]; readonly form: PayersForm; readonly grantsFen: readonly number[]; /** Cases whose payer, fixed at acceptance, is none of these. */ readonly otherPayer: number; readonly onChange: (form: PayersForm) => void };

/** The account that bears the list, or several with their shares; what each would bear, and where that is more than it holds. */
export const PayersField = ({ accounts, form, grantsFen, otherPayer, onChange }: Properties) => {
  const t = useTexts(decisionTexts);
  const { regionName } = useRegions();
  const id = useId();
  const several = form.rows.length > 1;
  const borne = borneFen(form, grantsFen);
  const fault = payersFault(form);
  const change = (at: number, part: Partial<PayerRow>): void => { onChange({ ...form, rows: form.rows.map((row, index) => (index === at ? { ...row, ...part } : row)) }); };
  return (
    <div>
      {accounts.length === 0 ? <p className="hint">{t('noAccount')}</p> : null}
      {form.rows.map((row, at) => {
        const account = accounts.find(({ accountId }) => accountId === row.accountId);
        const partFen = borne?.[at] ?? null;
        return (
          <div key={at} className="field">
            <label htmlFor={`${id}-${at}`}>{at === 0 ? t('account') : t('accountNumber', { n: at + 1 })}</label>
            <select id={`${id}-${at}`} value={row.accountId} onChange={(event) => { change(at, { accountId: event.target.value }); }}>
              <option value="">{t('chooseAccount')}</option>
              {accounts.map((one) => <option key={one.accountId} value={one.accountId}>{t('accountLine', { year: one.fiscalYear, document: one.budgetDocumentNumber, payer: regionName(one.payerRegionCode), amount: yuan(one.balancesFen.available) })}</option>)}
            </select>
            {several && !form.laidDown ? <><label htmlFor={`${id}-${at}-share`}>{t('sharePercent', { n: at + 1 })}</label><span className="short"><input id={`${id}-${at}-share`} type="text" inputMode="decimal" autoComplete="off" value={row.sharePercent} onChange={(event) => { change(at, { sharePercent: event.target.value.trim() }); }} /></span></> : null}
            {several && partFen !== null ? <p className="hint">{t('bears', { amount: yuan(partFen) })}</p> : null}
            {account !== undefined && partFen !== null && partFen > account.balancesFen.available ? <p className="hint"><strong>{t('over')}</strong></p> : null}
            {at === 0 ? null : <button type="button" className="link-button" onClick={() => { onChange({ ...form, rows: form.rows.filter((_row, index) => index !== at) }); }}>{t('removePayer', { n: at + 1 })}</button>}
          </div>
        );
      })}
      {several ? (
        <fieldset className="field"><legend>{t('shares')}</legend><div className="choices">{[false, true].map((laidDown) => <label key={String(laidDown)} className="choice"><input type="radio" name={`${id}-shares`} checked={form.laidDown === laidDown} onChange={() => { onChange({ ...form, laidDown }); }} />{t(laidDown ? 'sharesLaidDown' : 'sharesTyped')}</label>)}</div></fieldset>
      ) : null}
      {several && (fault === 'shares' || fault === 'repeated') ? <p className="hint"><strong>{t(fault === 'shares' ? 'sharesFault' : 'sharesRepeated')}</strong></p> : null}
      {otherPayer === 0 ? null : <p className="hint"><strong>{t('payerDiffers', { n: otherPayer })}</strong></p>}
      {canAddPayer(form) && accounts.length > form.rows.length ? <button type="button" className="link-button" onClick={() => { onChange({ ...form, rows: [...form.rows, { accountId: '', sharePercent: '' }] }); }}>{t('addPayer')}</button> : null}
    </div>
  );
};
