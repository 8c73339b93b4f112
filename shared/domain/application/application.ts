import type { SizeClass } from '../enterprise-size';
import type { ClawbackKind } from '../clawback/clawback-kinds';
import type { CreditCode, Fen, Instant, LocalDate, RegionCode } from '../brands';
import type { DutyHolder } from '../review/separation-of-duties';
import type { ApplicationState } from './states';

/** What a running deadline is for; it decides what the daily run does when the day has passed. */
export const deadlineKinds = ['acceptance', 'correction', 'review', 'notice_opening', 'notice_closing', 'hold_review', 'payee_confirmation', 'clawback'] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export type Deadline = { readonly kind: DeadlineKind; readonly dueOn: LocalDate };

/** A correction that was asked for and is not yet answered. The legal clock of the stage stands still meanwhile. */
export type OpenCorrection = {
  readonly round: number;
  readonly servedAt: Instant;
  readonly servedBy: 'portal';
  readonly returnState: ApplicationState;
  /** Working days the stage had left when the clock stopped (negative: already overdue); null where no limit is set. */
  readonly remainingWorkingDays: number | null;
};

/** What a decided case uses of a ceiling across programmes; given back when the money is. */
export type CeilingShare = { readonly group: string; readonly period: string; readonly amountFen: Fen; readonly lines: number };

export type Decision = {
  readonly listId: string;
  /** 会议纪要或文件号 */
  readonly documentNumber: string;
  readonly decidedOn: LocalDate;
  readonly outcome: 'grant' | 'reject';
  readonly amountFen: Fen;
  readonly ceilings: readonly CeilingShare[];
};

/** What the case got when the pot was shared; the amount it was reviewed at before that. */
export type PotAward = { readonly runId: string; readonly reviewedFen: Fen; readonly shareFen: Fen };

export type Notice = {
  /** Counts the notices of the case: a changed amount is noticed again. */
  readonly round: number;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate | null;
  readonly closed: boolean;
  readonly openObjectionIds: readonly string[];
};

/** Where a part's money stands in its account; `lapsed`: its year was closed and the money went back (收回), the decision stands and waits to be funded again. */
export const partBalances = ['reserved', 'committed', 'payable', 'paid', 'lapsed'] as const;
export type PartBalance = (typeof partBalances)[number];

/**
 * What one payer bears of a case, from the decision on: reserved, committed, put into a batch, paid and returned alone.
 * An account stands once in a case.
 */
export type Part = {
  /** From one, as the payers were named at the decision; it stays with the part when others are taken away, and its orders are named by it. */
  readonly number: number;
  readonly accountId: string;
  readonly amountFen: Fen;
  readonly balance: PartBalance;
  /** 资金下达文号: the document by which this payer freed the money; null before. */
  readonly fundDocumentNumber: string | null;
  readonly batchId: string | null;
  /** Counts payment orders: attempt n + 1 needs a terminal failure of n. */
  readonly attempt: number;
  /** What was demanded back of this payer's money, and what of that came back. */
  readonly demandedFen: Fen;
  readonly recoveredFen: Fen;
  /** The closed year's account the part was decided in, or was last funded from; null as long as its year was not closed. */
  readonly carriedFrom: string | null;
  /** What of this payment, from its order on, is set off against what another case of the enterprise owes; absent: all of it is paid out. */
  readonly offset?: PaymentOffset;
};

/** The case that owes, and how much of the payment settles its demand. */
export type PaymentOffset = { readonly applicationId: string; readonly amountFen: Fen };

/** The applicant's consent that a demand be set off against the next payment: since when, to which text. */
export type OffsetConsent = { readonly givenAt: Instant; readonly version: string; readonly textHash: string };

/**
 * A demand set off against one payment order: `ordered` keeps this much of the demand for the order from the approval of
 * its batch on, `settled` says that the treasury paid it. What fails or is returned leaves nothing here.
 */
export type DebtOffset = {
  readonly status: 'ordered' | 'settled';
  readonly batchId: string;
  readonly endToEndId: string;
  /** The payer's account that gets the money back. */
  readonly accountId: string;
  readonly amountFen: Fen;
  /** The day the demand was due when the order went out: due again when the payment is returned. */
  readonly dueOn: LocalDate | null;
};

/** What the enterprise does for its payment; null before the first release of funds. */
export type Payment = { readonly payeeConfirmedAt: Instant | null };

/** All demands of the case together; `kind`, `basis` and `demandedOn` are those of the latest. */
export type Clawback = {
  readonly kind: ClawbackKind;
  readonly demandedFen: Fen;
  readonly recoveredFen: Fen;
  readonly basis: string;
  /** The day of the latest fraud finding among the demands; null where none was one. */
  readonly fraudFoundOn: LocalDate | null;
  /** Absent: the applicant did not consent to an offset, or took it back, or it is used up. */
  readonly consent?: OffsetConsent;
  /** One order at a time, and one that succeeded in all; absent: none. */
  readonly offset?: DebtOffset;
};

/** The law a case is decided by, fixed at acceptance (受理): the catalogue, who pays, and how large the enterprise was. */
export type Pins = { readonly catalogueHash: string; readonly acceptedOn: LocalDate; readonly payerRegionCode: RegionCode; readonly enterpriseSize: SizeClass };

/**
 * The head of a case: everything a transition needs to decide, and nothing personal.
 * Facts, determinations and findings are items of their own.
 */
export type Application = {
  readonly applicationId: string;
  readonly programmeId: string;
  readonly callId: string;
  readonly creditCode: CreditCode;
  readonly districtCode: RegionCode;
  readonly receiptNumber: string | null;
  readonly state: ApplicationState;
  /** Counts events: version n is the state after event n. */
  readonly version: number;
  readonly lastEventHash: string;
  readonly createdAt: Instant;
  readonly submittedAt: Instant | null;
  readonly claimedBy: string | null;
  readonly recusedUserIds: readonly string[];
  readonly dutyHolders: readonly DutyHolder[];
  readonly correctionRounds: number;
  readonly correction: OpenCorrection | null;
  readonly deadline: Deadline | null;
  readonly pins: Pins | null;
  /** Lines whose cost item another enterprise holds (资金查重): they block the decision until resolved. */
  readonly clashedLines: readonly string[];
  readonly determinedFen: Fen | null;
  readonly reviewedFen: Fen | null;
  readonly opinion: 'grant' | 'reject' | null;
  /** The run (sharing of the pot) that has frozen the case: until it lets go, the case is not decided. */
  readonly heldBy: string | null;
  readonly potAward: PotAward | null;
  readonly decision: Decision | null;
  readonly notice: Notice | null;
  /** The case's money by payer; empty as long as nothing is reserved. */
  readonly parts: readonly Part[];
  readonly payment: Payment | null;
  readonly clawback: Clawback | null;
};
