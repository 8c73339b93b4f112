import { brandCreditCode, brandInstant, brandLocalDate, brandRegionCode } from '../../shared/domain/brands';
import type { LedgerMove } from '../../shared/domain/application/actions';
import type { Application, Part } from '../../shared/domain/application/application';
import { chainStart, sealEvent, type ApplicationEvent } from '../../shared/domain/application/event';
import { fen } from '../../shared/domain/money';
import type { Facts } from '../../shared/domain/rules/facts';
import { sha256 } from '../../shared/integrations/sha256';
import type { Applications, Change, Draft } from '../../shared/ports/applications';
import type { Appropriation, Ledger } from '../../shared/ports/money';

/** Small cases for tests of storage: real shapes, no rules behind them. */

export const firstEnterprise = brandCreditCode('91350200MA0000001X');
export const secondEnterprise = brandCreditCode('91350200MA0000002X');
export const siming = brandRegionCode('350203');
export const sampleProgramme = 'xiamen.interest';
export const sampleAccount = 'xiamen.interest.2026.350203.doc-1';

const facts = { applicant: { declaredName: '厦门示例科技有限公司' } } as unknown as Facts;

const blankApplication = (applicationId: string): Application => ({
  applicationId, programmeId: sampleProgramme, callId: 'call-1', creditCode: firstEnterprise, districtCode: siming, receiptNumber: null,
  state: 'draft', version: 1, lastEventHash: chainStart, createdAt: brandInstant('2026-03-02T02:00:00.000Z'), submittedAt: null, claimedBy: null,
  recusedUserIds: [], dutyHolders: [], correctionRounds: 0, correction: null, deadline: null, pins: null, clashedLines: [], determinedFen: null,
  reviewedFen: null, opinion: null, decision: null, notice: null, parts: [], payment: null, clawback: null, heldBy: null, potAward: null,
});

export type SampleRequest = { readonly userId?: string; readonly key?: string; readonly bodyHash?: string };

/** A new case: head, first event, empty draft. */
export function newCase(applicationId: string, changes: Partial<Application> = {}, request: SampleRequest = {}): { application: Application; event: ApplicationEvent; draft: Draft } {
  const unsealed = { ...blankApplication(applicationId), ...changes };
  const event = sealEvent(sha256, {
    applicationId, version: 1, at: unsealed.createdAt, actor: { kind: 'applicant', userId: request.userId ?? 'user-a', as: 'handler' },
    fromState: null, toState: 'draft', change: { action: 'create' }, ledgerMoves: [],
    idempotencyKey: request.key ?? 'key-create', bodyHash: request.bodyHash ?? 'body-create', previousHash: chainStart,
  });
  const application = { ...unsealed, lastEventHash: event.hash };
  const draft: Draft = { applicationId, creditCode: application.creditCode, draftVersion: 1, facts, materials: ['loan-contract'], savedAt: application.createdAt, editable: true };
  return { application, event, draft };
}

export async function createCase(applications: Applications, applicationId: string, changes: Partial<Application> = {}): Promise<Application> {
  const made = newCase(applicationId, changes);
  await applications.create(made.application, made.event, made.draft);
  return made.application;
}

export type SampleChange = SampleRequest & {
  readonly changes?: Partial<Application>;
  readonly moves?: readonly LedgerMove[];
  readonly at?: string;
  readonly rest?: Partial<Pick<Change, 'documents' | 'claims' | 'ceilings' | 'draft'>>;
};

export const noClaims = { take: [], release: [], seal: [] } as const;

/** One transition of a case, as a use case would hand it over. */
export function changeOf(before: Application, options: SampleChange = {}): Change {
  const unsealed = { ...before, ...options.changes, version: before.version + 1 };
  const event = sealEvent(sha256, {
    applicationId: before.applicationId, version: unsealed.version, at: brandInstant(options.at ?? '2026-03-02T03:00:00.000Z'),
    actor: { kind: 'officer', userId: options.userId ?? 'user-o', as: 'intake_officer' }, fromState: before.state, toState: unsealed.state,
    change: { action: 'claim' }, ledgerMoves: options.moves ?? [],
    idempotencyKey: options.key ?? `key-${before.version + 1}`, bodyHash: options.bodyHash ?? 'body', previousHash: before.lastEventHash,
  });
  return { before, after: { ...unsealed, lastEventHash: event.hash }, event, documents: [], claims: noClaims, ceilings: [], draft: null, ...options.rest };
}

export const reserve = (amount: number): LedgerMove => ({ accountId: sampleAccount, from: 'available', to: 'reserved', amountFen: fen(amount) });

/** One payer's part as it stands in the sample account. */
export const samplePart = (amount: number, balance: Part['balance'], changes: Partial<Part> = {}): Part =>
  ({ number: 1, accountId: sampleAccount, amountFen: fen(amount), balance, fundDocumentNumber: null, batchId: null, attempt: 0, demandedFen: fen(0), recoveredFen: fen(0), carriedFrom: null, ...changes });

const sampleDecision = (amount: number): Application['decision'] => ({ listId: 'l', documentNumber: 'd', decidedOn: brandLocalDate('2026-03-02'), outcome: 'grant', amountFen: fen(amount), ceilings: [] });

/** The same case with money reserved for it. */
export const reservation = (before: Application, amount: number, options: SampleChange = {}): Change =>
  changeOf(before, { ...options, moves: [reserve(amount)], changes: { parts: [samplePart(amount, 'reserved')], decision: sampleDecision(amount), ...options.changes } });

export const appropriation = (amount: number, id = 'appropriation-1'): Appropriation => ({
  appropriationId: id, accountId: sampleAccount, programmeId: sampleProgramme, fiscalYear: 2026, payerRegionCode: siming,
  budgetDocumentNumber: '厦财预〔2026〕1号', source: 'city', carriedOver: false, documentNumber: '厦财预〔2026〕1号', amountFen: amount, madeBy: 'user-f', madeAt: brandInstant('2026-01-05T02:00:00.000Z'),
  documentLine: null, status: 'open', decidedBy: null, decidedAt: null, reason: null,
});

export async function appropriate(ledger: Ledger, amount: number, id?: string): Promise<void> {
  const instruction = appropriation(amount, id);
  await ledger.proposeAppropriation(instruction);
  await ledger.approveAppropriation(instruction, 'user-g', brandInstant('2026-01-06T02:00:00.000Z'));
}

export const someDay = brandLocalDate('2026-03-20');
