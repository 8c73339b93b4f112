/** What operations cost: DynamoDB's units, round trips, and the actions of the largest transaction. */
export type Costs = { readonly calls: number; readonly readUnits: number; readonly writeUnits: number; readonly indexWriteUnits: number; readonly readTrips: number; readonly writeTrips: number; readonly largestTransaction: number };

export const noCosts: Costs = { calls: 0, readUnits: 0, writeUnits: 0, indexWriteUnits: 0, readTrips: 0, writeTrips: 0, largestTransaction: 0 };

export const addCosts = (left: Costs, right: Costs): Costs => ({
  calls: left.calls + right.calls, readUnits: left.readUnits + right.readUnits, writeUnits: left.writeUnits + right.writeUnits, indexWriteUnits: left.indexWriteUnits + right.indexWriteUnits,
  readTrips: left.readTrips + right.readTrips, writeTrips: left.writeTrips + right.writeTrips, largestTransaction: Math.max(left.largestTransaction, right.largestTransaction),
});

export const sumCosts = (all: readonly Costs[]): Costs => all.reduce(addCosts, noCosts);

/** At most one decimal: units come in halves, averages in anything. */
export const oneDecimal = (value: number): string => (Math.floor(value * 10 + 0.5) / 10).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 1 });

export type MarkdownRow = readonly (string | number)[];
export const markdownTable = (header: readonly string[], rows: readonly MarkdownRow[]): string =>
  [header, header.map((_, index) => (index === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
