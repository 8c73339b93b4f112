import { useTexts } from '../../../language/language-provider';
import { moneyStatuses } from '../data/money-views';
import { financeTexts } from '../layout/finance-texts';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import type { OverviewRow } from './overview-rows';
import { overviewTexts } from './overview-texts';

type Properties = { readonly rows: readonly OverviewRow[]; readonly total: OverviewRow | null; readonly heading: string; readonly nameOf: (key: string) => string };

/** The figures of the chart and those that don't fit into it, one row a group. */
export const OverviewTable = ({ rows, total, heading, nameOf }: Properties) => {
  const t = useTexts(overviewTexts);
  const f = useTexts(financeTexts);
  const cells = (row: OverviewRow) => (
    <>
      <td className="number"><Yuan amountFen={row.budgetFen} /></td>
      <td className="number"><Yuan amountFen={row.availableFen} /></td>
      {moneyStatuses.map((status) => <td key={status} className="number"><Yuan amountFen={row.figures[status].amountFen} /><br /><span className="small">{t('perCount', { n: row.figures[status].count })}</span></td>)}
    </>
  );
  return (
    <ScrollTable label={t('tableTitle')} figures>
      <caption>{t('tableTitle')}</caption>
      <thead><tr><th scope="col">{heading}</th><th scope="col" className="number">{f('budget')}</th><th scope="col" className="number">{f('available')}</th>{moneyStatuses.map((status) => <th key={status} scope="col" className="number">{f(status)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <tr key={row.key}><th scope="row" lang="zh-CN">{nameOf(row.key)}</th>{cells(row)}</tr>)}</tbody>
      {total === null ? null : <tfoot><tr><th scope="row">{f('total')}</th>{cells(total)}</tr></tfoot>}
    </ScrollTable>
  );
};
