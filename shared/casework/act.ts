import type { ApplicationAction } from '../domain/application/actions';
import type { Actor } from '../domain/application/actor';
import type { Application, CeilingShare } from '../domain/application/application';
import { caseReaderRoles, holdsRole } from '../domain/application/authority';
import { sealEvent } from '../domain/application/event';
import type { ApplicationEvent } from '../domain/application/event';
import type { TransitionSuccess } from '../domain/application/outcome';
import { transition } from '../domain/application/transition';
import { Problem } from '../domain/problem';
import type { CaseDocument, CaseStep, CeilingUse, Change, ClaimChanges } from '../ports/applications';
import type { CaseworkDependencies } from './dependencies';
import { situationOf } from './situation';
import type { Situation } from './situation';

/** A command on one case: which, as seen at which version, by whom, and what makes a retry of it recognisable. */
export type Command = {
  readonly applicationId: string;
  readonly expectedVersion: number;
  /** The actor, or how to find them once the case is known (its enterprise decides which mandate counts). */
  readonly actor: Actor | Promise<Actor> | ((application: Application) => Promise<Actor>);
  readonly idempotencyKey: string;
  readonly bodyHash: string;
  /** The case when the caller has just read it; the write's conditions tell whether it has moved since. */
  readonly asRead?: Application;
};

/** What a use case has worked out before the transition is tried. */
export type Prepared = {
  readonly action: ApplicationAction;
  readonly documents?: readonly CaseDocument[];
  readonly claims?: Partial<ClaimChanges>;
  readonly ceilings?: readonly CeilingUse[];
  readonly draft?: Change['draft'];
  /** The step of another case that belongs to this one, as read by the caller: saved with it or not at all. */
  readonly companion?: { readonly application: Application; readonly action: ApplicationAction };
};

export type Acted = { readonly application: Application; readonly event: ApplicationEvent; readonly replayed: boolean; readonly situation: Situation };

/**
 * A case of another enterprise does not exist for an applicant, nor one outside their territory and programmes for an
 * officer. Asked before anything else, so that neither version nor state nor existence is told to a stranger.
 * @throws Problem `not_found`.
 */
export const requireVisible = ({ application, context }: Pick<Situation, 'application' | 'context'>, actor: Actor): void => {
  if (actor.kind === 'applicant' && actor.creditCode !== application.creditCode) throw new Problem('not_found');
  if (actor.kind === 'officer' && !holdsRole(actor, caseReaderRoles, application, context)) throw new Problem('not_found');
};

/** The event a repeated request made the first time; null when this is not a repetition. */
const findReplay = async (dependencies: CaseworkDependencies, command: Command, actor: Actor): Promise<ApplicationEvent | null> => {
  const event = await dependencies.applications.readEvent(command.applicationId, command.expectedVersion + 1);
  if (event === null || event.actor.userId !== actor.userId || event.idempotencyKey !== command.idempotencyKey) return null;
  if (event.bodyHash !== command.bodyHash) throw new Problem('idempotency_key_reused');
  return event;
};

/** What a case uses of its ceilings: what its decision took, as long as money is held for it. */
const ceilingsUsed = ({ parts, decision }: Application): readonly CeilingShare[] => (parts.length === 0 ? [] : decision?.ceilings ?? []);

/** Money that goes back gives the case's share of the ceilings back with it; what a payer has paid stays used. */
const ceilingsGivenBack = (before: Application, outcome: TransitionSuccess): readonly CeilingUse[] => {
  const kept = ceilingsUsed(outcome.application);
  return ceilingsUsed(before).flatMap(({ group, period, amountFen, lines }) => {
    const still = kept.find((share) => share.group === group && share.period === period);
    const [deltaFen, deltaLines] = [(still?.amountFen ?? 0) - amountFen, (still?.lines ?? 0) - lines];
    return deltaFen === 0 && deltaLines === 0 ? [] : [{ creditCode: before.creditCode, group, period, deltaFen, deltaLines, limitFen: null, limitLines: null }];
  });
};

