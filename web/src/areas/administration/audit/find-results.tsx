import { useState } from 'react';
import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { LegalDate, Moment } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import { useRegions } from '../../../facts/use-regions';
import { useTexts } from '../../../language/language-provider';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { auditTexts } from './audit-texts';
import { queueStates } from './queue-states';

type Found = OperationOutput<'findCases'>['items'];

const CaseTable = ({ items }: { readonly items: Found }) => {
  const t = useTexts(auditTexts);
  const { regionName } = useRegions();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('results')}>
      <table className="table">
        <thead><tr><th scope="col">{t('receipt')}</th><th scope="col">{t('programme')}</th><th scope="col">{t('where')}</th><th scope="col">{t('state')}</th><th scope="col">{t('submitted')}</th><th scope="col" className="number">{t('amount')}</th></tr></thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.applicationId}>
              <th scope="row"><Link to={`/audit/${item.applicationId}`}>{item.receiptNumber}</Link></th>
              <td lang="zh-CN">{item.programmeTitle}</td><td lang="zh-CN">{regionName(item.districtCode)}</td><td><StateTag state={item.state} audience="staff" /></td><td><Moment at={item.submittedAt} /></td><td className="number"><Money amountFen={item.decidedFen} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

export const ReceiptResult = ({ receiptNumber }: { readonly receiptNumber: string }) => {
  const t = useTexts(auditTexts);
  const found = useOperation('findCases', { query: { receiptNumber } });
  return <QueryState query={found} empty={{ when: ({ items }) => items.length === 0, text: t('none') }}>{({ items }) => <CaseTable items={items} />}</QueryState>;
};

/** One page of an enterprise's cases; the next is asked for under it. */
const EnterprisePage = ({ creditCode, cursor }: { readonly creditCode: string; readonly cursor?: string }) => {
  const t = useTexts(auditTexts);
  const [next, setNext] = useState<string | null>(null);
  const found = useOperation('findCases', { query: { creditCode, ...(cursor === undefined ? {} : { cursor }) } });
  return (
    <QueryState query={found} empty={{ when: ({ items, cursor: further }) => items.length === 0 && further === null, text: t('none') }}>
      {({ items, cursor: further }) => (
        <>
          {items.length === 0 ? null : <CaseTable items={items} />}
          {further === null ? null : next === null ? <div className="actions"><button type="button" className="button" onClick={() => { setNext(further); }}>{t('more')}</button></div> : <EnterprisePage creditCode={creditCode} cursor={next} />}
        </>
      )}
    </QueryState>
  );
};

export const EnterpriseResults = ({ creditCode }: { readonly creditCode: string }) => <EnterprisePage creditCode={creditCode} />;

export const StateResults = ({ state, districtCode, cursor }: { readonly state: string; readonly districtCode: string; readonly cursor?: string }) => {
  const t = useTexts(auditTexts);
  const [next, setNext] = useState<string | null>(null);
  const known = queueStates.find((one) => one === state) ?? 'submitted';
  const found = useOperation('getReviewQueue', { query: { state: known, districtCode, ...(cursor === undefined ? {} : { cursor }) } });
  return (
    <QueryState query={found} empty={{ when: ({ items, cursor: further }) => items.length === 0 && further === null, text: t('none') }}>
      {({ items, cursor: further }) => (
        <>
          <table className="table">
            <thead><tr><th scope="col">{t('receipt')}</th><th scope="col">{t('programme')}</th><th scope="col">{t('dueOn')}</th></tr></thead>
            <tbody>{items.map((item) => <tr key={item.applicationId}><th scope="row"><Link to={`/audit/${item.applicationId}`}>{item.receiptNumber ?? item.applicationId}</Link></th><td>{item.programmeId}</td><td><LegalDate dateOn={item.dueOn} /></td></tr>)}</tbody>
          </table>
          {further === null ? null : next === null ? <div className="actions"><button type="button" className="button" onClick={() => { setNext(further); }}>{t('more')}</button></div> : <StateResults state={state} districtCode={districtCode} cursor={next} />}
        </>
      )}
    </QueryState>
  );
};
