import { requireTwoPersons } from '../../shared/casework/another-person';
import type { Inquiry, Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { situationOf } from '../../shared/casework/situation';
import { transition } from '../../shared/domain/application/transition';
import { potClaimOf } from '../../shared/domain/application/pot-transitions';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { requireUninvolved } from '../../shared/domain/review/separation-of-duties';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { PotRun, PotSeal } from '../../shared/ports/pot-runs';
import { advancePotRun, requireStatus, sealOf } from './advance-pot-run';
import { awardOf } from './award-share';
import type { ReviewDependencies } from './dependencies-type';
import { findPotRun, potCheckerRoles, potMakerRoles, potViewerRoles, requirePotOfficer } from './pot-authority';
import type { PotOfficer } from './pot-authority';
import { askingCases, readCallCases, readHeads, requireNoOtherRun } from './pot-cases';
import { potRunViewOf, potSharesOf } from './pot-run-view';
import { potTermsOf } from './pot-terms';
import { candidatesOf, hashOfSeal } from './seal-pot';

type OfRun = { readonly runId: string };

/**
 * Starts to share the pot of a call that has closed, once every case of it is reviewed or set aside, and freezes the
 * first cases. Asking again under the same key gives the run that exists.
 * @throws Problem `not_found`, `forbidden`, `call_still_open`, `pot_missing`, `slot_value_unset`, `pot_run_open`, `pot_cases_unready`, `pot_empty`, `own_enterprise`, `recused`.
 */
export const createPotRun = (dependencies: ReviewDependencies) => async (request: Request<unknown, unknown, { readonly callId: string }>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potMakerRoles);
  const call = await dependencies.catalogues.readCall(request.body.callId);
  if (call === null) throw new Problem('not_found', { field: 'callId' });
  if (!officer.covers(call.programmeId)) throw new Problem('forbidden');
  const runId = derivedId(dependencies, 'pot-run', officer.actor.userId, request.idempotencyKey);
  const stored = await dependencies.potRuns.read(runId);
  if (stored !== null) return sameRun(stored, call.callId);
  const today = legalDateOf(dependencies.clock.now());
  const { catalogue, actor } = officer;
  potTermsOf(catalogue, programmeOf(catalogue, call.programmeId), call, today, dependencies.demoMode);
  if (today <= call.closesOn) throw new Problem('call_still_open', { field: 'callId', params: { closesOn: call.closesOn } });
  await requireNoOtherRun(dependencies, catalogue, call, runId);
  const asking = askingCases(await readCallCases(dependencies, call.callId));
  if (asking.length === 0) throw new Problem('pot_empty');
  for (const { application } of asking) requireUninvolved(actor, application);
  const run: PotRun = {
    runId, programmeId: call.programmeId, callId: call.callId, status: 'freezing', candidates: candidatesOf(asking), position: 0, seal: null,
    madeBy: actor.userId, madeAt: dependencies.clock.now(), approvedBy: null, approvedAt: null, result: null,
  };
  if (!(await dependencies.potRuns.create(run))) return sameRun(await findPotRun(dependencies, officer, runId), call.callId);
  return potRunViewOf(await unlessOvertaken(dependencies, run, () => advancePotRun(dependencies, actor, run)));
};

/**
 * Does a step on a run. Sent twice at once, or by two people, one of them is overtaken: where the run went on meanwhile
 * and was not given up, its answer is the run as it stands now.
 */
const unlessOvertaken = async (dependencies: ReviewDependencies, before: PotRun, step: () => Promise<PotRun>, givenUp = false): Promise<PotRun> => {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const now = await dependencies.potRuns.read(before.runId);
    const moved = now !== null && (now.status !== before.status || now.position !== before.position || now.seal?.membersHash !== before.seal?.membersHash);
    if (!moved || (now.status === 'cancelling' || now.status === 'cancelled') !== givenUp) throw error;
    return now;
  }
};

const sameRun = (stored: PotRun, callId: string) => {
  if (stored.callId !== callId) throw new Problem('idempotency_key_reused');
  return potRunViewOf(stored);
};

export const listPotRuns = (dependencies: ReviewDependencies) => async (request: Inquiry<unknown, { readonly programmeId: string }, unknown>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potViewerRoles);
  return { items: officer.covers(request.query.programmeId) ? (await dependencies.potRuns.list(request.query.programmeId)).map(potRunViewOf) : [] };
};

export const getPotRun = (dependencies: ReviewDependencies) => async (request: Inquiry<OfRun, unknown, unknown>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potViewerRoles);
  return potRunViewOf(await findPotRun(dependencies, officer, request.parameters.runId));
};

/** The preview before anything is decided, and the record afterwards: each case's share and why. */
export const getPotShares = (dependencies: ReviewDependencies) => async (request: Inquiry<OfRun, { readonly limit: number; readonly cursor?: string | undefined }, unknown>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potViewerRoles);
  return potSharesOf(await findPotRun(dependencies, officer, request.parameters.runId), request.query.limit, request.query.cursor);
};

