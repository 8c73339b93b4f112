export const groupings = ['programme', 'district', 'year', 'month'] as const;
export type Grouping = (typeof groupings)[number];
/** `balance`: where money stood at the end of the period; `moves`: what changed within it. */
export const measures = ['balance', 'moves'] as const;
export type Measure = (typeof measures)[number];

/** What the overview shows; null stands for all. */
export type OverviewFilters = { readonly programmeId: string | null; readonly districtCode: string | null; readonly fiscalYear: number | null; readonly month: string | null; readonly by: Grouping; readonly measure: Measure };

/** Reads the filters from the URL; whatever is not a filter value is as if it were not there. */
export const readFilters = (search: URLSearchParams): OverviewFilters => {
  const year = search.get('year') ?? '';
  const month = search.get('month') ?? '';
  const district = search.get('district') ?? '';
  return {
    programmeId: search.get('programme'),
    districtCode: /^(\d{6}|X\d{6}-[A-Z]+)$/.test(district) ? district : null,
    fiscalYear: /^20\d\d$/.test(year) ? Number(year) : null,
    month: /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    by: groupings.find((grouping) => grouping === search.get('by')) ?? 'programme',
    measure: measures.find((measure) => measure === search.get('measure')) ?? 'balance',
  };
};

/** The same filters as a query; what is as by default is left out, so that equal views have equal addresses. */
export const writeFilters = (filters: OverviewFilters): URLSearchParams => {
  const search = new URLSearchParams();
  if (filters.programmeId !== null) search.set('programme', filters.programmeId);
  if (filters.districtCode !== null) search.set('district', filters.districtCode);
  if (filters.fiscalYear !== null) search.set('year', String(filters.fiscalYear));
  if (filters.month !== null) search.set('month', filters.month);
  if (filters.by !== 'programme') search.set('by', filters.by);
  if (filters.measure !== 'balance') search.set('measure', filters.measure);
  return search;
};
