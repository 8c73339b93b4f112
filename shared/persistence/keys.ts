import type { CreditCode, LocalDate, RegionCode } from '../domain/brands';
import type { Listing, ListingKind } from '../domain/exports/listings';
import type { ApplicationState } from '../domain/application/states';
import type { PaperKind } from '../domain/rules/papers-named';
import type { RatingCell, ServiceRating } from '../domain/rating/service-rating';
import type { ShownItem } from '../domain/targets/shown-items';

/**
 * Every key of the table, in one place. Prefixes are the unit of permission (dynamodb:LeadingKeys): money stands under
 * `ACCOUNT#`, people under `USER#`, cases under `APP#`.
 */
export type Key = { readonly pk: string; readonly sk: string };

const padded = (count: number, width: number): string => String(count).padStart(width, '0');

export const applicationPartition = (applicationId: string): string => `APP#${applicationId}`;
export const applicationIdOf = (partition: string): string => partition.slice('APP#'.length);
const inCase = (applicationId: string, sk: string): Key => ({ pk: applicationPartition(applicationId), sk });

export const headKey = (applicationId: string): Key => inCase(applicationId, 'HEAD');
export const draftKey = (applicationId: string): Key => inCase(applicationId, 'DRAFT');
export const claimListKey = (applicationId: string): Key => inCase(applicationId, 'CLAIMS');
export const eventPrefix = 'EVENT#';
export const eventKey = (applicationId: string, version: number): Key => inCase(applicationId, `${eventPrefix}${padded(version, 6)}`);
export const submissionPrefix = 'SUBMISSION#';
export const submissionKey = (applicationId: string, revision: number): Key => inCase(applicationId, `${submissionPrefix}${padded(revision, 4)}`);
export const determinationPrefix = 'DETERMINATION#';
export const determinationKey = (applicationId: string, version: number): Key => inCase(applicationId, `${determinationPrefix}${padded(version, 6)}`);
export const findingsPrefix = 'FINDINGS#';
export const findingsKey = (applicationId: string, version: number): Key => inCase(applicationId, `${findingsPrefix}${padded(version, 6)}`);
export const recomputationPrefix = 'RECOMPUTATION#';
export const recomputationKey = (applicationId: string, version: number): Key => inCase(applicationId, `${recomputationPrefix}${padded(version, 6)}`);
export const payeePrefix = 'PAYEE#';
export const payeeKey = (applicationId: string, version: number): Key => inCase(applicationId, `${payeePrefix}${padded(version, 6)}`);
export const objectionPrefix = 'OBJECTION#';
export const objectionKey = (applicationId: string, objectionId: string): Key => inCase(applicationId, `${objectionPrefix}${objectionId}`);

export const receiptKey = (receiptNumber: string): Key => ({ pk: `RECEIPT#${receiptNumber}`, sk: 'RECEIPT' });
export const claimKey = (key: string): Key => ({ pk: `CLAIM#${key}`, sk: 'CLAIM' });
export const ceilingPartition = (creditCode: CreditCode): string => `CEILING#${creditCode}`;
export const ceilingKey = (creditCode: CreditCode, group: string, period: string): Key => ({ pk: ceilingPartition(creditCode), sk: `${group}#${period}` });

/** What an enterprise was asked to pay back, by case; apart from the enterprise so that whoever demands can't touch a profile. */
export const debtPartition = (creditCode: CreditCode): string => `DEBT#${creditCode}`;
export const debtKey = (creditCode: CreditCode, applicationId: string): Key => ({ pk: debtPartition(creditCode), sk: applicationId });

export const enterprisePartition = (creditCode: CreditCode): string => `ENTERPRISE#${creditCode}`;
export const enterpriseCasePrefix = 'APP#';
/** Newest cases sort last; the list reads backwards. */
export const enterpriseCaseKey = (creditCode: CreditCode, createdAt: string, applicationId: string): Key =>
  ({ pk: enterprisePartition(creditCode), sk: `${enterpriseCasePrefix}${createdAt}#${applicationId}` });
export const enterpriseProfileKey = (creditCode: CreditCode): Key => ({ pk: enterprisePartition(creditCode), sk: 'PROFILE' });