/** Carries a run on where it stands. Shares are only awarded by another person than its maker. */
export const continuePotRun = (dependencies: ReviewDependencies) => async (request: Request<OfRun, unknown, unknown>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potCheckerRoles);
  const run = await findPotRun(dependencies, officer, request.parameters.runId);
  if (run.status === 'applying') await requireTwoPersons(dependencies, officer.actor, run.madeBy, potCheckerRoles);
  return potRunViewOf(await unlessOvertaken(dependencies, run, () => advancePotRun(dependencies, officer.actor, run), run.status === 'cancelling'));
};

/**
 * Freezes what asks for a share now and seals again: after a member has left, or another came back from a hold.
 * @throws Problem `pot_run_status` once it is approved or cancelled, `pot_cases_unready`, `pot_empty`.
 */
export const resealPotRun = (dependencies: ReviewDependencies) => async (request: Request<OfRun, unknown, unknown>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potMakerRoles);
  const run = await findPotRun(dependencies, officer, request.parameters.runId);
  requireStatus(run, ['freezing', 'sealed']);
  const asking = askingCases(await readCallCases(dependencies, run.callId));
  if (asking.length === 0) throw new Problem('pot_empty');
  const reopened: PotRun = { ...run, status: 'freezing', candidates: candidatesOf(asking), position: 0, seal: null };
  return potRunViewOf(await unlessOvertaken(dependencies, run, async () => {
    await dependencies.potRuns.replace(reopened, run);
    return advancePotRun(dependencies, officer.actor, reopened);
  }));
};

/**
 * Another person approves the run by the hash of what they checked, and the first shares are awarded. Sent again, it
 * carries on. Everything that could stop an award is found before the first one.
 * @throws Problem `maker_is_checker`, `pot_run_status`, `pot_members_changed`, `own_enterprise`, `recused`.
 */
export const approvePotRun = (dependencies: ReviewDependencies) => async (request: Request<OfRun, unknown, { readonly membersHash: string }>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potCheckerRoles);
  const run = await findPotRun(dependencies, officer, request.parameters.runId);
  await requireTwoPersons(dependencies, officer.actor, run.madeBy, potCheckerRoles);
  requireStatus(run, ['sealed', 'applying', 'applied']);
  const seal = sealOf(run);
  if (request.body.membersHash !== seal.membersHash || hashOfSeal(dependencies.hashing, seal) !== seal.membersHash) throw new Problem('pot_members_changed', { field: 'membersHash' });
  return potRunViewOf(await unlessOvertaken(dependencies, run, async () => {
    if (run.status !== 'sealed') return advancePotRun(dependencies, officer.actor, run);
    await requireAllAwardable(dependencies, officer, run, seal);
    const approved: PotRun = { ...run, status: 'applying', position: 0, approvedBy: officer.actor.userId, approvedAt: dependencies.clock.now() };
    await dependencies.potRuns.replace(approved, run);
    return advancePotRun(dependencies, officer.actor, approved);
  }));
};

const requireAllAwardable = async (dependencies: ReviewDependencies, { actor }: PotOfficer, { runId }: PotRun, seal: PotSeal): Promise<void> => {
  const { members } = seal;
  const heads = await readHeads(dependencies, members.map(({ applicationId }) => applicationId));
  const changed = members.filter((member, index) => heads[index]?.heldBy !== runId || potClaimOf(heads[index]) !== member.reviewedFen);
  if (changed.length > 0) throw new Problem('pot_members_changed', { params: { receiptNumbers: changed.slice(0, 20).map(({ receiptNumber }) => receiptNumber) } });
  for (const [index, application] of heads.entries()) {
    const member = members[index];
    if (member === undefined) continue;
    const { context } = await situationOf(dependencies, application);
    const outcome = transition(application, awardOf(runId, seal, member), actor, context);
    if (outcome.kind === 'problem') throw outcome.problem;
  }
};

/** Gives every case back. Only before it is approved: from then on the shares are the applicants'. @throws Problem `pot_run_status`. */
export const cancelPotRun = (dependencies: ReviewDependencies) => async (request: Request<OfRun, unknown, unknown>) => {
  const officer = await requirePotOfficer(dependencies, request.identity, potCheckerRoles);
  const run = await findPotRun(dependencies, officer, request.parameters.runId);
  requireStatus(run, ['freezing', 'sealed', 'cancelling', 'cancelled']);
  return potRunViewOf(await unlessOvertaken(dependencies, run, async () => {
    if (run.status === 'cancelling' || run.status === 'cancelled') return advancePotRun(dependencies, officer.actor, run);
    const cancelling: PotRun = { ...run, status: 'cancelling', position: 0 };
    await dependencies.potRuns.replace(cancelling, run);
    return advancePotRun(dependencies, officer.actor, cancelling);
  }, true));
};