/** The cost items a transition lets go or seals are all the case holds. */
const claimChanges = async (dependencies: CaseworkDependencies, before: Application, outcome: TransitionSuccess, asked: Partial<ClaimChanges>): Promise<ClaimChanges> => {
  const take = asked.take ?? [];
  if (outcome.claims === 'none' || before.state === 'draft') return { take, release: asked.release ?? [], seal: [] };
  const claims = await dependencies.applications.readClaims(before.applicationId);
  const withStatus = (status: 'held' | 'sealed'): readonly string[] => claims.filter((claim) => claim.status === status).map((claim) => claim.key);
  if (outcome.claims === 'unseal') return { take, release: [], seal: [], unseal: withStatus('sealed') };
  const held = withStatus('held');
  return outcome.claims === 'release' ? { take, release: held, seal: [] } : { take, release: [], seal: held };
};

const eventOf = (dependencies: CaseworkDependencies, before: Application, outcome: TransitionSuccess, command: Command, action: ApplicationAction): ApplicationEvent =>
  sealEvent(dependencies.hashing.sha256, {
    applicationId: before.applicationId,
    version: before.version + 1,
    at: dependencies.clock.now(),
    actor: outcome.actor,
    fromState: before.state,
    toState: outcome.application.state,
    change: action,
    ledgerMoves: outcome.ledgerMoves,
    idempotencyKey: command.idempotencyKey,
    bodyHash: command.bodyHash,
    previousHash: before.lastEventHash,
  });

/** The other case's step, decided by its own rules for the same actor. @throws Problem of its transition. */
const companionStep = async (dependencies: CaseworkDependencies, companion: NonNullable<Prepared['companion']>, actor: Actor, command: Command): Promise<CaseStep> => {
  const { application: before, action } = companion;
  const { context } = await situationOf(dependencies, before);
  const outcome = transition(before, action, actor, context);
  if (outcome.kind === 'problem') throw outcome.problem;
  if (outcome.claims !== 'none') throw new Error(`A step that comes with another case's touches no cost items: ${action.action}.`);
  const event = eventOf(dependencies, before, outcome, command, action);
  return { before, after: { ...outcome.application, lastEventHash: event.hash }, event };
};

/**
 * Carries out one action on one case: reads it, decides, seals the event and saves everything in one transaction.
 * Nothing is read and then written without a condition on what was read.
 * @throws Problem of the transition, `not_found`, `version_stale`, `idempotency_key_reused`, or what the commit refuses.
 */
export const act = async (dependencies: CaseworkDependencies, command: Command, prepare: (situation: Situation) => Prepared | Promise<Prepared>): Promise<Acted> => {
  // Side by side: who asks, and what about. Somebody without the office is told so whether the case exists or not.
  const [known, before] = await Promise.all([typeof command.actor === 'function' ? null : command.actor, command.asRead ?? dependencies.applications.read(command.applicationId)]);
  if (before === null) throw new Problem('not_found');
  const actor = typeof command.actor === 'function' ? await command.actor(before) : known;
  if (actor === null) throw new Error('A command is somebody\'s.');
  const situation = await situationOf(dependencies, before);
  requireVisible(situation, actor);
  if (before.version !== command.expectedVersion) {
    const event = before.version > command.expectedVersion ? await findReplay(dependencies, command, actor) : null;
    if (event !== null) return { application: before, event, replayed: true, situation };
    throw new Problem('version_stale', { field: 'expectedVersion', params: { currentVersion: before.version, state: before.state } });
  }
  const prepared = await prepare(situation);
  const outcome = transition(before, prepared.action, actor, situation.context);
  if (outcome.kind === 'problem') throw outcome.problem;
  const event = eventOf(dependencies, before, outcome, command, prepared.action);
  const after: Application = { ...outcome.application, lastEventHash: event.hash };
  const result = await dependencies.applications.commit({
    before, after, event,
    documents: prepared.documents ?? [],
    claims: await claimChanges(dependencies, before, outcome, prepared.claims ?? {}),
    ceilings: [...(prepared.ceilings ?? []), ...ceilingsGivenBack(before, outcome)],
    draft: prepared.draft ?? null,
    ...(prepared.companion === undefined ? {} : { companion: await companionStep(dependencies, prepared.companion, actor, command) }),
  });
  return result.kind === 'replayed' ? { application: after, event: result.event, replayed: true, situation } : { application: after, event, replayed: false, situation };
};
