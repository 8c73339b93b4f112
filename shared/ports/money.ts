import type { Fen, Instant, LocalDate, RegionCode } from '../domain/brands';
import type { SizeClass } from '../domain/enterprise-size';
import type { BudgetAccount, Entry } from '../domain/ledger/account';
import type { BatchApproval } from '../domain/ledger/approval-level';
import type { FrozenMember } from '../domain/ledger/batch-members';
import type { PaymentTerms } from '../domain/ledger/payment-terms';
import type { Factor, FactorShare } from '../domain/ledger/factor-allocation';

/** A budget instruction: made by one person, in force once another approved it. */
export type Appropriation = {
  readonly appropriationId: string;
  readonly accountId: string;
  readonly programmeId: string;
  readonly fiscalYear: number;
  readonly payerRegionCode: RegionCode;
  readonly budgetDocumentNumber: string;
  readonly source: BudgetAccount['source'];
  readonly carriedOver: boolean;
  /** The document of this instruction: the budget document itself, or the one that adds to it or cuts it (追加、调减文号). */
  readonly documentNumber: string;
  /** Which line of the document, where it names several of a kind for one account; null for its only one. */
  readonly documentLine: string | null;
  /** Positive supplements, negative cuts. */
  readonly amountFen: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly status: 'open' | 'approved' | 'refused';
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Why it was refused. */
  readonly reason: string | null;
};

/** What one region gets of a transfer, with the account it goes to and how it comes about. */
export type TransferShare = FactorShare & { readonly regionCode: RegionCode; readonly accountId: string };

/** Money a payer passes on to its districts by weighted factors (因素法): made by one person, booked once another approved it. */
export type Transfer = {
  readonly transferId: string;
  readonly programmeId: string;
  readonly fiscalYear: number;
  readonly payerRegionCode: string;
  readonly fromAccountId: string;
  /** 分配文号: the document of the transfer, and the budget document of the districts' accounts. */
  readonly documentNumber: string;
  readonly source: BudgetAccount['source'];
  readonly carriedOver: boolean;
  readonly amountFen: Fen;
  readonly factors: readonly Factor[];
  readonly shares: readonly TransferShare[];
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly status: 'open' | 'approved' | 'refused';
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly reason: string | null;
};

export type LedgerEntry = Entry & {
  readonly accountId: string;
  /** `applicationId#version#n`, `appropriationId` or `transferId`: an entry exists once. */
  readonly entryId: string;
  readonly at: Instant;
};

/** A list that is decided or paid as one: frozen members, a sum, a hash, and two persons. */
export type BatchMember = FrozenMember;

/** A payment file of a batch in one format. */
export const batchFileFormats = ['list_csv', 'fiscal_csv', 'fiscal_xlsx', 'pain_001'] as const;
export type BatchFileFormat = (typeof batchFileFormats)[number];
export type BatchFile = { readonly format: BatchFileFormat; readonly sha256: string; readonly bytes: number };

/** A result file that came in for a batch; the file itself lies in the file store under its hash. */
export type StoredResultFile = {
  readonly batchId: string;
  readonly sha256: string;
  readonly format: 'csv' | 'pain_002';
  readonly bytes: number;
  /** Lines, settled or not. */
  readonly count: number;
  readonly receivedBy: string;
  readonly receivedAt: Instant;
};

export type PaymentBatch = {
  readonly batchId: string;
  readonly programmeId: string;
  readonly accountId: string;
  /** 资金下达文号 */
  readonly fundDocumentNumber: string;
  readonly members: readonly BatchMember[];
  /** What is paid out; what is set off comes on top (`batchTotalsOf`). */
  readonly totalFen: Fen;
  /** SHA-256 over the canonical members: what the second person approves. */
  readonly membersHash: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly status: 'open' | 'approving' | 'approved' | 'cancelled';
  readonly approvedBy: string | null;
  readonly approvedAt: Instant | null;
  /** SHA-256 of the payment file; set once, with the file. */
  readonly fileHash: string | null;
  /** What finance laid down for such payments, as it stood at the first approval; null: nothing was. */
  readonly terms: PaymentTerms | null;
  /** Who approved, one after the other; money moves when they are enough. */
  readonly approvals: readonly BatchApproval[];
  /** Every format of the payment file with its SHA-256; set once, with the files. */
  readonly files: readonly BatchFile[];
};

export type DecisionEntry =
  | { readonly applicationId: string; readonly outcome: 'grant'; readonly amountFen: Fen }
  | { readonly applicationId: string; readonly outcome: 'reject'; readonly conditionIds: readonly string[]; readonly reason: string };

/** A payer as a decision list names it; a share left out (null) is the one the programme lays down. */
export type NamedPayer = { readonly accountId: string; readonly sharePercent: string | null };

/** 审定: a list decided under one document number. */
export type DecisionList = {
  readonly listId: string;
  readonly programmeId: string;
  readonly payers: readonly NamedPayer[];
  readonly documentNumber: string;
  readonly decidedOn: LocalDate;
  readonly noticeOpensOn: LocalDate;
  readonly attendees: readonly string[];
  readonly recusals: readonly string[];
  readonly entries: readonly DecisionEntry[];
  readonly madeBy: string;
  readonly madeAt: Instant;
};

