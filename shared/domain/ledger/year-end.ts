import { canonicalJson } from '../canonical-json';
import type { Fen, LocalDate } from '../brands';
import { addFen, fen, subtractFen, sumFen, zeroFen } from '../money';
import type { Entry } from './account';

/** What becomes of money of a closed year: on to next year's account (结转), or back to the treasury (收回). Laid down by a document; there is no default. */
export const yearEndModes = ['carry_over', 'lapse'] as const;
export type YearEndMode = (typeof yearEndModes)[number];

/** What the document lays down for each kind of money a closed account may hold. */
export type YearEndRule = {
  /** 结转文号 and its date. */
  readonly documentNumber: string;
  readonly issuedOn: LocalDate;
  /** Money that is reserved or committed for cases. */
  readonly openParts: YearEndMode;
  /** Money nobody has been promised (结余). */
  readonly remainder: YearEndMode;
  /** Payments of the closed year that come back after it was closed (退票). */
  readonly returns: YearEndMode;
};

/** `sealed`: proposed with its list, nothing is closed. `applying`: closed, and its parts go on one by one. */
export const yearEndStatuses = ['sealed', 'applying', 'applied', 'cancelled'] as const;
export type YearEndStatus = (typeof yearEndStatuses)[number];

/** A part of a case that the year end takes along. */
export type YearEndMember = { readonly applicationId: string; readonly receiptNumber: string; readonly balance: 'reserved' | 'committed'; readonly amountFen: Fen };

/** What is sealed and approved: the account as it stood, and each part it holds. */
export type YearEndSeal = {
  /** The account's version: any later move makes the seal void. */
  readonly accountVersion: number;
  readonly members: readonly YearEndMember[];
  readonly openFen: Fen;
  readonly availableFen: Fen;
  /** Ordered and not yet answered: finishes by this year's money, whatever the answer. */
  readonly payableFen: Fen;
  /** SHA-256 over the proposal and everything above. */
  readonly sealHash: string;
};

export type YearEndTerms = { readonly runId: string; readonly accountId: string; readonly cutOffOn: LocalDate; readonly rule: YearEndRule; readonly successorAccountId: string | null };

/** The canonical text of a proposal and its seal; the second person approves its SHA-256. */
export const yearEndText = ({ runId, accountId, cutOffOn, rule, successorAccountId }: YearEndTerms, { sealHash: _sealHash, ...sealed }: YearEndSeal): string =>
  canonicalJson({ runId, accountId, cutOffOn, rule, successorAccountId, ...sealed });

/** True when any money of the closed year goes on. */
export const carriesAnything = ({ openParts, remainder, returns }: YearEndRule): boolean => [openParts, remainder, returns].includes('carry_over');

/** What the cases of an account hold, worked out from its entries alone. */
export type HeldParts = Map<string, { readonly reserved: Fen; readonly committed: Fen; readonly payable: Fen }>;

/** An entry of a case is named `case#version#n`; what instructions and year ends book is not. */
const caseOf = (entryId: string): string | null => /^(?<id>[^#]+)#\d+#\d+$/.exec(entryId)?.groups?.['id'] ?? null;

/** Enters one entry. Entries come in any order: their sums don't depend on it. */
export const enterHeld = (held: HeldParts, { entryId, from, to, amountFen }: Entry & { readonly entryId: string }): void => {
  const applicationId = caseOf(entryId);
  if (applicationId === null) return;
  const before = held.get(applicationId) ?? { reserved: zeroFen, committed: zeroFen, payable: zeroFen };
  const changed = (name: 'reserved' | 'committed' | 'payable'): Fen => {
    const left = from === name ? subtractFen(before[name], amountFen) : before[name];
    return to === name ? addFen(left, amountFen) : left;
  };
  held.set(applicationId, { reserved: changed('reserved'), committed: changed('committed'), payable: changed('payable') });
};

/** The cases that hold money which is neither ordered nor paid, by id. A case has one part of an account, in one balance. */
export const openPartsOf = (held: HeldParts): readonly Omit<YearEndMember, 'receiptNumber'>[] =>
  [...held].flatMap(([applicationId, { reserved, committed }]): readonly Omit<YearEndMember, 'receiptNumber'>[] => {
    if (reserved > 0) return [{ applicationId, balance: 'reserved', amountFen: reserved }];
    return committed > 0 ? [{ applicationId, balance: 'committed', amountFen: committed }] : [];
  }).sort((left, right) => (left.applicationId < right.applicationId ? -1 : 1));

export const membersTotalFen = (members: readonly Pick<YearEndMember, 'amountFen'>[]): Fen => fen(sumFen(members.map(({ amountFen }) => amountFen)));
