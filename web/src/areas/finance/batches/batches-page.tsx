import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { BatchView } from '../data/money-views';
import { useAccountsOf } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { accountLine } from '../layout/account-choice';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { batchTexts } from './batch-texts';

const statuses = ['open', 'approving', 'approved', 'cancelled'] as const;
export const batchTones = { open: 'attention', approving: 'attention', approved: 'good', cancelled: 'neutral' } as const;

export const Component = () => {
  const t = useTexts(batchTexts);
  return <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <Batches key={programme.programmeId} programme={programme} desk={desk} />}</ProgrammePage>;
};

const Batches = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(batchTexts);
  const [search, setSearch] = useSearchParams();
  const status = statuses.find((name) => name === search.get('status')) ?? null;
  const batches = useOperation('listBatches', { query: { programmeId: programme.programmeId } });
  const filter = (value: string): void => { setSearch((before) => { const next = new URLSearchParams(before); if (value === '') next.delete('status'); else next.set('status', value); return next; }); };
  return (
    <>
      <div className="filters">
        <div className="field"><label htmlFor="status">{t('statusFilter')}</label><select id="status" value={status ?? ''} onChange={(event) => { filter(event.target.value); }}><option value="">{t('anyStatus')}</option>{statuses.map((name) => <option key={name} value={name}>{t(`status_${name}`)}</option>)}</select></div>
        {desk.isMaker ? <Link className="button primary" to={`/finance/batches/new?programme=${programme.programmeId}`}>{t('make')}</Link> : null}
      </div>
      <div className="reserved-rows">
        <QueryState query={batches} empty={{ when: ({ items }) => items.every((batch) => status !== null && batch.status !== status), text: t('none') }}>
          {({ items }) => <BatchTable batches={items.filter((batch) => status === null || batch.status === status)} programme={programme} />}
        </QueryState>
      </div>
    </>
  );
};

const BatchTable = ({ batches, programme }: { readonly batches: readonly BatchView[]; readonly programme: ProgrammeChoice }) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const { accounts, answered, failed } = useAccountsOf([programme.programmeId]);
  const order = { open: 0, approving: 0, approved: 1, cancelled: 2 } as const;
  // The names of the accounts set the widths: the table comes once, whole.
  if (answered === 0 && failed === null) return <Waiting />;
  return (
    <ScrollTable label={t('title')}>
      <thead><tr><th scope="col">{t('batch')}</th><th scope="col">{f('document')}</th><th scope="col">{f('account')}</th><th scope="col">{f('state')}</th><th scope="col" className="number">{f('count')}</th><th scope="col" className="number">{f('inYuan', { name: t('sum') })}</th><th scope="col">{f('madeBy')}</th><th scope="col">{f('checkedBy')}</th></tr></thead>
      <tbody>
        {[...batches].sort((left, right) => order[left.status] - order[right.status]).map((batch) => (
          <tr key={batch.batchId}>
            <th scope="row"><Link to={`/finance/batches/${batch.batchId}?programme=${batch.programmeId}`}>{batch.batchId.slice(0, 10)}…</Link></th>
            <td lang="zh-CN">{batch.fundDocumentNumber}</td>
            <td lang="zh-CN">{accountLine(accounts.find(({ accountId }) => accountId === batch.accountId), batch.accountId)}</td>
            <td><span className={`tag ${batchTones[batch.status]}`}>{t(`status_${batch.status}`)}</span></td>
            <td className="number">{batch.count}</td>
            <td className="number"><Yuan amountFen={batch.totalFen} /></td>
            <td>{batch.madeBy}</td>
            <td>{batch.approvedBy ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
};
