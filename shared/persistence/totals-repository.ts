import { $add, EntityFormatter, PutTransaction, UpdateItemCommand, UpdateTransaction, type Condition } from 'dynamodb-toolbox';
import { brandRegionCode } from '../domain/brands';
import type { Instant } from '../domain/brands';
import { isSizeClass } from '../domain/enterprise-size';
import { fen } from '../domain/money';
import type { Totals, TotalsRow } from '../ports/money';
import { bare } from './commit-actions';
import type { Entities } from './entities';
import { countedKey, totalsAsOfSort, totalsPartition } from './keys';
import type { Action, RawItem, Store } from './store';

const cellSort = ({ month, districtCode, status, enterpriseSize }: TotalsRow): string => `${month}#${districtCode}#${status}#${enterpriseSize}`;

/** The totals projection: sums kept by the stream, read by nobody who decides. */
export function createTotals(store: Store): Totals {
  const { total, totalsAsOf, marker } = store.entities;
  const raiseAsOf = async (pk: string, at: Instant): Promise<void> => {
    const later: Condition<Entities['totalsAsOf']> = { or: [{ attr: 'asOfAt', exists: false }, { attr: 'asOfAt', lt: at }] };
    // A refused condition means that a later moment stands there already.
    await store.update(totalsAsOf.build(UpdateItemCommand).item({ pk, sk: totalsAsOfSort, schemaVersion: 1, asOfAt: at }).options({ condition: later }).params());
  };
  return {
    async read(programmeId, fiscalYear) {
      const items = await store.queryAll(totalsPartition(programmeId, fiscalYear), null, false);
      const asOf = items.find((raw) => raw['sk'] === totalsAsOfSort);
      return {
        asOfAt: asOf === undefined ? null : (totalsAsOf.build(EntityFormatter).format(asOf).asOfAt as Instant),
        rows: items.filter((raw) => raw !== asOf).map((raw) => totalsRowOf(store, raw)),
      };
    },
    async apply(eventId, at, deltas) {
      const cells = mergeByCell(deltas);
      const actions: readonly Action<string>[] = [
        { purpose: 'marker', decisive: true, item: bare(marker.build(PutTransaction).item({ ...countedKey(eventId), schemaVersion: 1, at }).options({ condition: { attr: 'pk', exists: false } }).params()) },
        ...cells.map((cell) => ({
          purpose: 'cell',
          item: bare(total.build(UpdateTransaction).item({
            pk: totalsPartition(cell.programmeId, cell.fiscalYear), sk: cellSort(cell), schemaVersion: 1, count: $add(cell.count), amountFen: $add(cell.amountFen),
          }).params()),
        })),
      ];
      const counted = (await store.transact(actions)).kind === 'written';
      // After the sums, and again on a repeat: if a crash came between, the repeat puts it right.
      for (const pk of new Set(cells.map((cell) => totalsPartition(cell.programmeId, cell.fiscalYear)))) await raiseAsOf(pk, at);
      return counted;
    },
  };
}

/** A transaction names each item once. */
const mergeByCell = (deltas: readonly TotalsRow[]): readonly TotalsRow[] => {
  const cells = new Map<string, TotalsRow>();
  for (const delta of deltas) {
    const name = `${totalsPartition(delta.programmeId, delta.fiscalYear)}|${cellSort(delta)}`;
    const earlier = cells.get(name);
    cells.set(name, earlier === undefined ? delta : { ...earlier, count: earlier.count + delta.count, amountFen: fen(earlier.amountFen + delta.amountFen) });
  }
  return [...cells.values()];
};

export const totalsRowOf = (store: Store, raw: RawItem): TotalsRow => {
  const { pk, sk, count, amountFen } = store.entities.total.build(EntityFormatter).format(raw);
  const [, programmeId = '', fiscalYear = ''] = /^TOTALS#(.*)#(\d{4})$/.exec(pk) ?? [];
  const [month = '', districtCode = '', status = '', size = ''] = sk.split('#');
  return { programmeId, fiscalYear: Number(fiscalYear), districtCode: brandRegionCode(districtCode), enterpriseSize: isSizeClass(size) ? size : 'unclassified', month, status: status as TotalsRow['status'], count, amountFen: fen(amountFen) };
};
