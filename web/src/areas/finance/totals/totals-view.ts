import { totalsDimensions } from '../../../../../shared/domain/ledger/totals-table';
import type { TotalsDimension } from '../../../../../shared/domain/ledger/totals-table';
import { moneyStatuses } from '../data/money-views';
import type { MoneyStatus } from '../data/money-views';

/** How the totals are asked for; it stands in the URL. A programme left out: all in reach. */
export type TotalsView = { readonly programmeId: string | null; readonly by: readonly TotalsDimension[]; readonly status: MoneyStatus | null };

/** The status always tells lines apart: sums over several would count money twice. */
export const freeDimensions = totalsDimensions.filter((name) => name !== 'status');
const usual: readonly TotalsDimension[] = ['programme', 'district', 'month', 'status'];

export const readTotalsView = (search: URLSearchParams): TotalsView => {
  const named = search.get('by')?.split(',') ?? usual;
  return {
    programmeId: search.get('totalsOf') === 'all' ? null : search.get('programme'),
    by: totalsDimensions.filter((name) => name === 'status' || named.includes(name)),
    status: moneyStatuses.find((status) => status === search.get('status')) ?? null,
  };
};

/** The view in the URL, beside what else stands there. */
export const writeTotalsView = (before: URLSearchParams, view: TotalsView): URLSearchParams => {
  const search = new URLSearchParams(before);
  const by = view.by.join(',');
  if (by === usual.join(',')) search.delete('by');
  else search.set('by', by);
  if (view.programmeId === null) search.set('totalsOf', 'all');
  else {
    search.delete('totalsOf');
    search.set('programme', view.programmeId);
  }
  if (view.status === null) search.delete('status');
  else search.set('status', view.status);
  return search;
};

/** With a dimension added or taken away, in the order of the table. */
export const toggled = (by: readonly TotalsDimension[], name: TotalsDimension): readonly TotalsDimension[] =>
  totalsDimensions.filter((one) => (one === name ? !by.includes(name) : by.includes(one)));
