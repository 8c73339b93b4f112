import type { Application } from '../domain/application/application';
import type { ApplicationEvent } from '../domain/application/event';
import { clawbackKindLabels } from '../domain/clawback/clawback-kinds';
import { compareDeterminations } from '../domain/clawback/compare-determinations';
import { subtractFen } from '../domain/money';
import type { StoredDetermination } from '../ports/applications';
import type { CaseworkDependencies } from './dependencies';

/** The last two determinations around a demand on corrected facts: the one that counted before it and the one made for it. */
const changeOf = (determinations: readonly StoredDetermination[]) => {
  const index = determinations.findLastIndex(({ madeAt }) => madeAt === 'demand_clawback');
  const [before, after] = [determinations[index - 1], determinations[index]];
  return before === undefined || after === undefined ? null : compareDeterminations(before.determination, after.determination);
};

/** Everything that was asked back of a case: each notice as it was served, what came back, and why the amount is what it is. */
export const clawbackRecordOf = async (dependencies: CaseworkDependencies, { applicationId, clawback }: Application, events: readonly ApplicationEvent[]) => {
  if (clawback === null) return null;
  const recomputed = events.some(({ change }) => change.action === 'demand_clawback' && change.recomputedFen !== null);
  return {
    demandedFen: clawback.demandedFen, recoveredFen: clawback.recoveredFen, outstandingFen: subtractFen(clawback.demandedFen, clawback.recoveredFen),
    notices: events.flatMap(({ at, change }) => {
      if (change.action !== 'demand_clawback') return [];
      const { kind, amountFen, recomputedFen, reason, evidence, basis, dueOn, deadlineBasis } = change;
      return [{ at, kind, kindLabel: clawbackKindLabels[kind].chinese, amountFen, recomputedFen, reason, evidence, basis, dueOn, deadlineBasis }];
    }),
    recoveries: events.flatMap(({ at, change }) => (change.action === 'record_recovery' ? [{ at, amountFen: change.amountFen, voucherNumber: change.voucherNumber, receivedOn: change.receivedOn }] : [])),
    change: recomputed ? changeOf(await dependencies.applications.readDeterminations(applicationId)) : null,
  };
};
