import type { Actor } from '../domain/application/actor';
import type { Part } from '../domain/application/application';
import type { TransitionContext } from '../domain/application/context';
import type { ApplicationEvent } from '../domain/application/event';
import { actionsOpenTo } from '../domain/application/transition';
import type { Instant } from '../domain/brands';
import { parseAccountId } from '../domain/ledger/account-id';
import { legalDateOf } from '../domain/local-date';
import { addWorkingDays } from '../domain/working-days';
import { namedConditions } from '../domain/rules/conditions';
import { clawbackRecordOf } from './clawback-record';
import type { CaseworkDependencies } from './dependencies';
import type { Situation } from './situation';
import { summaryOf } from './views';

/** The refusal a case carries, with the clauses of the conditions it names, so that nobody is refused without a ground. */
const refusalOf = (events: readonly ApplicationEvent[], { catalogue, programme, context }: Situation) => {
  for (const { change, at } of [...events].reverse()) {
    if (change.action === 'refuse_acceptance' || (change.action === 'decide' && change.outcome === 'reject')) {
      const { grounds } = change;
      const conditions = namedConditions(catalogue, programme).filter((condition) => grounds.conditionIds.includes(condition.id));
      return { reason: grounds.reason, conditionIds: grounds.conditionIds, clauses: conditions.map(({ saying, citations }) => `${saying}${citations.map(({ instrumentId, locator }) => `（${instrumentId} ${locator}）`).join('')}`), reExamination: reExaminationOf(at, context) };
    }
  }
  return null;
};

/** The last day to ask for 复核, counted from the day the refusal was served; nothing where no rule lays it down. */
export const reExaminationOf = (servedAt: Instant, { procedure, calendar }: TransitionContext) => {
  const rule = procedure.consequences.reExamination ?? null;
  if (rule === null) return null;
  const basis = [rule.basis.documentNumber, rule.basis.clause].filter((part) => part !== null).join(' ');
  return { untilOn: addWorkingDays(calendar, legalDateOf(servedAt), rule.value.limitWorkingDays), basis };
};

const correctionAsked = (events: readonly ApplicationEvent[]) => {
  const asked = [...events].reverse().find(({ change }) => change.action === 'request_correction');
  return asked?.change.action === 'request_correction' ? asked.change.items : [];
};

/** A payer's part as the enterprise sees it: who pays how much, and how far it is; no account. */
const publicPartOf = ({ accountId, amountFen, balance, attempt, carriedFrom, offset }: Part) => {
  const { payerRegionCode, fiscalYear } = parseAccountId(accountId);
  return { payerRegionCode, fiscalYear, amountFen, balance, returned: balance === 'committed' && attempt > 0, carriedFromYear: carriedFrom === null ? null : parseAccountId(carriedFrom).fiscalYear, offset: offset === undefined ? null : { ...offset } };
};

/** The full answer about one case to somebody who may see it, with what they may do now. */
export const detailOf = async (dependencies: CaseworkDependencies, situation: Situation, actor: Actor) => {
  const { application, programme, context } = situation;
  const [events, latest] = await Promise.all([
    dependencies.applications.readEvents(application.applicationId), dependencies.applications.readLatestDetermination(application.applicationId),
  ]);
  const { correction, decision, notice, payment, parts } = application;
  const refused = application.state === 'not_accepted' || application.state === 'rejected';
  return {
    ...summaryOf(application, programme.title),
    availableActions: actionsOpenTo(application, actor, context),
    correction: correction === null ? null : { round: correction.round, servedAt: correction.servedAt, items: correctionAsked(events) },
    refusal: refused || application.state === 'closed' ? refusalOf(events, situation) : null,
    decision: decision === null ? null : { documentNumber: decision.documentNumber, decidedOn: decision.decidedOn, outcome: decision.outcome, amountFen: decision.amountFen },
    notice: notice === null ? null : { opensOn: notice.opensOn, closesOn: notice.closesOn, closed: notice.closed },
    payment: payment === null ? null : {
      fundDocumentNumber: [...new Set(parts.flatMap(({ fundDocumentNumber }) => fundDocumentNumber ?? []))].join('、'),
      payeeConfirmedAt: payment.payeeConfirmedAt, attempt: Math.max(0, ...parts.map((part) => part.attempt)),
    },
    parts: parts.map(publicPartOf),
    clawback: await clawbackRecordOf(dependencies, situation, events),
    determination: latest?.determination ?? null,
  };
};
