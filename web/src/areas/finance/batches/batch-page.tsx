import { Link, useParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { LegalDate } from '../../../components/legal-date';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import { DownloadButton } from '../../../files/download-button';
import { useTexts } from '../../../language/language-provider';
import type { BatchMemberView, BatchView } from '../data/money-views';
import { useFinanceDesk } from '../data/use-money';
import type { FinanceDesk } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan, yuanText } from '../layout/yuan';
import { Approvals } from './approvals';
import { BatchDecision } from './batch-decision';
import { batchTexts } from './batch-texts';
import { OffsetCell } from './offset-cell';
import { batchTones } from './batches-page';
import { PaymentFiles } from './payment-files';

/** One batch: what it holds, who made and approved it, its file, and how each order was answered. */
export const Component = () => {
  const t = useTexts(batchTexts);
  const { batchId = '' } = useParams();
  const desk = useFinanceDesk();
  const batch = useOperation('getBatch', { parameters: { batchId } });
  return (
    <>
      <PageHeading title={t('batch')} caption={<Link to={`/finance/batches${batch.data === undefined ? '' : `?programme=${batch.data.programmeId}`}`}>{t('title')}</Link>} />
      <QueryState query={batch}>{(data) => <Batch batch={data} desk={desk} />}</QueryState>
    </>
  );
};

const Batch = ({ batch, desk }: { readonly batch: BatchView; readonly desk: FinanceDesk }) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const members = useOperation('listBatchMembers', { parameters: { batchId: batch.batchId } });
  const account = useOperation('listAccounts', { query: { programmeId: batch.programmeId } }).data?.items.find(({ accountId }) => accountId === batch.accountId);
  const open = members.data?.items.filter(({ settlement }) => settlement === 'awaiting') ?? [];
  const count = (settlement: 'paid' | 'failed'): number => members.data?.items.filter((member) => member.settlement === settlement).length ?? 0;
  const openFen = open.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return (
    <>
      <div className="columns">
        <dl className="facts">
          <dt>{f('state')}</dt><dd><span className={`tag ${batchTones[batch.status]}`}>{t(`status_${batch.status}`)}</span></dd>
          <dt>{f('count')}</dt><dd>{batch.count}</dd>
          <dt>{t('sum')}</dt><dd><strong><Yuan amountFen={batch.totalFen} /></strong> {f('yuanUnit')}</dd>
          {batch.offsetFen === 0 ? null : <><dt>{t('offsetLine')}</dt><dd>{t('sumsText', { gross: yuanText(batch.grossFen), offset: yuanText(batch.offsetFen), net: yuanText(batch.totalFen) })}</dd></>}
          <dt>{f('document')}</dt><dd lang="zh-CN">{batch.fundDocumentNumber}</dd>
          <dt>{f('account')}</dt><dd lang="zh-CN">{account === undefined ? batch.accountId : `${account.budgetDocumentNumber} · ${account.fiscalYear} · ${desk.regionName(account.payerRegionCode)}`}</dd>
        </dl>
        <dl className="facts">
          <dt>{t('batch')}</dt><dd className="hash">{batch.batchId}</dd>
          <dt>{f('madeBy')}</dt><dd>{batch.madeBy}</dd>
          <dt>{f('checkedBy')}</dt><dd>{batch.approvedBy ?? '—'}</dd>
          <dt>{t('hash')}</dt><dd className="hash">{batch.membersHash}</dd>
        </dl>
      </div>
      <Approvals batch={batch} desk={desk} />
      <BatchDecision batch={batch} desk={desk} />
      {batch.status === 'approved' ? (
        <>
          <div className="status-line" role="status">{members.data === undefined ? '' : open.length > 0 ? t('unsettled', { n: open.length, amount: yuanText(openFen) }) : t('allSettled', { n: count('paid'), m: count('failed') })}</div>
          <div className="actions">
            <Link className="button" to={`/finance/batches/${batch.batchId}/result-files?programme=${batch.programmeId}`}>{t('resultFiles')}</Link>
            {desk.isMaker || desk.isChecker ? <DownloadButton label={t('advice')} fileName={`拨款通知单-${batch.batchId}`} kind="pdf" read={(files) => files.read('getPaymentAdvice', { parameters: { batchId: batch.batchId } })} /> : null}
            {desk.isMaker && open.length > 0 ? <Link className="button" to={`/finance/batches/${batch.batchId}/results?programme=${batch.programmeId}`}>{t('record')}</Link> : null}
          </div>
          <PaymentFiles batch={batch} mayDownload={desk.isMaker || desk.isChecker} />
        </>
      ) : null}
      <h2>{t('members')}</h2>
      <div className="reserved-rows"><QueryState query={members}>{({ items }) => <Members members={items} batch={batch} desk={desk} />}</QueryState></div>
    </>
  );
};

