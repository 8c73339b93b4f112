import type { Application } from '../domain/application/application';
import type { ApplicationEvent } from '../domain/application/event';
import type { ConditionFinding, LineFinding } from '../domain/application/actions';
import type { CreditCode, Fen, Instant, LocalDate, RegionCode } from '../domain/brands';
import type { FactCorrections } from '../domain/clawback/correct-facts';
import type { ClawbackKind } from '../domain/clawback/clawback-kinds';
import type { Determination } from '../domain/rules/determination';
import type { Facts } from '../domain/rules/facts';
import type { ApplicationState } from '../domain/application/states';

/** What the applicant is typing. Saved as it is, complete or not; checked in full only at submit. */
export type Draft = {
  readonly applicationId: string;
  readonly creditCode: CreditCode;
  readonly draftVersion: number;
  readonly facts: Facts;
  /** Names of uploaded or paper materials the applicant says are enclosed, by material id. */
  readonly materials: readonly string[];
  readonly savedAt: Instant;
  /** False from submit on, true again while a correction is open. */
  readonly editable: boolean;
};

/** Facts as submitted, revision by revision; a revision is never changed. */
export type Submission = {
  readonly applicationId: string;
  /** 1 for the first submit, one more for each correction. */
  readonly revision: number;
  readonly facts: Facts;
  readonly materials: readonly string[];
  /** Random; keeps the commitment in the event from being guessed. */
  readonly salt: string;
  readonly declaration: { readonly version: string; readonly textHash: string };
  readonly submittedAt: Instant;
};

/** A determination as it was made, with the facts revision it read and why it was made. */
export type StoredDetermination = {
  readonly applicationId: string;
  /** The version of the case after the event it belongs to. */
  readonly version: number;
  readonly madeAt: 'submit' | 'correct' | 'accept' | 'record_review' | 'award_share' | 'demand_clawback';
  readonly determination: Determination;
};

export type StageFindings = {
  readonly applicationId: string;
  readonly version: number;
  readonly stageId: string;
  readonly userId: string;
  readonly opinion: 'grant' | 'reject';
  readonly conditionFindings: readonly ConditionFinding[];
  readonly lineFindings: readonly LineFinding[];
  readonly reviewedFen: Fen;
  readonly comment: string;
};

/** What papers that came after the payment say, by which a demand was worked out. */
export type Recomputation = { readonly applicationId: string; readonly version: number; readonly corrections: FactCorrections };

/** What an enterprise was asked to pay back for one of its cases, and what is open of it; kept when it is settled. */
export type ClawbackDebt = {
  readonly applicationId: string;
  readonly receiptNumber: string | null;
  readonly kind: ClawbackKind;
  readonly openFen: Fen;
  readonly fraudFoundOn: LocalDate | null;
};

/** The payee account the enterprise confirmed. Encrypted at rest, masked in replies, never in events or logs. */
export type PayeeAccount = {
  readonly applicationId: string;
  readonly version: number;
  readonly accountName: string;
  readonly accountNumber: string;
  readonly bankCode: string;
  readonly bankName: string;
  readonly salt: string;
};

export type Objection = {
  readonly applicationId: string;
  readonly objectionId: string;
  readonly objector: { readonly kind: 'unit' | 'person'; readonly name: string; readonly contact: string; readonly evidence: string };
  readonly reason: string;
  readonly receivedAt: Instant;
};

/** What belongs to one event and is stored with it, in the same transaction. */
export type CaseDocument =
  | { readonly kind: 'submission'; readonly value: Submission }
  | { readonly kind: 'determination'; readonly value: StoredDetermination }
  | { readonly kind: 'findings'; readonly value: StageFindings }
  | { readonly kind: 'recomputation'; readonly value: Recomputation }
  | { readonly kind: 'payee'; readonly value: PayeeAccount }
  | { readonly kind: 'objection'; readonly value: Objection };

/** A cost item that may be funded once, as `costItemsOf` derives it: the key says what, the line says where in the case. */
export type ClaimedItem = { readonly key: string; readonly lineId: string };

/** What a change does to the cost items; every list may be empty. */
export type ClaimChanges = {
  /** Take these; each must be free, released, or ours already. */
  readonly take: readonly ClaimedItem[];
  /** Let these go: only the owner case can, and only while unpaid. */
  readonly release: readonly string[];
  /** Paid: never to be released again. */
  readonly seal: readonly string[];
  /** Paid after all not: held by us again. */
  readonly unseal?: readonly string[];
};

/** A yearly or lifetime ceiling across programmes: one conditional item per enterprise × group × period. */
export type CeilingUse = {
  readonly creditCode: CreditCode;
  readonly group: string;
  /** "2024" or "lifetime". */
  readonly period: string;
  /** Added (negative: given back). */
  readonly deltaFen: number;
  readonly deltaLines: number;
  /** The highest total allowed after adding; null for no limit of money. */
  readonly limitFen: Fen | null;
  /** The most lines funded after adding; null for no limit of lines. */
  readonly limitLines: number | null;
};

/** What one case becomes by one event. */
export type CaseStep = { readonly before: Application; readonly after: Application; readonly event: ApplicationEvent };

/**
 * One transition as it is saved: everything or nothing, in one TransactWriteItems, on condition that the case still
 * stands at `before.version` in `before.state`.
 */
