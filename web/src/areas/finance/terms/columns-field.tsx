import { componentTexts } from '../../../components/component-texts';
import { useTexts } from '../../../language/language-provider';
import { ScrollTable } from '../layout/scroll-table';
import { movedColumn } from './terms-form';
import type { ColumnChoice } from './terms-form';
import { termsTexts } from './terms-texts';

type Properties = { readonly columns: readonly ColumnChoice[]; readonly fault: string | null; readonly onChange: (columns: readonly ColumnChoice[]) => void };

/** Which columns the fiscal list has, under which titles, in which order. */
export const ColumnsField = ({ columns, fault, onChange }: Properties) => {
  const t = useTexts(termsTexts);
  const c = useTexts(componentTexts);
  const change = (at: number, part: Partial<ColumnChoice>): void => { onChange(columns.map((column, index) => (index === at ? { ...column, ...part } : column))); };
  const used = new Set(columns.filter((column) => column.used).map(({ field }) => field));
  return (
    <fieldset className={fault === null ? 'field' : 'field invalid'} id="columns" style={{ maxWidth: 'none' }}>
      <legend>{t('columns')}</legend>
      <p className="hint">{t('columnsHint')}</p>
      {fault === null ? null : <p className="field-error"><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
      <ScrollTable label={t('columns')}>
        <thead><tr><th scope="col" className="check">{t('use')}</th><th scope="col">{t('field')}</th><th scope="col">{t('heading')}</th><th scope="col">{t('order')}</th></tr></thead>
        <tbody>
          {columns.map(({ field, title, used: on }, at) => {
            const name = t(`field_${field}`);
            return (
              <tr key={field}>
                <td className="check"><input type="checkbox" aria-label={t('useColumn', { field: name })} checked={on} onChange={() => { change(at, { used: !on }); }} /></td>
                <th scope="row">{name}</th>
                <td><input type="text" lang="zh-CN" aria-label={t('columnTitle', { field: name })} disabled={!on} maxLength={40} value={title} onChange={(event) => { change(at, { title: event.target.value }); }} /></td>
                <td className="nowrap"><button type="button" className="link-button" aria-label={t('upOf', { field: name })} disabled={at === 0} onClick={() => { onChange(movedColumn(columns, at, -1)); }}>{t('up')}</button> <button type="button" className="link-button" aria-label={t('downOf', { field: name })} disabled={at === columns.length - 1} onClick={() => { onChange(movedColumn(columns, at, 1)); }}>{t('down')}</button></td>
              </tr>
            );
          })}
        </tbody>
      </ScrollTable>
      <p role="status" className="small">{used.size > 0 && (!used.has('amount') || !used.has('accountNumber')) ? t('amountColumn') : ''}</p>
    </fieldset>
  );
};
