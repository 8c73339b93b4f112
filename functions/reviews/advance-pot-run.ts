import type { OfficerActor } from '../../shared/domain/application/actor';
import { potClaimOf } from '../../shared/domain/application/pot-transitions';
import { fen, subtractFen, sumFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import type { PotRun, PotSeal } from '../../shared/ports/pot-runs';
import { actOnMembers } from './act-on-member';
import { prepareAward } from './award-share';
import type { ReviewDependencies } from './dependencies-type';
import { readHeads } from './pot-cases';
import { sealRun } from './seal-pot';

/** Cases dealt with by one request: a few seconds of work. */
export const casesAtOnce = 100;

/**
 * Carries a run on by one chunk. Every case is a transaction of its own whose condition is the case, and the run notes
 * afterwards how far it came: killed anywhere, the chunk is gone through again and finds what is done already.
 */
export const advancePotRun = async (dependencies: ReviewDependencies, actor: OfficerActor, run: PotRun): Promise<PotRun> => {
  const next = await nextOf(dependencies, actor, run);
  if (next === run) return run;
  await dependencies.potRuns.replace(next, run);
  return next;
};

const nextOf = async (dependencies: ReviewDependencies, actor: OfficerActor, run: PotRun): Promise<PotRun> => {
  switch (run.status) {
    case 'freezing': return freeze(dependencies, actor, run);
    case 'applying': return apply(dependencies, actor, run, sealOf(run));
    case 'cancelling': return letGo(dependencies, actor, run);
    case 'sealed':
    case 'applied':
    case 'cancelled': return run;
  }
};

export const sealOf = ({ runId, seal }: PotRun): PotSeal => {
  if (seal === null) throw new Error(`Run ${runId} was approved without a seal.`);
  return seal;
};

/** Freezes the next candidates; when none is left, seals. Whoever has left since is passed over. */
const freeze = async (dependencies: ReviewDependencies, actor: OfficerActor, run: PotRun): Promise<PotRun> => {
  const { runId } = run;
  await actOnMembers(
    dependencies, { actor, idempotencyKey: `${runId}:hold`, bodyHash: runId }, run.candidates.slice(run.position, run.position + casesAtOnce),
    (application) => application.heldBy !== runId && application.state === 'awaiting_decision' && application.decision === null && potClaimOf(application) !== null,
    () => ({ action: { action: 'hold_for_run', runId } }),
  );
  const position = Math.min(run.position + casesAtOnce, run.candidates.length);
  return position < run.candidates.length ? { ...run, position } : sealRun(dependencies, run);
};

/** Gives the next members their share; when all had their turn, proves count and sum. */
const apply = async (dependencies: ReviewDependencies, actor: OfficerActor, run: PotRun, seal: PotSeal): Promise<PotRun> => {
  const { runId } = run;
  await actOnMembers(
    dependencies, { actor, idempotencyKey: `${runId}:award`, bodyHash: seal.membersHash }, seal.members.slice(run.position, run.position + casesAtOnce),
    (application) => application.heldBy === runId, (situation, member) => prepareAward(dependencies, situation, run, seal, member),
  );
  const position = Math.min(run.position + casesAtOnce, seal.members.length);
  return position < seal.members.length ? { ...run, position } : prove(dependencies, run, seal);
};

/** Nothing is decided on a share before every member has its own or has left, and the sums say so. */
const prove = async (dependencies: ReviewDependencies, run: PotRun, seal: PotSeal): Promise<PotRun> => {
  const heads = await readHeads(dependencies, seal.members.map(({ applicationId }) => applicationId));
  if (heads.some(({ heldBy }) => heldBy === run.runId)) return { ...run, position: 0 };
  const awards = heads.map(({ potAward }) => (potAward?.runId === run.runId ? potAward : null));
  const awarded = seal.members.filter((member, index) => awards[index]?.shareFen === member.shareFen);
  const left = seal.members.filter((_member, index) => awards[index] === null);
  const [awardedFen, leftFen] = [sumFen(awarded.map(({ shareFen }) => shareFen)), sumFen(left.map(({ shareFen }) => shareFen))];
  if (awarded.length + left.length !== seal.members.length || subtractFen(seal.sharedTotalFen, awardedFen) !== leftFen) throw new Error(`Run ${run.runId}: what was awarded is not what was approved.`);
  return { ...run, status: 'applied', position: seal.members.length, result: { count: awarded.length, awardedFen: fen(awardedFen), leftApplicationIds: left.map(({ applicationId }) => applicationId) } };
};

/** Gives every case back that the run holds. */
const letGo = async (dependencies: ReviewDependencies, actor: OfficerActor, run: PotRun): Promise<PotRun> => {
  const { runId } = run;
  await actOnMembers(
    dependencies, { actor, idempotencyKey: `${runId}:leave`, bodyHash: runId }, run.candidates.slice(run.position, run.position + casesAtOnce),
    (application) => application.heldBy === runId, () => ({ action: { action: 'leave_run', runId } }),
  );
  const position = Math.min(run.position + casesAtOnce, run.candidates.length);
  return position < run.candidates.length ? { ...run, position } : { ...run, position, status: 'cancelled' };
};

/** @throws Problem `pot_run_status` unless the run stands in one of these. */
export const requireStatus = (run: PotRun, statuses: readonly PotRun['status'][]): void => {
  if (!statuses.includes(run.status)) throw new Problem('pot_run_status', { params: { status: run.status } });
};
