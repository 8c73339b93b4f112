import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { Moment } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { receiptTexts } from './receipt-texts';

/** Anybody can see that a receipt is real and that the record behind it was not changed. */
export const Component = () => {
  const { receiptNumber } = useParams();
  const t = useTexts(receiptTexts);
  const navigate = useNavigate();
  const [typed, setTyped] = useState(receiptNumber ?? '');
  const clean = typed.trim().toUpperCase();
  const valid = /^[0-9A-Z-]{8,40}$/.test(clean);
  return (
    <div className="narrow">
      <PageHeading title={t('title')} />
      <p>{t('lead')}</p>
      <form onSubmit={(event) => { event.preventDefault(); if (valid) void navigate(`/receipts/${clean}`); }}>
        <div className={typed !== '' && !valid ? 'field invalid' : 'field'}>
          <label htmlFor="receipt">{t('number')}</label>
          <p className="hint" id="receipt-hint">{t('hint')}</p>
          <input id="receipt" type="text" autoComplete="off" aria-describedby="receipt-hint" aria-invalid={typed !== '' && !valid} value={typed} onChange={(event) => { setTyped(event.target.value); }} />
        </div>
        <div className="actions"><button type="submit" className="button primary" disabled={!valid}>{t('verify')}</button></div>
      </form>
      {receiptNumber === undefined ? null : <Verified key={receiptNumber} receiptNumber={receiptNumber} />}
    </div>
  );
};

const Verified = ({ receiptNumber }: { readonly receiptNumber: string }) => {
  const t = useTexts(receiptTexts);
  const receipt = useOperation('verifyReceipt', { parameters: { receiptNumber } });
  return (
    <QueryState query={receipt}>
      {(found) => (
        <div role="status">
          <div className={`notice-box ${found.chainHolds ? 'good' : 'error'}`}><h2>{t(found.chainHolds ? 'holds' : 'broken')}</h2></div>
          <dl className="facts">
            <dt>{t('number')}</dt><dd>{found.receiptNumber}</dd>
            <dt>{t('programme')}</dt><dd lang="zh-CN">{found.programmeTitle}</dd>
            <dt>{t('submittedAt')}</dt><dd><Moment at={found.submittedAt} /></dd>
            <dt>{t('state')}</dt><dd lang="zh-CN">{found.stateLabel}</dd>
            <dt>{t('commitment')}</dt><dd className="hash">{found.factsCommitment}</dd>
            <dt>{t('eventHash')}</dt><dd className="hash">{found.eventHash}</dd>
          </dl>
        </div>
      )}
    </QueryState>
  );
};
