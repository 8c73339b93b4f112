import { queueStates } from '../../../../../shared/contracts/review-routes';
import { stateLabels } from '../../../../../shared/domain/application/states';
import { useOperation } from '../../../api/api-provider';
import { useRegions } from '../../../facts/use-regions';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { changed } from './filters';
import type { Filters, QueueState } from './filters';
import { workbenchTexts } from './workbench-texts';
import { DateInput } from '../../../forms/date-input';

type Properties = { readonly filters: Filters; readonly state: QueueState; readonly districtCodes: readonly string[]; readonly onChange: (filters: Filters) => void };

const orNull = (text: string): string | null => (text === '' ? null : text);

/** Which cases are listed; each choice takes effect at once and stands in the address. */
export const FilterBar = ({ filters, state, districtCodes, onChange }: Properties) => {
  const t = useTexts(workbenchTexts);
  const { language } = useLanguage();
  const { regions, regionName } = useRegions();
  const programmes = useOperation('listProgrammes', {}).data?.items ?? [];
  const set = (change: Partial<Omit<Filters, 'cursor'>>): void => { onChange(changed(filters, change)); };
  const cities = new Set(districtCodes.flatMap((code) => { const parent = regions.find((region) => region.code === code)?.parentCode; return parent === undefined ? [] : [parent]; }));
  const here = programmes.filter(({ regionCode }) => cities.has(regionCode) || regions.some((city) => cities.has(city.code) && city.parentCode === regionCode));
  return (
    <div className="filter-bar no-print" role="group" aria-label={t('cases')}>
      <div className="field"><label htmlFor="filter-state">{t('state')}</label>
        <select id="filter-state" value={state} onChange={(event) => { set({ state: queueStates.find((one) => one === event.target.value) ?? null }); }}>
          {queueStates.map((one) => <option key={one} value={one}>{language === 'zh' ? stateLabels[one].staff : stateLabels[one].english}</option>)}
        </select></div>
      <div className="field"><label htmlFor="filter-district">{t('district')}</label>
        <select id="filter-district" value={filters.districtCode ?? ''} onChange={(event) => { set({ districtCode: orNull(event.target.value) }); }}>
          <option value="">{t('all')}</option>{districtCodes.map((code) => <option key={code} value={code}>{regionName(code)}</option>)}
        </select></div>
      <div className="field"><label htmlFor="filter-programme">{t('programme')}</label>
        <select id="filter-programme" value={filters.programmeId ?? ''} onChange={(event) => { set({ programmeId: orNull(event.target.value) }); }}>
          <option value="">{t('all')}</option>{here.map(({ programmeId, title }) => <option key={programmeId} value={programmeId}>{title}</option>)}
        </select></div>
      <div className="field"><label htmlFor="filter-due">{t('dueBefore')}</label>
        <DateInput id="filter-due" value={filters.dueBeforeOn ?? ''} onChange={(day) => { if (orNull(day) !== filters.dueBeforeOn) set({ dueBeforeOn: orNull(day) }); }} /></div>
      <div className="field"><label htmlFor="filter-holder">{t('holder')}</label>
        <select id="filter-holder" value={filters.holder} onChange={(event) => { set({ holder: (['anybody', 'mine', 'nobody'] as const).find((one) => one === event.target.value) ?? 'anybody' }); }}>
          {(['anybody', 'mine', 'nobody'] as const).map((one) => <option key={one} value={one}>{t(`holder_${one}`)}</option>)}
        </select></div>
      <div className="field"><label htmlFor="filter-order">{t('order')}</label>
        <select id="filter-order" value={filters.order} onChange={(event) => { set({ order: event.target.value === 'due_last' ? 'due_last' : 'due_first' }); }}>
          {(['due_first', 'due_last'] as const).map((one) => <option key={one} value={one}>{t(one)}</option>)}
        </select></div>
      <button type="button" className="button" onClick={() => { set({ districtCode: null, programmeId: null, dueBeforeOn: null, holder: 'anybody', order: 'due_first' }); }}>{t('reset')}</button>
    </div>
  );
};
