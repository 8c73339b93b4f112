import { useTexts } from '../../../language/language-provider';
import type { ProgrammeChoice } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { groupings, measures } from './overview-filters';
import type { OverviewFilters } from './overview-filters';
import { overviewTexts } from './overview-texts';

type Properties = {
  readonly filters: OverviewFilters; readonly onChange: (filters: OverviewFilters) => void;
  readonly programmes: readonly ProgrammeChoice[]; readonly years: readonly number[]; readonly districts: readonly string[]; readonly months: readonly string[];
  readonly regionName: (code: string) => string;
};

const groupingText = { programme: 'byProgramme', district: 'byDistrict', year: 'byYear', month: 'byMonth' } as const;

/** What is shown and how it is grouped; every choice stands in the URL. */
export const OverviewFilterBar = ({ filters, onChange, programmes, years, districts, months, regionName }: Properties) => {
  const t = useTexts(overviewTexts);
  const f = useTexts(financeTexts);
  const select = (id: string, label: string, value: string, choices: readonly (readonly [string, string])[], change: (value: string) => OverviewFilters, chinese = false) => (
    <div className="field"><label htmlFor={id}>{label}</label><select id={id} value={value} {...(chinese ? { lang: 'zh-CN' } : {})} onChange={(event) => { onChange(change(event.target.value)); }}>{choices.map(([key, text]) => <option key={key} value={key}>{text}</option>)}</select></div>
  );
  const orNull = (value: string): string | null => (value === '' ? null : value);
  return (
    <div className="filters">
      {select('programme', f('programme'), filters.programmeId ?? '', [['', f('allProgrammes')], ...programmes.map(({ programmeId, title }) => [programmeId, title] as const)], (value) => ({ ...filters, programmeId: orNull(value) }), true)}
      {select('year', t('year'), String(filters.fiscalYear ?? ''), [['', t('allYears')], ...years.map((year) => [String(year), String(year)] as const)], (value) => ({ ...filters, fiscalYear: value === '' ? null : Number(value) }))}
      {select('district', t('district'), filters.districtCode ?? '', [['', t('allDistricts')], ...districts.map((code) => [code, regionName(code)] as const)], (value) => ({ ...filters, districtCode: orNull(value) }), true)}
      {select('month', t('month'), filters.month ?? '', [['', t('allMonths')], ...months.map((month) => [month, month] as const)], (value) => ({ ...filters, month: orNull(value) }))}
      {select('by', t('by'), filters.by, groupings.map((grouping) => [grouping, t(groupingText[grouping])] as const), (value) => ({ ...filters, by: groupings.find((grouping) => grouping === value) ?? 'programme' }))}
      {select('measure', t('measure'), filters.measure, measures.map((measure) => [measure, t(measure)] as const), (value) => ({ ...filters, measure: measures.find((measure) => measure === value) ?? 'balance' }))}
    </div>
  );
};
