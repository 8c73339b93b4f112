import { useTexts } from '../../../language/language-provider';
import { moneyStatuses } from '../data/money-views';
import { financeTexts } from '../layout/finance-texts';
import { totalsTexts } from './totals-texts';
import { freeDimensions, toggled } from './totals-view';
import type { TotalsView } from './totals-view';

type Properties = { readonly view: TotalsView; /** The programme the page is about, when not all are looked at. */ readonly programmeId: string; readonly onChange: (view: TotalsView) => void };

/** Which dimensions tell lines apart, over which programmes, and of which state of money. */
export const DimensionChoice = ({ view, programmeId, onChange }: Properties) => {
  const t = useTexts(totalsTexts);
  const f = useTexts(financeTexts);
  return (
    <>
      <div className="filters">
        <div className="field"><label htmlFor="scope">{t('scope')}</label><select id="scope" value={view.programmeId === null ? 'all' : 'one'} onChange={(event) => { onChange({ ...view, programmeId: event.target.value === 'all' ? null : programmeId }); }}><option value="one">{t('scopeOne')}</option><option value="all">{t('scopeAll')}</option></select></div>
        <div className="field"><label htmlFor="status">{t('status')}</label><select id="status" value={view.status ?? ''} onChange={(event) => { onChange({ ...view, status: moneyStatuses.find((status) => status === event.target.value) ?? null }); }}><option value="">{t('anyStatus')}</option>{moneyStatuses.map((status) => <option key={status} value={status}>{f(status)}</option>)}</select></div>
      </div>
      <fieldset className="dimensions">
        <legend>{t('by')}</legend>
        {freeDimensions.map((name) => <label key={name} className="check"><input type="checkbox" checked={view.by.includes(name)} onChange={() => { onChange({ ...view, by: toggled(view.by, name) }); }} /> {t(`dimension_${name}`)}</label>)}
        <p className="small">{t('byStatus')}</p>
      </fieldset>
    </>
  );
};
