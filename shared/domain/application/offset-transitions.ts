import { offsetAgainst, offsetObstacle } from '../clawback/offset';
import { subtractFen } from '../money';
import { Problem } from '../problem';
import type { ApplicationAction } from './actions';
import type { Application, Clawback, DebtOffset } from './application';
import type { TransitionContext } from './context';
import { keepsMoney } from './outcome';
import type { Outcome } from './outcome';
import { openDemandFen, partOfAccount, recoveryOf, withPart } from './parts';
import { recovered } from './payment-transitions';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

const clawbackOf = ({ applicationId, clawback }: Application): Clawback => {
  if (clawback === null) throw new Error(`Case ${applicationId} has no demand.`);
  return clawback;
};

/** The applicant's own word, for the one demand as it stands; given again it counts from then on. */
export const consentOffset = (application: Application, { version, textHash, openFen }: Of<'consent_offset'>, context: TransitionContext): Outcome => {
  const obstacle = offsetObstacle(application, context.procedure);
  if (obstacle !== null) throw obstacle;
  if (openFen !== openDemandFen(application.parts, null)) throw new Problem('offset_amount_differs', { field: 'openFen' });
  return keepsMoney({ ...application, clawback: { ...clawbackOf(application), consent: { givenAt: context.now, version, textHash } } });
};

/** Taken back until an order counts on it. */
export const withdrawOffsetConsent = (application: Application): Outcome => {
  const { consent, ...clawback } = clawbackOf(application);
  if (clawback.offset?.status === 'ordered') throw new Problem('offset_under_way', { params: { offsetFen: clawback.offset.amountFen } });
  if (consent === undefined) throw new Problem('offset_consent_missing');
  return keepsMoney({ ...application, clawback });
};

/** Worked out here again: what was frozen in the batch is what the consent, the rule and the demand give now, or nothing is ordered. */
export const orderOffset = (application: Application, action: Of<'order_offset'>, context: TransitionContext): Outcome => {
  const clawback = clawbackOf(application);
  const obstacle = offsetObstacle(application, context.procedure);
  if (obstacle !== null) throw obstacle;
  if (clawback.consent === undefined) throw new Problem('offset_consent_missing');
  const payment = { applicationId: action.paymentApplicationId, creditCode: application.creditCode, accountId: action.paymentAccountId, amountFen: action.paymentFen };
  const due = offsetAgainst(application, context.procedure, payment);
  if (due?.amountFen !== action.amountFen) throw new Problem('offset_amount_differs', { params: { applicationId: application.applicationId } });
  const offset: DebtOffset = { status: 'ordered', batchId: action.batchId, endToEndId: action.endToEndId, accountId: due.accountId, amountFen: due.amountFen, dueOn: application.deadline?.dueOn ?? null };
  return keepsMoney({ ...application, clawback: { ...clawback, offset } });
};

/** @throws Problem `offset_unknown` when the case has no such offset in that standing. */
const offsetOf = ({ clawback }: Application, status: DebtOffset['status'], { endToEndId, amountFen }: { readonly endToEndId: string; readonly amountFen: number }): DebtOffset => {
  const offset = clawback?.offset;
  if (offset?.status !== status || offset.endToEndId !== endToEndId || offset.amountFen !== amountFen) throw new Problem('offset_unknown', { params: { endToEndId } });
  return offset;
};

/** So much of the demand has come back, into the account it was paid from. The consent was for this payment and is used up. */
export const settleOffset = (application: Application, action: Of<'settle_offset'>): Outcome => {
  const offset = offsetOf(application, 'ordered', action);
  const { consent: _usedUp, ...clawback } = clawbackOf(application);
  const { parts, ledgerMoves } = recoveryOf(application.parts, offset.amountFen, offset.accountId);
  return { application: recovered(application, { ...clawback, offset: { ...offset, status: 'settled' } }, parts, offset.amountFen), ledgerMoves, claims: 'none' };
};

/** As if it had never been ordered; the consent stands for the next order. */
export const releaseOffset = (application: Application, action: Of<'release_offset'>): Outcome => {
  offsetOf(application, 'ordered', action);
  const { offset: _released, ...clawback } = clawbackOf(application);
  return keepsMoney({ ...application, clawback });
};

/** Owed again, until the day it was due before or, where another demand was served since, until that one's. */
export const undoOffset = (application: Application, action: Of<'undo_offset'>): Outcome => {
  const { accountId, amountFen, dueOn } = offsetOf(application, 'settled', action);
  const { offset: _undone, ...clawback } = clawbackOf(application);
  const part = partOfAccount(application, accountId);
  const move = { accountId, from: 'recovered', to: 'receivable', amountFen } as const;
  return {
    application: {
      ...application,
      state: 'clawback_due',
      parts: withPart(application.parts, { ...part, recoveredFen: subtractFen(part.recoveredFen, amountFen) }),
      clawback: { ...clawback, recoveredFen: subtractFen(clawback.recoveredFen, amountFen) },
      deadline: application.deadline ?? (dueOn === null ? null : { kind: 'clawback', dueOn }),
    },
    ledgerMoves: [part.recoveredFen === part.demandedFen ? { ...move, reopens: true } : move],
    claims: 'none',
  };
};
