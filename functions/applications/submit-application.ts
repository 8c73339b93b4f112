import { act } from '../../shared/casework/act';
import type { Acted, Prepared } from '../../shared/casework/act';
import { applicantOf } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { receiptNumberOf } from '../../shared/casework/derived-ids';
import { materialsMissing, requireValuesSet } from '../../shared/casework/determining';
import type { Situation } from '../../shared/casework/situation';
import { summaryOf } from '../../shared/casework/views';
import { factsCommitmentText } from '../../shared/domain/application/commitments';
import { requireDeclaration } from '../../shared/domain/application/declaration';
import { fen } from '../../shared/domain/money';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import type { Determination } from '../../shared/domain/rules/determination';
import type { Draft, Submission } from '../../shared/ports/applications';
import { requireOpen } from './create-application';
import { filingBar, prepareFiling, requireFaultless, splitClaims, statedFaults } from './filing';

type Body = { readonly expectedVersion: number; readonly expectedDraftVersion: number; readonly declaration: { readonly version: string; readonly accepted: boolean } };
type SubmitRequest = Request<{ readonly applicationId: string }, unknown, Body>;

/** A rival enterprise may take a cost item between our look and our commit; then we look again. */
const claimAttempts = 5;

/**
 * 提交: checks, claims the cost items, determines, and answers at once with the receipt number, the outcome of every
 * condition and what is missing. An application that does not look eligible is received all the same: the
 * authority decides, not the form.
 */
export const submitApplication = (dependencies: CaseworkDependencies) => (request: SubmitRequest) => file(dependencies, request, 'submit');

/** 补正后重新提交: the same, back to the stage that asked. After the window no line is added and no claim is raised. */
export const correctApplication = (dependencies: CaseworkDependencies) => (request: SubmitRequest) => file(dependencies, request, 'correct');

const file = async (dependencies: CaseworkDependencies, request: SubmitRequest, action: 'submit' | 'correct') => {
  const declaration = requireDeclaration(request.body.declaration);
  const textHash = dependencies.hashing.sha256(declaration.text);
  const command = {
    applicationId: request.parameters.applicationId, expectedVersion: request.body.expectedVersion, actor: applicantOf(dependencies, request.identity),
    idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash,
  };
  for (let attempt = 1; ; attempt += 1) {
    const progress: Progress = { prepared: null };
    try {
      const acted = await act(dependencies, command, async (situation) => {
        progress.prepared = await prepare(dependencies, request, situation, action, { version: declaration.version, textHash });
        return progress.prepared;
      });
      return await replyOf(dependencies, acted, progress);
    } catch (error) {
      if (attempt === claimAttempts || !rivalWasFaster(error, progress)) throw error;
    }
  }
};

/** How far an attempt came before it was refused, or with what it succeeded. */
type Progress = { prepared: Prepared | null };

/** Free when we looked, taken when we wrote. */
const rivalWasFaster = (error: unknown, progress: Progress): boolean => error instanceof Problem && error.code === 'cost_item_claimed' && progress.prepared !== null;

const prepare = async (dependencies: CaseworkDependencies, request: SubmitRequest, situation: Situation, action: 'submit' | 'correct', declaration: Submission['declaration']): Promise<Prepared> => {
  const { application } = situation;
  const [draft, previous] = await Promise.all([
    dependencies.applications.readDraft(application.applicationId), action === 'submit' ? null : dependencies.applications.readSubmission(application.applicationId, 'latest'),
  ]);
  const stated = requireCurrentDraft(draft, request.body.expectedDraftVersion, application.state === (action === 'submit' ? 'draft' : 'correction_requested'));
  if (action === 'submit') {
    await requireOpenCall(dependencies, situation);
    const bar = await filingBar(dependencies, situation);
    if (bar !== null) throw bar;
  }
  requireFaultless(statedFaults(situation, stated.facts));
  const filing = await prepareFiling(dependencies, situation, stated.facts);
  requireValuesSet(filing.determination);
  const { take, clashedLines } = await splitClaims(dependencies, situation, filing);
  if (action === 'correct' && previous !== null) await requireNothingAdded(dependencies, situation, previous, filing.determination, stated);
  const submission: Submission = {
    applicationId: application.applicationId, revision: (previous?.revision ?? 0) + 1, facts: filing.facts, materials: stated.materials,
    salt: dependencies.ids.salt(), declaration, submittedAt: dependencies.clock.now(),
  };
  const held = action === 'correct' ? await dependencies.applications.readClaims(application.applicationId) : [];
  const keys = new Set(filing.costItems.map((item) => item.key));
  const amountFen = filing.determination.amount.amountFen;
  const filed = {
    determinedFen: amountFen === null ? null : fen(amountFen),
    factsCommitment: dependencies.hashing.sha256(factsCommitmentText(submission)), declarationHash: declaration.textHash, clashedLines,
  };
  return {
    action: action === 'submit' ? { action, receiptNumber: receiptNumberOf(application.applicationId, legalDateOf(dependencies.clock.now())), ...filed } : { action, ...filed },
    documents: [
      { kind: 'submission', value: submission },
      { kind: 'determination', value: { applicationId: application.applicationId, version: application.version + 1, madeAt: action, determination: filing.determination } },
    ],
    claims: { take, release: held.filter((claim) => claim.status === 'held' && !keys.has(claim.key)).map((claim) => claim.key) },
    draft: { expectedVersion: request.body.expectedDraftVersion, editable: false },
  };
};

