import type { Application } from '../domain/application/application';
import type { ApplicationEvent } from '../domain/application/event';
import type { TransitionContext } from '../domain/application/context';
import type { Fen, Instant, LocalDate } from '../domain/brands';
import { basisText } from '../domain/clawback/clawback-deadline';
import { clawbackKindLabels } from '../domain/clawback/clawback-kinds';
import { compareDeterminations } from '../domain/clawback/compare-determinations';
import { offsetObstacle, offsetRuleOf } from '../domain/clawback/offset';
import { currentOffsetConsent } from '../domain/clawback/offset-consent';
import { legalDateOf } from '../domain/local-date';
import { subtractFen, zeroFen } from '../domain/money';
import type { StoredDetermination } from '../ports/applications';
import type { CaseworkDependencies } from './dependencies';
import type { Situation } from './situation';

/** The last two determinations around a demand on corrected facts: the one that counted before it and the one made for it. */
const changeOf = (determinations: readonly StoredDetermination[]) => {
  const index = determinations.findLastIndex(({ madeAt }) => madeAt === 'demand_clawback');
  const [before, after] = [determinations[index - 1], determinations[index]];
  return before === undefined || after === undefined ? null : compareDeterminations(before.determination, after.determination);
};

type Recovery = { readonly at: Instant; readonly amountFen: Fen; readonly voucherNumber: string; readonly receivedOn: LocalDate; readonly way: 'payment' | 'offset' | 'offset_undone' };

/** What came back by an event: paid in, set off against a payment, or owed again after all. */
const recoveryOf = ({ at, change }: ApplicationEvent): readonly Recovery[] => {
  switch (change.action) {
    case 'record_recovery': return [{ at, amountFen: change.amountFen, voucherNumber: change.voucherNumber, receivedOn: change.receivedOn, way: 'payment' }];
    case 'settle_offset': return [{ at, amountFen: change.amountFen, voucherNumber: change.endToEndId, receivedOn: legalDateOf(at), way: 'offset' }];
    case 'undo_offset': return [{ at, amountFen: subtractFen(zeroFen, change.amountFen), voucherNumber: change.endToEndId, receivedOn: legalDateOf(at), way: 'offset_undone' }];
    default: return [];
  }
};

/** 抵扣 as both sides see it; null where no rule lays it down. */
const offsetViewOf = (application: Application, { procedure }: Pick<TransitionContext, 'procedure'>) => {
  const rule = offsetRuleOf(procedure);
  if (rule === null || application.clawback === null) return null;
  const { consent, offset } = application.clawback;
  return {
    basis: basisText(rule.basis), leaveAtLeastFen: rule.value.leaveAtLeastFen, text: { ...currentOffsetConsent() },
    consent: consent === undefined ? null : { givenAt: consent.givenAt, version: consent.version },
    order: offset === undefined ? null : { status: offset.status, amountFen: offset.amountFen },
    possible: application.state === 'clawback_due' && offsetObstacle(application, procedure) === null,
  };
};

/** Everything that was asked back of a case: each notice as it was served, what came back, and why the amount is what it is. */
export const clawbackRecordOf = async (dependencies: CaseworkDependencies, { application, context }: Pick<Situation, 'application' | 'context'>, events: readonly ApplicationEvent[]) => {
  const { applicationId, clawback } = application;
  if (clawback === null) return null;
  const recomputed = events.some(({ change }) => change.action === 'demand_clawback' && change.recomputedFen !== null);
  return {
    demandedFen: clawback.demandedFen, recoveredFen: clawback.recoveredFen, outstandingFen: subtractFen(clawback.demandedFen, clawback.recoveredFen),
    notices: events.flatMap(({ at, change }) => {
      if (change.action !== 'demand_clawback') return [];
      const { kind, amountFen, recomputedFen, reason, evidence, basis, dueOn, deadlineBasis } = change;
      return [{ at, kind, kindLabel: clawbackKindLabels[kind].chinese, amountFen, recomputedFen, reason, evidence, basis, dueOn, deadlineBasis }];
    }),
    recoveries: events.flatMap(recoveryOf),
    offset: offsetViewOf(application, context),
    change: recomputed ? changeOf(await dependencies.applications.readDeterminations(applicationId)) : null,
  };
};