/** What the public may read about one case under notice: never accounts, ids, loan rates, contract numbers. */
export type NoticeEntry = {
  readonly applicationId: string;
  readonly noticeNumber: string;
  readonly programmeId: string;
  readonly enterpriseName: string;
  readonly districtCode: RegionCode;
  readonly amountFen: Fen;
  readonly documentNumber: string;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  /** The day it ended before its last day (objection upheld, held over, withdrawn, ended); null when it ran or runs its course. */
  readonly endedOn: LocalDate | null;
  /** As they read when it opened: what was published is not rewritten later. */
  readonly programmeTitle: string;
  /** 资助依据: the instruments the programme rests on. */
  readonly basis: string;
  readonly objectionContact: string;
};

export interface Ledger {
  readAccount(accountId: string): Promise<BudgetAccount | null>;
  listAccounts(programmeId: string): Promise<readonly BudgetAccount[]>;
  readAppropriation(appropriationId: string): Promise<Appropriation | null>;
  /** Instructions of a programme, open ones too, oldest first: the account of a first one does not exist before its approval. */
  listAppropriations(programmeId: string): Promise<readonly Appropriation[]>;
  /** @throws Problem `already_exists` when the id exists. */
  proposeAppropriation(appropriation: Appropriation): Promise<void>;
  /** Books the money and closes the instruction in one transaction. @throws Problem `version_stale`, `account_balance_insufficient`, `instruction_repeated`, `fiscal_year_closed`. */
  approveAppropriation(appropriation: Appropriation, decidedBy: string, at: Instant): Promise<void>;
  /** Closes the instruction without booking anything. @throws Problem `version_stale`. */
  refuseAppropriation(refused: Appropriation): Promise<void>;
  listEntries(accountId: string): AsyncIterable<LedgerEntry>;
}

export interface Transfers {
  readTransfer(transferId: string): Promise<Transfer | null>;
  /** Every transfer of a programme, oldest first. */
  listTransfers(programmeId: string): Promise<readonly Transfer[]>;
  /** @throws Problem `already_exists` when the id exists with other content. */
  proposeTransfer(transfer: Transfer): Promise<void>;
  /** Takes the sum from the payer's account and gives it to the districts' accounts, in one transaction. @throws Problem `version_stale`, `account_balance_insufficient`. */
  approveTransfer(approved: Transfer, at: Instant): Promise<void>;
  /** @throws Problem `version_stale`. */
  refuseTransfer(refused: Transfer): Promise<void>;
}

export interface Batches {
  readBatch(batchId: string): Promise<PaymentBatch | null>;
  listBatches(programmeId: string): Promise<readonly PaymentBatch[]>;
  /** @throws Problem `already_exists` with the stored batch's id when it exists. */
  createBatch(batch: PaymentBatch): Promise<void>;
  /** Replaces the batch on condition of its status. @throws Problem `version_stale`. */
  updateBatch(batch: PaymentBatch, expectedStatus: PaymentBatch['status']): Promise<void>;
  /**
   * Replaces the batch on condition that neither its status nor its approvals have changed, so that no approval is lost,
   * and that so many entries of the journal of payments are known and payments are not frozen. @throws Problem `version_stale`.
   */
  recordApproval(batch: PaymentBatch, before: PaymentBatch, knownEntries: number): Promise<void>;
  /** Notes a result file once. @returns what stands there: the first note, when the same file came before. */
  noteResultFile(file: StoredResultFile): Promise<StoredResultFile>;
  listResultFiles(batchId: string): Promise<readonly StoredResultFile[]>;
  readList(listId: string): Promise<DecisionList | null>;
  createList(list: DecisionList): Promise<void>;
  listNotices(openOn: LocalDate | null): Promise<readonly NoticeEntry[]>;
  saveNotice(entry: NoticeEntry): Promise<void>;
}

/** A write-once file store (S3, or a folder on one machine). */
export interface Files {
  /** Creates the file if it does not exist. @returns false when it did; the stored bytes then stay as they were. */
  createOnce(path: string, content: Uint8Array, contentType: string): Promise<boolean>;
  read(path: string): Promise<Uint8Array | null>;
}

/** One cell of the totals: projected from events, never used to decide. */
export type TotalsRow = {
  readonly programmeId: string;
  readonly fiscalYear: number;
  readonly districtCode: RegionCode;
  /** As the enterprise was at acceptance. */
  readonly enterpriseSize: SizeClass;
  /** "2026-03" */
  readonly month: string;
  readonly status: 'reserved' | 'committed' | 'payable' | 'paid' | 'failed' | 'released' | 'receivable' | 'recovered' | 'carried' | 'lapsed';
  readonly count: number;
  readonly amountFen: Fen;
};

export interface Totals {
  /** All rows of a programme and year, with the moment of the last event they contain. */
  read(programmeId: string, fiscalYear: number): Promise<{ readonly asOfAt: Instant | null; readonly rows: readonly TotalsRow[] }>;
  /** Adds the deltas of one event and its marker in one transaction. @returns false when the event was counted before. */
  apply(eventId: string, at: Instant, deltas: readonly TotalsRow[]): Promise<boolean>;
}

/** What finance laid down for payments of a programme by a payer: made by one person, in force once another approved it. */
export interface PaymentTermsBook {
  readTerms(termsId: string): Promise<PaymentTerms | null>;
  listTerms(programmeId: string): Promise<readonly PaymentTerms[]>;
  /** @throws Problem `already_exists` when the id exists with other content. */
  proposeTerms(terms: PaymentTerms): Promise<void>;
  /** @throws Problem `version_stale` when it is no longer open. */
  approveTerms(terms: PaymentTerms): Promise<void>;
}