export const queuePartition = (state: ApplicationState, districtCode: RegionCode): string => `QUEUE#${state}#${districtCode}`;
/** Cases without a deadline come after all that have one. */
export const queueOrder = (dueOn: LocalDate | null, applicationId: string): string => `${dueOn ?? '9999-12-31'}#${applicationId}`;
export const deadlineShards = 4;
export const deadlinePartition = (day: LocalDate, shard: number): string => `DUE#${day}#${shard}`;
/** Spreads a day's cases evenly and always gives a case the same shard. */
export const deadlineShardOf = (applicationId: string): number =>
  Array.from(applicationId).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521, 7) % deadlineShards;

export const userPartition = (userId: string): string => `USER#${userId}`;
export const userIdOf = (partition: string): string => partition.slice('USER#'.length);
export const accountPartition = (accountId: string): string => `ACCOUNT#${accountId}`;
export const accountKey = (accountId: string): Key => ({ pk: accountPartition(accountId), sk: 'BALANCE' });
export const entryPrefix = 'ENTRY#';
export const entryKey = (accountId: string, entryId: string): Key => ({ pk: accountPartition(accountId), sk: `${entryPrefix}${entryId}` });
/** What a document orders for an account is booked once: its number, whether it adds or cuts, and which of its lines. */
export const bookedInstructionKey = (accountId: string, kind: 'add' | 'cut', documentNumber: string, documentLine: string | null): Key =>
  ({ pk: accountPartition(accountId), sk: `INSTRUCTION#${kind}#${documentNumber}#${documentLine ?? ''}` });
/** An entry of a case is named after the event that made it and its place among the moves of that event. */
export const caseEntryId = (applicationId: string, version: number, moveIndex: number): string => `${applicationId}#${padded(version, 6)}#${moveIndex + 1}`;

export const totalsPartition = (programmeId: string, fiscalYear: number): string => `TOTALS#${programmeId}#${fiscalYear}`;
export const totalsAsOfSort = 'ASOF';
export const countedKey = (eventId: string): Key => ({ pk: `COUNTED#${eventId}`, sk: 'COUNTED' });

/** What the cases of a city show in a year: what was counted, each once by its name, and the sums apart from it. */
export const shownPartition = (regionCode: string, year: number): string => `SHOWN#${regionCode}#${year}`;
export const shownSumPrefix = 'SUM#';
export const shownSumKey = ({ regionCode, year, cell }: Pick<ShownItem, 'regionCode' | 'year' | 'cell'>): Key => ({ pk: shownPartition(regionCode, year), sk: `${shownSumPrefix}${cell}` });
export const shownItemKey = ({ regionCode, year, cell, name }: ShownItem): Key => ({ pk: shownPartition(regionCode, year), sk: `ITEM#${cell}#${name}` });

/** The cases that named a paper. Keys appear in the logs of the cloud, and contract and drawdown numbers are the bank's: a hash stands for the number. */
export const paperPartition = (kind: PaperKind, identifierHash: string): string => `PAPER#${kind}#${identifierHash}`;
export const paperKey = (kind: PaperKind, identifierHash: string, applicationId: string): Key => ({ pk: paperPartition(kind, identifierHash), sk: applicationId });

/** What an applicant says about a case; apart from it, so that who rates or answers can't touch a case. */
export const ratingKey = (applicationId: string): Key => ({ pk: `RATING#${applicationId}`, sk: 'RATING' });
export const ratingListPartition = (programmeId: string): string => `RATING-LIST#${programmeId}`;
export const badRatingPrefix = 'BAD#';
export const badRatingKey = ({ programmeId, ratedAt, applicationId }: Pick<ServiceRating, 'programmeId' | 'ratedAt' | 'applicationId'>): Key => ({ pk: ratingListPartition(programmeId), sk: `${badRatingPrefix}${ratedAt}#${applicationId}` });
export const ratingCountPrefix = 'COUNT#';
export const ratingCountKey = (programmeId: string, cell: RatingCell): Key => ({ pk: ratingListPartition(programmeId), sk: `${ratingCountPrefix}${cell}` });

