import { addFen, zeroFen } from '../../../../../shared/domain/money';
import type { Fen } from '../../../../../shared/domain/brands';
import { moneyStatuses } from '../data/money-views';
import type { AccountView, MoneyStatus, MovementView } from '../data/money-views';
import type { OverviewFilters } from './overview-filters';

export type Figures = Readonly<Record<MoneyStatus, { readonly amountFen: Fen; readonly count: number }>>;
export type OverviewRow = {
  /** Programme, district, year or month, as the rows are grouped. */
  readonly key: string;
  /** Budgets belong to a programme and year, not to a district or month: null where they can't be told. */
  readonly budgetFen: Fen | null;
  readonly availableFen: Fen | null;
  readonly figures: Figures;
};

const noFigures: Figures = {
  reserved: { amountFen: zeroFen, count: 0 }, committed: { amountFen: zeroFen, count: 0 }, payable: { amountFen: zeroFen, count: 0 }, paid: { amountFen: zeroFen, count: 0 },
  failed: { amountFen: zeroFen, count: 0 }, released: { amountFen: zeroFen, count: 0 }, receivable: { amountFen: zeroFen, count: 0 }, recovered: { amountFen: zeroFen, count: 0 }, carried: { amountFen: zeroFen, count: 0 }, lapsed: { amountFen: zeroFen, count: 0 },
};

const counted = (figures: Figures, { status, amountFen, count }: MovementView): Figures =>
  ({ ...figures, [status]: { amountFen: addFen(figures[status].amountFen, amountFen), count: figures[status].count + count } });

const summed = (movements: readonly MovementView[]): Figures => movements.reduce(counted, noFigures);

const added = (left: Figures, right: Figures): Figures =>
  moneyStatuses.reduce<Figures>((sum, status) => ({ ...sum, [status]: { amountFen: addFen(left[status].amountFen, right[status].amountFen), count: left[status].count + right[status].count } }), noFigures);

const keyOf = (by: OverviewFilters['by'], movement: MovementView): string =>
  ({ programme: movement.programmeId, district: movement.districtCode, year: String(movement.fiscalYear), month: movement.month })[by];

const within = (filters: OverviewFilters) => (movement: MovementView): boolean =>
  (filters.programmeId === null || movement.programmeId === filters.programmeId)
  && (filters.districtCode === null || movement.districtCode === filters.districtCode)
  && (filters.fiscalYear === null || movement.fiscalYear === filters.fiscalYear)
  // Where money stood at the end of a month is all that moved until then.
  && (filters.month === null || (filters.measure === 'balance' ? movement.month <= filters.month : movement.month === filters.month));

const accountKeyOf = (by: OverviewFilters['by'], account: AccountView): string => (by === 'year' ? String(account.fiscalYear) : account.programmeId);

/**
 * One row a group, sorted by key. Movements are net changes month by month; grouped by month with measure `balance`
 * each row carries on from the one before, so that it says where money stood when the month ended.
 */
export const overviewRows = (movements: readonly MovementView[], accounts: readonly AccountView[], filters: OverviewFilters): readonly OverviewRow[] => {
  const found = movements.filter(within(filters));
  const withBudget = (filters.by === 'programme' || filters.by === 'year') && filters.districtCode === null && filters.month === null;
  const counting = withBudget ? accounts.filter((account) => (filters.programmeId === null || account.programmeId === filters.programmeId) && (filters.fiscalYear === null || account.fiscalYear === filters.fiscalYear)) : [];
  const keys = [...new Set([...found.map((movement) => keyOf(filters.by, movement)), ...counting.map((account) => accountKeyOf(filters.by, account))])].sort();
  let before = noFigures;
  return keys.map((key) => {
    const own = summed(found.filter((movement) => keyOf(filters.by, movement) === key));
    before = added(before, own);
    const mine = counting.filter((account) => accountKeyOf(filters.by, account) === key);
    const total = (amount: (account: AccountView) => Fen): Fen | null => (withBudget ? mine.reduce((sum, account) => addFen(sum, amount(account)), zeroFen) : null);
    return { key, budgetFen: total(({ budgetFen }) => budgetFen), availableFen: total(({ availableFen }) => availableFen), figures: filters.by === 'month' && filters.measure === 'balance' ? before : own };
  });
};

/** The sum of the rows; null for balances of months, which must not be added up. */
export const overviewTotal = (rows: readonly OverviewRow[], filters: OverviewFilters): OverviewRow | null => {
  if (rows.length === 0 || (filters.by === 'month' && filters.measure === 'balance')) return null;
  const sum = (amounts: readonly (Fen | null)[]): Fen | null => amounts.reduce<Fen | null>((total, amount) => (total === null || amount === null ? null : addFen(total, amount)), zeroFen);
  return { key: '', budgetFen: sum(rows.map(({ budgetFen }) => budgetFen)), availableFen: sum(rows.map(({ availableFen }) => availableFen)), figures: rows.map(({ figures }) => figures).reduce(added, noFigures) };
};