export type Change = CaseStep & {
  /** The step of the case whose demand this payment settles or leaves open again: both are saved or neither. */
  readonly companion?: CaseStep;
  readonly documents: readonly CaseDocument[];
  readonly claims: ClaimChanges;
  readonly ceilings: readonly CeilingUse[];
  /** Freezes or reopens the draft together with the transition; `expectedVersion` guards against a later autosave. */
  readonly draft: { readonly expectedVersion: number | null; readonly editable: boolean } | null;
};

export type CommitResult =
  | { readonly kind: 'committed' }
  /** The same request was saved before: the caller answers from this event as if it had just happened. */
  | { readonly kind: 'replayed'; readonly event: ApplicationEvent };

export type Page<Item> = { readonly items: readonly Item[]; readonly cursor: string | null };

export type QueueQuery = {
  readonly state: ApplicationState;
  /** The district of the cases; a city's queue is its districts' queues side by side. */
  readonly districtCode: RegionCode;
  readonly limit: number;
  readonly cursor: string | null;
};

/** A state's queue over the districts of a territory, side by side in the order of the deadline. */
export type WorkQueueQuery = {
  readonly state: ApplicationState;
  readonly districtCodes: readonly RegionCode[];
  readonly limit: number;
  readonly cursor: string | null;
  /** Only rows that are due before this day; null for all, those without a deadline too. */
  readonly dueBeforeOn: LocalDate | null;
  readonly latestFirst: boolean;
  /** What else a row must be. Asked after reading: it neither costs nor saves units, and may leave a page short. */
  readonly admits: (row: QueueRow) => boolean;
};

/** A row of a queue: a hint from the index. The head decides. */
export type QueueRow = {
  readonly applicationId: string;
  readonly receiptNumber: string | null;
  readonly programmeId: string;
  readonly districtCode: RegionCode;
  readonly state: ApplicationState;
  readonly dueOn: LocalDate | null;
  readonly claimedBy: string | null;
  readonly version: number;
};

export type ClaimHolder = { readonly key: string; readonly applicationId: string; readonly creditCode: CreditCode; readonly status: 'held' | 'released' | 'sealed' };

/** Where cases live. Every method that writes is conditional; none reads and then writes without a condition. */
export interface Applications {
  /**
   * Starts a case. Creating again with the same key and body gives the case that exists.
   * @throws Problem `idempotency_key_reused` when the id exists with another body.
   */
  create(application: Application, event: ApplicationEvent, draft: Draft): Promise<CommitResult>;
  read(applicationId: string): Promise<Application | null>;
  /** Those that exist, in no order; a hundred a read. Not for decisions: eventually consistent. */
  readMany(applicationIds: readonly string[]): Promise<readonly Application[]>;
  /** The heads as they stand now, in the order asked for, a hundred a read; null where there is none. */
  readInOrder(applicationIds: readonly string[]): Promise<readonly (Application | null)[]>;
  readByReceipt(receiptNumber: string): Promise<Application | null>;
  readDraft(applicationId: string): Promise<Draft | null>;
  /**
   * Autosave: a plain conditional update of the draft alone.
   * @throws Problem `draft_version_stale` (with the current version), `application_frozen`, `not_found`.
   */
  saveDraft(draft: Draft, expectedVersion: number): Promise<Draft>;
  readSubmission(applicationId: string, revision: number | 'latest'): Promise<Submission | null>;
  readDeterminations(applicationId: string): Promise<readonly StoredDetermination[]>;
  /** The determination that counts now; null before the first. */
  readLatestDetermination(applicationId: string): Promise<StoredDetermination | null>;
  readFindings(applicationId: string): Promise<readonly StageFindings[]>;
  /** The corrections demands were worked out by, in their order. */
  readRecomputations(applicationId: string): Promise<readonly Recomputation[]>;
  readObjections(applicationId: string): Promise<readonly Objection[]>;
  readPayee(applicationId: string): Promise<PayeeAccount | null>;
  readEvents(applicationId: string): Promise<readonly ApplicationEvent[]>;
  /** The event that made this version; null when it does not exist (yet). Strongly consistent: a replay is told from it. */
  readEvent(applicationId: string, version: number): Promise<ApplicationEvent | null>;
  /** All claims the case holds or held. */
  readClaims(applicationId: string): Promise<readonly ClaimHolder[]>;
  /** Who holds these cost items now; free ones are left out. */
  readClaimHolders(keys: readonly string[]): Promise<readonly ClaimHolder[]>;
  /** What the enterprise has used of a ceiling. */
  readCeilingUse(creditCode: CreditCode): Promise<readonly { readonly group: string; readonly period: string; readonly usedFen: Fen; readonly usedLines: number }[]>;
  /** What the enterprise was ever asked to pay back, as it stands now. */
  readDebts(creditCode: CreditCode): Promise<readonly ClawbackDebt[]>;
  /**
   * @throws Problem `version_stale`, `idempotency_key_reused`, `cost_item_claimed` (with the keys), `account_balance_insufficient`,
   * `ceiling_exceeded`, `draft_version_stale`, `busy` after 5 tries against contention.
   */
  commit(change: Change): Promise<CommitResult>;
  listByEnterprise(creditCode: CreditCode, limit: number, cursor: string | null): Promise<Page<Application>>;
  queue(query: QueueQuery): Promise<Page<QueueRow>>;
  /** At most four reads a district and page, whatever the size of the queue. */
  workQueue(query: WorkQueueQuery): Promise<Page<QueueRow>>;
  /** Cases whose deadline falls on that day, as the index knows them. */
  dueOn(day: LocalDate, cursor: string | null): Promise<Page<{ readonly applicationId: string }>>;
}
