import { useId, useState } from 'react';
import { useOperation } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { DateInput } from '../../../forms/date-input';
import type { OperationInput } from '../../../../../shared/contracts/client';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { TextBox } from '../case/action-forms';
import type { CaseView } from '../case/use-case-act';
import { grantedFen, namesOf } from './decision-entries';
import type { DecisionEntry } from './decision-entries';
import { decisionTexts } from './decision-texts';
import { yuan } from './decision-yuan';
import { onePayer, payersBodyOf, payersFault } from './payers';
import type { PayersForm } from './payers';
import { PayersField } from './payers-field';
import { punctuation } from '../../../language/punctuation';

type Body = OperationInput<'decideList'>['body'];
type Properties = { readonly programmeId: string; readonly chosen: readonly CaseView[]; readonly entries: readonly DecisionEntry[]; readonly busy: boolean; readonly onDecide: (body: Body) => void };

/** What a list needs besides its cases: the document, the meeting, the money, the day of the notice. */
export const ListForm = ({ programmeId, chosen, entries, busy, onDecide }: Properties) => {
  const t = useTexts(decisionTexts);
  const { language } = useLanguage();
  const id = useId();
  const accounts = useOperation('listAccounts', { query: { programmeId } }).data?.items ?? [];
  const today = useOperation('getReference', {}).data?.today ?? '';
  const [documentNumber, setDocumentNumber] = useState('');
  const [decidedOn, setDecidedOn] = useState<string | null>(null);
  const [noticeOpensOn, setNoticeOpensOn] = useState('');
  const [attendees, setAttendees] = useState('');
  const [recusals, setRecusals] = useState('');
  const [stated, setStated] = useState<PayersForm>(onePayer);
  // Where there is only one account it is meant.
  const [only] = accounts;
  const payers: PayersForm = accounts.length === 1 && only !== undefined ? { rows: [{ accountId: only.accountId, sharePercent: '100' }], laidDown: false } : stated;
  const bearing = accounts.filter(({ accountId }) => payers.rows.some((row) => row.accountId === accountId));
  const sum = grantedFen(entries);
  const otherPayer = bearing.length === 0 ? 0 : chosen.filter(({ pins }) => pins !== null && bearing.every(({ payerRegionCode }) => payerRegionCode !== pins.payerRegionCode)).length;
  const required = [['documentNumber', documentNumber.trim().length >= 2], ['noticeOpensOn', noticeOpensOn !== ''], ['attendees', namesOf(attendees).length > 0], ['account', payersFault(payers) === null]] as const;
  const missing = required.filter(([, there]) => !there).map(([field]) => t(field));
  const faulty = chosen.length - entries.length;
  const decide = (): void => {
    onDecide({ programmeId, ...payersBodyOf(payers), documentNumber: documentNumber.trim(), decidedOn: decidedOn ?? today, noticeOpensOn, attendees: namesOf(attendees), recusals: namesOf(recusals), entries: [...entries] });
  };
  const day = (name: 'decidedOn' | 'noticeOpensOn', value: string, onChange: (value: string) => void) => (
    <div className="field"><label htmlFor={`${id}-${name}`}>{t(name)}</label><DateInput id={`${id}-${name}`} {...(name === 'decidedOn' ? { max: today } : { min: today })} value={value} onChange={onChange} /></div>
  );
  return (
    <section className="card no-print" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('list')}</h2>
      <p role="status"><strong>{t('chosen', { n: chosen.length, amount: yuan(sum) })}</strong></p>
      <div className="two-forms">
        <div className="field"><label htmlFor={`${id}-document`}>{t('documentNumber')}</label><input id={`${id}-document`} type="text" maxLength={100} autoComplete="off" value={documentNumber} onChange={(event) => { setDocumentNumber(event.target.value); }} /></div>
        <PayersField accounts={accounts} form={payers} grantsFen={entries.flatMap((entry) => (entry.outcome === 'grant' ? [entry.amountFen] : []))} otherPayer={otherPayer} onChange={setStated} />
        {day('decidedOn', decidedOn ?? today, setDecidedOn)}
        {day('noticeOpensOn', noticeOpensOn, setNoticeOpensOn)}
        <TextBox label={t('attendees')} value={attendees} onChange={setAttendees} />
        <TextBox label={t('recusals')} value={recusals} onChange={setRecusals} />
      </div>
      {missing.length === 0 ? null : <p className="small">{t('missing', { what: missing.join(punctuation[language].list) })}</p>}
      {faulty === 0 ? null : <p className="small">{t('faulty', { n: faulty })}</p>}
      {chosen.length === 0 || missing.length > 0 || faulty > 0
        ? <button type="button" className="button primary" disabled>{t('decide')}</button>
        : <ConfirmButton label={t('decide')} question={t('decideQuestion', { n: entries.length })} tone="primary" busy={busy} onConfirm={decide}><p>{t('chosen', { n: entries.length, amount: yuan(sum) })}</p><p>{documentNumber} · {t('decidedOn')} {decidedOn ?? today} · {t('noticeOpensOn')} {noticeOpensOn}</p><p>{t('decideText')}</p></ConfirmButton>}
    </section>
  );
};