/** Items of a kind that are read by id, and listed by an owner through pointers. */
export type ListedKind = 'PROPOSAL' | 'APPROPRIATION' | 'TRANSFER' | 'BATCH' | 'PAYMENT-TERMS' | 'EXPORT' | 'POT-RUN' | 'YEAR-END' | 'ACCOUNT';
export const listedKey = (kind: Exclude<ListedKind, 'ACCOUNT'>, id: string): Key => ({ pk: `${kind}#${id}`, sk: kind });
export const ownerPartition = (kind: ListedKind, ownerId: string): string => `${kind}-LIST#${ownerId}`;
const listingNames: Readonly<Record<ListingKind, string>> = { payments: 'PAYMENTS', cases: 'CASES' };
export const listingPartition = (kind: ListingKind, programmeId: string, month: string): string => `${listingNames[kind]}#${programmeId}#${month}`;
export const listingKey = ({ kind, programmeId, month, at, applicationId, version }: Listing): Key => ({ pk: listingPartition(kind, programmeId, month), sk: `${at}#${applicationId}#${padded(version, 6)}` });
export const resultFilePrefix = 'RESULT#';
export const resultFileKey = (batchId: string, sha256: string): Key => ({ pk: `BATCH#${batchId}`, sk: `${resultFilePrefix}${sha256}` });
/** The cases of a call, base items that a run reads consistently: all that were ever filed, and those accepted in their order. */
export const callCasesPartition = (callId: string): string => `CALL#${callId}`;
export const filedCasePrefix = 'FILED#';
export const filedCaseKey = (callId: string, applicationId: string): Key => ({ pk: callCasesPartition(callId), sk: `${filedCasePrefix}${applicationId}` });
export const acceptedCasePrefix = 'ACCEPTED#';
export const acceptedCaseKey = (callId: string, acceptedAt: string, applicationId: string): Key => ({ pk: callCasesPartition(callId), sk: `${acceptedCasePrefix}${acceptedAt}#${applicationId}` });
export const decisionListKey = (listId: string): Key => ({ pk: `LIST#${listId}`, sk: 'LIST' });
export const noticePartition = 'NOTICES';
export const noticeKey = (closesOn: LocalDate, applicationId: string): Key => ({ pk: noticePartition, sk: `${closesOn}#${applicationId}` });

export const catalogueChunkPartition = (catalogueHash: string): string => `CATALOGUE#${catalogueHash}`;
export const catalogueChunkKey = (catalogueHash: string, chunk: number): Key => ({ pk: catalogueChunkPartition(catalogueHash), sk: `CHUNK#${padded(chunk, 4)}` });
export const currentCatalogueKey: Key = { pk: 'CATALOGUE', sk: 'CURRENT' };
/** The record of each publication, by its moment; beside the pointer, in the partition that only policies writes. */
export const catalogueVersionPrefix = 'VERSION#';
export const catalogueVersionKey = (publishedAt: string, catalogueHash: string): Key => ({ pk: currentCatalogueKey.pk, sk: `${catalogueVersionPrefix}${publishedAt}#${catalogueHash}` });
export const calendarKey: Key = { pk: 'CALENDAR', sk: 'CALENDAR' };
export const callPartition = 'CALLS';
export const callKey = (callId: string): Key => ({ pk: callPartition, sk: callId });
/** The last event of each case that was published on a day. */
export const auditPartition = (day: LocalDate): string => `AUDIT#${day}`;
export const auditHeadKey = (day: LocalDate, applicationId: string): Key => ({ pk: auditPartition(day), sk: applicationId });
/** How often somebody asked: a class and a hash of who. */
export const rateKey = (classAndSubject: string): Key => ({ pk: `RATE#${classAndSubject}`, sk: 'RATE' });
/** How much of the journal of payments the table knows; in the transaction of every approval. */
export const journalMarkKey: Key = { pk: 'PAYMENTS', sk: 'JOURNAL' };
/** The proofs of the books, by the moment they ended. */
export const reconcileReportPartition = 'RECONCILE';
export const reconcileReportKey = (finishedAt: string): Key => ({ pk: reconcileReportPartition, sk: finishedAt });
export const dailyMarkKey: Key = { pk: 'DAILY', sk: 'FINISHED' };
