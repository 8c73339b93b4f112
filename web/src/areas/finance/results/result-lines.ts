import { fen, sumFen } from '../../../../../shared/domain/money';
import type { BatchMemberView } from '../data/money-views';
import { readYuan } from '../form/yuan-text';

/** One answer of the treasury as it is typed or came in a file; everything is text until it is checked. */
export type ResultEntry = { readonly endToEndId: string; readonly amountYuan: string; readonly outcome: '' | 'paid' | 'failed'; readonly voucherNumber: string; readonly settledOn: string; readonly reason: string };
export type ResultFaultCode = 'unknownOrder' | 'repeated' | 'alreadyAnswered' | 'amountUnreadable' | 'amountDiffers' | 'outcomeMissing' | 'voucherMissing' | 'dateInvalid' | 'dateFuture' | 'reasonMissing';
export type ResultColumn = keyof ResultEntry;
export type ResultFault = { readonly column: ResultColumn; readonly code: ResultFaultCode };
export type ResultLine = { readonly endToEndId: string; readonly amountFen: number; readonly outcome: 'paid' | 'failed'; readonly voucherNumber: string; readonly settledOn: string; readonly reason: string };

/** A day that exists, however it is written: 2026-03-02, 2026/3/2, 20260302, 2026年3月2日. Null when it is none. */
export const readDay = (text: string): string | null => {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const dateOn = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${dateOn}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(dateOn) ? dateOn : null;
};

const amountFault = (entry: ResultEntry, member: BatchMemberView): ResultFault | null => {
  const { amountFen } = readYuan(entry.amountYuan);
  if (amountFen === null) return { column: 'amountYuan', code: 'amountUnreadable' };
  return amountFen === member.amountFen ? null : { column: 'amountYuan', code: 'amountDiffers' };
};

const dayFault = (entry: ResultEntry, today: string): ResultFault | null => {
  const day = readDay(entry.settledOn);
  if (day === null) return { column: 'settledOn', code: 'dateInvalid' };
  return day > today ? { column: 'settledOn', code: 'dateFuture' } : null;
};

const orderFault = (entry: ResultEntry, member: BatchMemberView | undefined, earlier: ReadonlySet<string>): ResultFault | null => {
  if (member === undefined) return { column: 'endToEndId', code: 'unknownOrder' };
  if (earlier.has(entry.endToEndId)) return { column: 'endToEndId', code: 'repeated' };
  return member.settlement === 'awaiting' ? null : { column: 'endToEndId', code: 'alreadyAnswered' };
};

/** What is wrong, entry by entry. The service checks all of it again and takes the list whole or not at all. */
export const resultFaults = (entries: readonly ResultEntry[], members: readonly BatchMemberView[], today: string): readonly (readonly ResultFault[])[] => {
  const known = new Map(members.map((member) => [member.endToEndId, member]));
  const earlier = new Set<string>();
  return entries.map((entry) => {
    const member = known.get(entry.endToEndId);
    const faults = [
      orderFault(entry, member, earlier),
      member === undefined ? null : amountFault(entry, member),
      entry.outcome === '' ? { column: 'outcome' as const, code: 'outcomeMissing' as const } : null,
      entry.voucherNumber.trim() === '' ? { column: 'voucherNumber' as const, code: 'voucherMissing' as const } : null,
      dayFault(entry, today),
      entry.outcome === 'failed' && entry.reason.trim() === '' ? { column: 'reason' as const, code: 'reasonMissing' as const } : null,
    ];
    earlier.add(entry.endToEndId);
    return faults.filter((fault) => fault !== null);
  });
};

/** Entries without faults as the service takes them. @throws Error when one has a fault after all. */
export const resultLinesOf = (entries: readonly ResultEntry[]): readonly ResultLine[] => entries.map((entry) => {
  const { amountFen } = readYuan(entry.amountYuan);
  const settledOn = readDay(entry.settledOn);
  if (amountFen === null || settledOn === null || entry.outcome === '') throw new Error(`Order ${entry.endToEndId} was checked before.`);
  return { endToEndId: entry.endToEndId, amountFen, outcome: entry.outcome, voucherNumber: entry.voucherNumber.trim(), settledOn, reason: entry.reason.trim() };
});

export const linesTotal = (lines: readonly ResultLine[]): number => sumFen(lines.map(({ amountFen }) => fen(amountFen)));
