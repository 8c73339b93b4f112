import type { Fen, Instant, LocalDate } from '../domain/brands';
import type { BudgetAccount } from '../domain/ledger/account';
import type { YearEndMode, YearEndRule, YearEndSeal, YearEndStatus } from '../domain/ledger/year-end';

/** What was free in the closed account and left it: booked once under its own entry. */
export type YearEndSweep = { readonly entryId: string; readonly mode: YearEndMode; readonly amountFen: Fen; readonly toAccountId: string | null; readonly at: Instant };

/** The year end of one budget account: proposed with its basis and a sealed list, approved by another person, carried on by whoever asks next. */
export type YearEndRun = {
  readonly runId: string;
  readonly programmeId: string;
  readonly fiscalYear: number;
  readonly payerRegionCode: string;
  readonly accountId: string;
  readonly budgetDocumentNumber: string;
  readonly source: BudgetAccount['source'];
  /** 关账日: from this day on the year may be closed. */
  readonly cutOffOn: LocalDate;
  readonly rule: YearEndRule;
  /** Next year's account; null where the document lets everything lapse. */
  readonly successorAccountId: string | null;
  readonly status: YearEndStatus;
  readonly seal: YearEndSeal;
  /** How many of the sealed members had their turn. */
  readonly position: number;
  readonly sweeps: readonly YearEndSweep[];
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
};

export interface YearEnds {
  read(runId: string): Promise<YearEndRun | null>;
  list(programmeId: string): Promise<readonly YearEndRun[]>;
  /** @returns false when a run of this id exists. */
  create(run: YearEndRun): Promise<boolean>;
  /** Replaces the run on condition that it stands where `before` stood. @throws Problem `version_stale`. */
  replace(run: YearEndRun, before: YearEndRun): Promise<void>;
  /**
   * Closes the account and opens its successor, with the run, in one transaction: only as the account stood when it was sealed.
   * @throws Problem `version_stale`, `year_end_members_changed`.
   */
  close(closed: YearEndRun, before: YearEndRun): Promise<void>;
  /**
   * Books what is free out of a closed account that holds nothing for cases any more; proves both in the transaction.
   * @returns false when the account moved meanwhile.
   * @throws Problem `version_stale`, `fiscal_year_closed` when the account it goes to is closed too.
   */
  sweep(swept: YearEndRun, before: YearEndRun, sweep: YearEndSweep): Promise<boolean>;
}
