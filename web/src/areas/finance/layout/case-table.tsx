import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../../language/language-provider';
import type { PaymentCaseView } from '../data/money-views';
import { financeTexts } from './finance-texts';
import { ScrollTable } from './scroll-table';
import { Yuan } from './yuan';

export type Selection = { readonly ids: ReadonlySet<string>; readonly onChange: (ids: ReadonlySet<string>) => void; readonly canSelect: (item: PaymentCaseView) => boolean };
export type Column<Item extends PaymentCaseView = PaymentCaseView> = { readonly heading: string; readonly cell: (item: Item) => ReactNode; readonly number?: boolean };
type Properties<Item extends PaymentCaseView> = { readonly label: string; readonly items: readonly Item[]; readonly columns: readonly Column<Item>[]; /** Left out: what the case holds with all its payers. */ readonly amountOf?: (item: Item) => number; readonly regionName: (code: string) => string; readonly selection?: Selection };

/** Cases with enterprise, district and sum; with boxes to pick them where something is done to many. */
export const CaseTable = <Item extends PaymentCaseView>({ label, items, columns, regionName, selection, amountOf }: Properties<Item>) => {
  const f = useTexts(financeTexts);
  const selectable = selection === undefined ? [] : items.filter(selection.canSelect);
  const all = selectable.length > 0 && selectable.every(({ applicationId }) => selection?.ids.has(applicationId));
  const toggle = (applicationId: string): void => {
    const ids = new Set(selection?.ids);
    if (!ids.delete(applicationId)) ids.add(applicationId);
    selection?.onChange(ids);
  };
  return (
    <ScrollTable label={label}>
      <thead>
        <tr>
          {selection === undefined ? null : <th scope="col" className="check"><input type="checkbox" aria-label={f('selectAll')} checked={all} disabled={selectable.length === 0} onChange={() => { selection.onChange(new Set(all ? [] : selectable.map(({ applicationId }) => applicationId))); }} /></th>}
          <th scope="col">{f('receipt')}</th><th scope="col">{f('enterprise')}</th><th scope="col">{f('district')}</th><th scope="col" className="number">{f('inYuan', { name: f('amount') })}</th>
          {columns.map(({ heading, number = false }) => <th key={heading} scope="col" {...(number ? { className: 'number' } : {})}>{heading}</th>)}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.applicationId}>
            {selection === undefined ? null : <td className="check"><input type="checkbox" aria-label={f('select', { name: item.enterpriseName })} checked={selection.ids.has(item.applicationId)} disabled={!selection.canSelect(item)} onChange={() => { toggle(item.applicationId); }} /></td>}
            <td className="nowrap"><Link to={`/finance/cases/${item.applicationId}?programme=${item.programmeId}`}>{item.receiptNumber ?? item.applicationId}</Link></td>
            <th scope="row" lang="zh-CN">{item.enterpriseName}</th>
            <td lang="zh-CN">{regionName(item.districtCode)}</td>
            <td className="number"><Yuan amountFen={amountOf?.(item) ?? item.amountFen} /></td>
            {columns.map(({ heading, cell, number = false }) => <td key={heading} {...(number ? { className: 'number' } : {})}>{cell(item)}</td>)}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
};
