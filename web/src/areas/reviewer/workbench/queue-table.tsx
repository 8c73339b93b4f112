import { Link } from 'react-router';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { StateTag } from '../../../components/state-tag';
import { useRegions } from '../../../facts/use-regions';
import { useTexts } from '../../../language/language-provider';
import { DueWords } from './due-words';
import { workbenchTexts } from './workbench-texts';

export type QueueRow = OperationOutput<'getReviewQueue'>['items'][number];

type Properties = {
  readonly rows: readonly QueueRow[];
  readonly today: string;
  readonly userId: string;
  /** The officer may claim here. */
  readonly claimable: boolean;
  /** Cases of this stage are taken in hand by somebody. */
  readonly inHands: boolean;
  readonly selected: ReadonlySet<string>;
  readonly caseAddress: (applicationId: string) => string;
  readonly programmeTitle: (programmeId: string) => string;
  readonly onSelect: (applicationIds: readonly string[], on: boolean) => void;
};

/** Cases of a queue; ticks only where something can be claimed. */
export const QueueTable = ({ rows, today, userId, claimable, inHands, selected, caseAddress, programmeTitle, onSelect }: Properties) => {
  const t = useTexts(workbenchTexts);
  const { regionName } = useRegions();
  const free = rows.filter(({ claimedBy }) => claimedBy === null).map(({ applicationId }) => applicationId);
  const allSelected = free.length > 0 && free.every((applicationId) => selected.has(applicationId));
  const numberOf = ({ receiptNumber, applicationId }: QueueRow): string => receiptNumber ?? applicationId;
  return (
    <table className="table queue">
      <caption className="visually-hidden">{t('cases')}</caption>
      <thead><tr>
        {claimable ? <th scope="col" className="tick"><input type="checkbox" aria-label={t('selectAll')} title={t('selectAll')} checked={allSelected} disabled={free.length === 0} onChange={(event) => { onSelect(free, event.target.checked); }} /></th> : null}
        <th scope="col">{t('receipt')}</th><th scope="col">{t('programme')}</th><th scope="col">{t('district')}</th><th scope="col">{t('state')}</th><th scope="col">{t('due')}</th><th scope="col">{t('holderColumn')}</th>
      </tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.applicationId}>
            {claimable ? <td className="tick">{row.claimedBy === null ? <label><input type="checkbox" data-row={row.applicationId} aria-label={t('select', { number: numberOf(row) })} checked={selected.has(row.applicationId)} onChange={(event) => { onSelect([row.applicationId], event.target.checked); }} /></label> : null}</td> : null}
            <td><Link className="nowrap" data-case={row.applicationId} to={caseAddress(row.applicationId)}>{numberOf(row)}</Link></td>
            <td lang="zh-CN">{programmeTitle(row.programmeId)}</td>
            <td lang="zh-CN">{regionName(row.districtCode)}</td>
            <td><StateTag state={row.state} audience="staff" /></td>
            <td><DueWords dueOn={row.dueOn} workingDaysLeft={row.workingDaysLeft} today={today} /></td>
            <td>{row.claimedBy === null ? (inHands ? t('nobody') : '—') : row.claimedBy === userId ? <strong>{t('you')}</strong> : row.claimedBy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