const requireCurrentDraft = (draft: Draft | null, expectedDraftVersion: number, stateFits: boolean): Draft => {
  if (draft === null) throw new Problem('not_found');
  if (!draft.editable && stateFits) throw new Problem('application_frozen');
  if (draft.draftVersion !== expectedDraftVersion) throw new Problem('draft_version_stale', { field: 'expectedDraftVersion', params: { currentVersion: draft.draftVersion } });
  return draft;
};

const requireOpenCall = async (dependencies: CaseworkDependencies, situation: Situation): Promise<void> => {
  const call = await dependencies.catalogues.readCall(situation.application.callId);
  if (call === null) throw new Error(`The call ${situation.application.callId} of a case is gone.`);
  requireOpen(call, legalDateOf(situation.context.now));
};

/** @throws Problem `lines_added_after_window` when a correction brings a new line or asks for more once filing has closed. */
const requireNothingAdded = async (dependencies: CaseworkDependencies, situation: Situation, previous: Submission, determination: Determination, draft: Draft): Promise<void> => {
  const call = await dependencies.catalogues.readCall(situation.application.callId);
  if (call === null || legalDateOf(situation.context.now) <= call.closesOn) return;
  const lines = ({ loans, policies, patents }: Submission['facts']) => [...(loans ?? []), ...(policies ?? []), ...(patents ?? [])].map((line) => line.lineId);
  const known = new Set(lines(previous.facts));
  const added = lines(draft.facts).filter((lineId) => !known.has(lineId));
  const before = situation.application.determinedFen;
  const raised = before !== null && determination.amount.amountFen !== null && determination.amount.amountFen > before;
  if (added.length > 0 || raised) throw new Problem('lines_added_after_window', { params: { addedLines: added, raised } });
};

/** What was just written is known; what a repeated request wrote the first time is read. */
const filedWith = async (dependencies: CaseworkDependencies, { replayed, application: { applicationId }, event }: Acted, { prepared }: Progress) => {
  const documents = replayed ? [] : (prepared?.documents ?? []);
  const determination = documents.find((document) => document.kind === 'determination')?.value ?? (await dependencies.applications.readDeterminations(applicationId)).find((entry) => entry.version === event.version);
  const submission = documents.find((document) => document.kind === 'submission')?.value ?? (await dependencies.applications.readSubmission(applicationId, 'latest'));
  return { determination, submission };
};

const replyOf = async (dependencies: CaseworkDependencies, acted: Acted, progress: Progress) => {
  const { applicationId, receiptNumber } = acted.application;
  const { change, hash, version } = acted.event;
  if (change.action !== 'submit' && change.action !== 'correct') throw new Error('A filing is answered from its own event.');
  const { determination: stored, submission } = await filedWith(dependencies, acted, progress);
  if (stored === undefined || receiptNumber === null) throw new Error(`Filing ${applicationId}#${version} left no determination.`);
  return {
    application: summaryOf(acted.application, acted.situation.programme.title),
    receiptNumber,
    factsCommitment: change.factsCommitment,
    eventHash: hash,
    determination: stored.determination,
    materialsMissing: materialsMissing(acted.situation.programme, submission?.materials ?? []),
    replayed: acted.replayed,
  };
};
