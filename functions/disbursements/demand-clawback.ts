import { act, requireVisible } from '../../shared/casework/act';
import type { Prepared } from '../../shared/casework/act';
import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Inquiry, Request } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import type { Situation } from '../../shared/casework/situation';
import { actionReplyOf } from '../../shared/casework/views';
import type { OfficerRole } from '../../shared/domain/application/actor';
import { holdsRole } from '../../shared/domain/application/authority';
import { requireUninvolved } from '../../shared/domain/review/separation-of-duties';
import type { Fen, LocalDate } from '../../shared/domain/brands';
import { demandOfKind, paidFenOf } from '../../shared/domain/clawback/clawback-amount';
import { laidDownDeadline } from '../../shared/domain/clawback/clawback-deadline';
import type { ClawbackDeadline } from '../../shared/domain/clawback/clawback-deadline';
import type { ClawbackKind, RecomputedKind } from '../../shared/domain/clawback/clawback-kinds';
import { compareDeterminations } from '../../shared/domain/clawback/compare-determinations';
import type { FactCorrections } from '../../shared/domain/clawback/correct-facts';
import { zeroFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import { recomputeCase } from './recompute-case';

type OfCase = { readonly applicationId: string };
type Stated = { readonly expectedVersion: number; readonly amountFen: Fen; readonly reason: string; readonly evidence: string; readonly basis: string; readonly dueOn?: LocalDate | undefined; readonly deadlineBasis?: string | undefined };
type Body = Stated & ({ readonly kind: RecomputedKind; readonly corrections: FactCorrections } | { readonly kind: Exclude<ClawbackKind, RecomputedKind> });

const demandingRoles: readonly OfficerRole[] = ['finance_officer', 'approver'];

/**
 * What a demand on corrected facts would come to, with both determinations and where they part. Changes nothing.
 * @throws Problem `not_found`, `forbidden`, `own_enterprise`, `nothing_was_paid`, and those of `recomputeCase`.
 */
export const previewClawback = (dependencies: CaseworkDependencies) => async (request: Inquiry<OfCase, unknown, { readonly kind: RecomputedKind; readonly corrections: FactCorrections }>) => {
  const officer = await requireOfficer(dependencies, request.identity, demandingRoles);
  const application = await dependencies.applications.read(request.parameters.applicationId);
  if (application === null) throw new Problem('not_found');
  const situation = await situationOf(dependencies, application);
  requireVisible(situation, officer);
  if (!holdsRole(officer, demandingRoles, application, situation.context)) throw new Problem('forbidden', { params: { roles: demandingRoles } });
  requireUninvolved(officer, application);
  const paidFen = paidFenOf(application);
  if (paidFen === 0) throw new Problem('nothing_was_paid');
  const { kind, corrections } = request.body;
  requireFitting(kind, corrections);
  const { before, after, recomputedFen } = await recomputeCase(dependencies, situation, corrections);
  return {
    kind, paidFen, demandedFen: application.clawback?.demandedFen ?? zeroFen, recomputedFen, amountFen: demandOfKind(application, kind, recomputedFen) ?? zeroFen,
    before, after, change: compareDeterminations(before, after), deadline: laidDownDeadline(situation.context),
  };
};

/**
 * 追回: demands paid money back by a notice. On corrected facts the case is determined anew by the rules it is pinned to,
 * and that determination is stored with the corrections, so that the sum can be replayed.
 * @throws Problem of the transition (`nothing_was_paid`, `clawback_above_paid`, `clawback_amount_differs`, …),
 * `clawback_deadline_unset`, those of `recomputeCase`, `version_stale`, `idempotency_key_reused`.
 */
export const demandClawback = (dependencies: CaseworkDependencies) => async (request: Request<OfCase, unknown, Body>) => {
  const { body } = request;
  const actor = await requireOfficer(dependencies, request.identity, demandingRoles);
  const command = { applicationId: request.parameters.applicationId, expectedVersion: body.expectedVersion, actor, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash };
  return actionReplyOf(await act(dependencies, command, (situation) => prepare(dependencies, situation, body)));
};

const prepare = async (dependencies: CaseworkDependencies, situation: Situation, body: Body): Promise<Prepared> => {
  const { kind, amountFen, reason, evidence, basis } = body;
  const { dueOn, basis: deadlineBasis } = deadlineOf(situation, body);
  const demanded = { action: 'demand_clawback', kind, amountFen, reason, evidence, basis, dueOn, deadlineBasis } as const;
  // What was never paid can't be determined anew; the transition says so.
  if (!('corrections' in body) || paidFenOf(situation.application) === 0) return { action: { ...demanded, recomputedFen: 'corrections' in body ? zeroFen : null } };
  requireFitting(body.kind, body.corrections);
  const { after, recomputedFen } = await recomputeCase(dependencies, situation, body.corrections);
  const of = { applicationId: situation.application.applicationId, version: situation.application.version + 1 };
  return {
    action: { ...demanded, recomputedFen },
    documents: [{ kind: 'recomputation', value: { ...of, corrections: body.corrections } }, { kind: 'determination', value: { ...of, madeAt: 'demand_clawback', determination: after } }],
  };
};

/** Premiums are corrected by a refund, loans by their repayment. @throws Problem `field_required` naming what is missing. */
const requireFitting = (kind: RecomputedKind, corrections: FactCorrections): void => {
  const expected = kind === 'policy_refund' ? 'policies' : 'loans';
  if (!(expected in corrections)) throw new Problem('field_required', { field: `corrections.${expected}` });
};

/** The programme's own deadline, or the day and basis that were stated. @throws Problem `clawback_deadline_unset` when neither is there. */
const deadlineOf = ({ context }: Situation, { dueOn, deadlineBasis }: Stated): ClawbackDeadline => {
  const laidDown = laidDownDeadline(context);
  if (laidDown !== null) return { dueOn: dueOn ?? laidDown.dueOn, basis: laidDown.basis };
  if (dueOn === undefined || deadlineBasis === undefined) throw new Problem('clawback_deadline_unset', { field: dueOn === undefined ? 'dueOn' : 'deadlineBasis' });
  return { dueOn, basis: deadlineBasis };
};
