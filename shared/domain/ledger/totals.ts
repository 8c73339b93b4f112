import type { LedgerMove } from '../application/actions';
import type { ApplicationEvent } from '../application/event';
import { brandRegionCode } from '../brands';
import type { Fen, RegionCode } from '../brands';
import type { SizeClass } from '../enterprise-size';
import { legalDateOf } from '../local-date';
import { fen } from '../money';
import { parseAccountId } from './account-id';

/**
 * Where money stands in finance's totals, in the year of its account; `failed` and `released` count what happened, `carried`
 * and `lapsed` what a year end did with parts of cases, and none of these goes down. A part that was carried on is
 * committed and paid in the year it went to: over all years it is counted paid once.
 */
export type TotalsStatusName = 'reserved' | 'committed' | 'payable' | 'paid' | 'failed' | 'released' | 'receivable' | 'recovered' | 'carried' | 'lapsed';

/** What one event adds to one cell; amounts and counts are negative where money leaves a status. */
export type TotalsDelta = {
  readonly programmeId: string;
  readonly fiscalYear: number;
  readonly districtCode: RegionCode;
  /** As the enterprise was at acceptance. */
  readonly enterpriseSize: SizeClass;
  /** The month of the event by the legal calendar, "2026-03". */
  readonly month: string;
  readonly status: TotalsStatusName;
  readonly count: number;
  readonly amountFen: Fen;
};

const statuses: ReadonlySet<string> = new Set<TotalsStatusName>(['reserved', 'committed', 'payable', 'paid', 'receivable', 'recovered', 'carried', 'lapsed']);
const isStatus = (name: string): name is TotalsStatusName => statuses.has(name);

/**
 * What an event adds to the totals. Pure, and from the event alone: the account's id says programme and budget year,
 * the district of the case and the size of the enterprise come with the stored event (neither changes once money moves). An event without a ledger
 * move adds nothing. Counted are payers' parts: a case of one payer counts once.
 *
 * Over all months, the sum of a status equals the accounts' balance of that name; reconcile proves it.
 */
export const totalsDeltasOf = (event: Pick<ApplicationEvent, 'at' | 'ledgerMoves'>, districtCode: string, enterpriseSize: SizeClass): readonly TotalsDelta[] =>
  event.ledgerMoves.flatMap((move) => {
    const { programmeId, fiscalYear } = parseAccountId(move.accountId);
    const cell = { programmeId, fiscalYear, districtCode: brandRegionCode(districtCode), enterpriseSize, month: legalDateOf(event.at).slice(0, 7) };
    return changesOf(move).map(({ status, sign, count }) => ({ ...cell, status, count, amountFen: fen(sign * move.amountFen) }));
  });

type StatusChange = { readonly status: TotalsStatusName; readonly sign: 1 | -1; readonly count: -1 | 0 | 1 };

function changesOf(move: LedgerMove): readonly StatusChange[] {
  const changes: StatusChange[] = [];
  // A demand may be settled in several payments: it leaves the count with the last one.
  const partial = move.from === 'receivable' && move.settles !== true;
  // Owed again: it returns to the count if it had left it.
  const stillOwed = move.from === 'recovered' && move.reopens !== true;
  if (isStatus(move.from)) changes.push({ status: move.from, sign: -1, count: partial ? 0 : -1 });
  if (isStatus(move.to)) changes.push({ status: move.to, sign: 1, count: stillOwed ? 0 : 1 });
  if ((move.from === 'payable' || move.from === 'paid') && move.to === 'committed') changes.push({ status: 'failed', sign: 1, count: 1 });
  if (move.to === 'available' && move.from !== 'outside') changes.push({ status: 'released', sign: 1, count: 1 });
  return changes;
}
