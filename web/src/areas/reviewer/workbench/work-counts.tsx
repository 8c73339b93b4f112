import { Link } from 'react-router';
import { roleLabels } from '../../../../../shared/domain/application/actor';
import { stateLabels } from '../../../../../shared/domain/application/states';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { addressOf, changed, claimableStates } from './filters';
import type { Filters } from './filters';
import { countsByState } from './counts-by-state';
import { workbenchTexts } from './workbench-texts';

type Workbench = OperationOutput<'getWorkbench'>;

/** What waits for the officer: a tile a state that leads to its cases, and the same by district. */
export const WorkCounts = ({ workbench, filters }: { readonly workbench: Workbench; readonly filters: Filters }) => {
  const t = useTexts(workbenchTexts);
  const { language } = useLanguage();
  const states = countsByState(workbench.items);
  const number = (count: number, more: boolean): string => (more ? t('atLeast', { n: count }) : String(count));
  if (states.length === 0) return <div className="work-tiles"><p className="empty">{t('todoNone')}</p></div>;
  return (
    <>
      <ul className="work-tiles">
        {states.map((counts) => (
          <li key={counts.state}>
            <Link className="work-tile" to={`?${addressOf(changed(filters, { state: counts.state, districtCode: null }))}`} aria-current={filters.state === counts.state}>
              <p>{language === 'zh' ? stateLabels[counts.state].staff : stateLabels[counts.state].english}</p>
              <p><strong>{number(counts.total, counts.more)}</strong> {counts.overdue > 0 ? <span className="bad-word">{t('overdueN', { n: number(counts.overdue, counts.more && counts.overdue >= workbench.countedAtMost) })}</span> : null}</p>
              <p className="small">{[t('soonN', { days: workbench.dueSoonWorkingDays, n: counts.dueSoon }), ...(claimableStates.has(counts.state) ? [t('unclaimedN', { n: number(counts.unclaimed, counts.more) }), t('mineN', { n: counts.mine })] : [])].join(' · ')}</p>
            </Link>
          </li>
        ))}
      </ul>
      <ByDistrict workbench={workbench} filters={filters} number={number} />
    </>
  );
};

const ByDistrict = ({ workbench, filters, number }: { readonly workbench: Workbench; readonly filters: Filters; readonly number: (count: number, more: boolean) => string }) => {
  const t = useTexts(workbenchTexts);
  const { language } = useLanguage();
  const { regionName } = useRegions();
  return (
    <details>
      <summary>{t('byDistrict')}</summary>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('byDistrict')}>
        <table className="table">
          <thead><tr>{(['role', 'state', 'district'] as const).map((column) => <th key={column} scope="col">{t(column)}</th>)}{(['total', 'overdue', 'soon', 'unclaimed', 'mine'] as const).map((column) => <th key={column} scope="col" className="number">{t(column)}</th>)}</tr></thead>
          <tbody>
            {workbench.items.map((item) => (
              <tr key={`${item.role} ${item.state} ${item.districtCode}`}>
                <td>{roleLabels[item.role][language === 'zh' ? 'chinese' : 'english']}</td>
                <td>{language === 'zh' ? stateLabels[item.state].staff : stateLabels[item.state].english}</td>
                <td><Link to={`?${addressOf(changed(filters, { ...countsByState([item])[0], districtCode: item.districtCode }))}`}>{regionName(item.districtCode)}</Link></td>
                {([[item.total, item.more], [item.overdue, item.more && item.overdue >= workbench.countedAtMost], [item.dueSoon, false], [item.unclaimed, item.more], [item.mine, false]] as const).map(([count, more], column) => <td key={column} className="number">{number(count, more)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">{t('counted', { n: workbench.countedAtMost })}</p>
    </details>
  );
};