const tones = { awaiting: 'progress', paid: 'good', failed: 'attention' } as const;

const Members = ({ members, batch, desk }: { readonly members: readonly BatchMemberView[]; readonly batch: BatchView; readonly desk: FinanceDesk }) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const offsets = batch.offsetFen > 0;
  return (
    <ScrollTable label={t('members')}>
      <thead><tr><th scope="col">{f('receipt')}</th><th scope="col">{f('enterprise')}</th><th scope="col">{f('district')}</th>{offsets ? <><th scope="col" className="number">{f('inYuan', { name: t('gross') })}</th><th scope="col" className="number">{f('inYuan', { name: t('offset') })}</th></> : null}<th scope="col" className="number">{f('inYuan', { name: offsets ? t('net') : f('amount') })}</th><th scope="col">{t('order')}</th><th scope="col">{t('settlement')}</th><th scope="col">{f('state')}</th></tr></thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.endToEndId}>
            <td className="nowrap"><Link to={`/finance/cases/${member.applicationId}?programme=${batch.programmeId}`}>{member.receiptNumber ?? member.applicationId}</Link></td>
            <th scope="row" lang="zh-CN">{member.enterpriseName}</th>
            <td lang="zh-CN">{desk.regionName(member.districtCode)}</td>
            {offsets ? <><td className="number"><Yuan amountFen={member.grossFen} /></td><td className="number"><OffsetCell offset={member.offset} /></td></> : null}
            <td className="number"><Yuan amountFen={member.amountFen} /></td>
            <td><span className="hash">{member.endToEndId}</span><br /><span className="small">{t('nth', { n: member.attempt })}</span></td>
            <td>{member.settlement === null ? t('settlement_none') : <span className={`tag ${tones[member.settlement]}`}>{t(`settlement_${member.settlement}`)}</span>}{member.result === null ? null : <div className="small"><span className="nowrap">{t('voucher', { number: member.result.voucherNumber })}</span> <LegalDate dateOn={member.result.settledOn} />{member.result.reason === '' ? null : <div lang="zh-CN">{member.result.reason}</div>}</div>}</td>
            <td>
              <StateTag state={member.state} audience="staff" />
              {desk.isMaker && member.settlement === 'failed' && member.state === 'payment_failed' ? <> <Link to={`/finance/batches/new?programme=${batch.programmeId}&case=${member.applicationId}`} aria-label={t('reissueOf', { name: member.enterpriseName })}>{t('reissue')}</Link></> : null}
              {desk.isMaker && member.settlement === 'paid' ? <> <Link to={`/finance/batches/${batch.batchId}/returns/${member.endToEndId}?programme=${batch.programmeId}`} aria-label={t('returnOf', { name: member.enterpriseName })}>{t('returned')}</Link></> : null}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot><tr><th scope="row" colSpan={3}>{f('total')}</th>{offsets ? <><td className="number"><Yuan amountFen={batch.grossFen} /></td><td className="number"><Yuan amountFen={batch.offsetFen} /></td></> : null}<td className="number"><Yuan amountFen={batch.totalFen} /></td><td colSpan={3} /></tr></tfoot>
    </ScrollTable>
  );
};
