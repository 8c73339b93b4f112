import { addFen, zeroFen } from '../money';
import { Problem } from '../problem';
import { withDuty } from '../review/separation-of-duties';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application, Payment } from './application';
import { handsOf } from './authority';
import { deadlineFrom, requirePublishedCalendar, today } from './context';
import type { TransitionContext } from './context';
import { endCase, keepsMoney, moveHolding } from './outcome';
import type { Outcome } from './outcome';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

/** 下达资金计划: the document that frees the money; the enterprise is now asked to confirm its account. */
export const releaseFunds = (application: Application, action: Of<'release_funds'>, _actor: Actor, context: TransitionContext): Outcome => {
  const limit = context.procedure.payeeConfirmation?.value.limitWorkingDays;
  return keepsMoney({
    ...application,
    state: 'awaiting_payee',
    payment: { fundDocumentNumber: action.documentNumber, payeeConfirmedAt: null, batchId: null, attempt: 0, authorised: false },
    deadline: deadlineFrom(context, 'payee_confirmation', limit === undefined ? null : { value: limit }),
  });
};

const paymentOf = (application: Application): Payment => {
  if (application.payment === null) throw new Error(`Case ${application.applicationId} has no released funds.`);
  return application.payment;
};

const requireOutsideBatch = (payment: Payment): void => {
  if (payment.batchId !== null) throw new Problem('case_in_batch', { params: { batchId: payment.batchId } });
};

export const confirmPayee = (application: Application, _action: Of<'confirm_payee'>, _actor: Actor, context: TransitionContext): Outcome => {
  const payment = paymentOf(application);
  requireOutsideBatch(payment);
  return keepsMoney({ ...application, payment: { ...payment, payeeConfirmedAt: context.now }, deadline: null });
};

/** 视为放弃 when nobody confirmed in time, and only where a rule says so. */
export const waive = (application: Application, _action: Of<'waive'>, _actor: Actor, context: TransitionContext): Outcome => {
  if (context.procedure.consequences.waiver === null) throw new Problem('consequence_without_basis');
  requirePublishedCalendar(context);
  if (paymentOf(application).payeeConfirmedAt !== null) throw new Problem('payee_already_confirmed');
  if (application.deadline === null || today(context) <= application.deadline.dueOn) throw new Problem('deadline_not_passed');
  return endCase(application, 'waived');
};

export const assignBatch = (application: Application, action: Of<'assign_batch'>, actor: Actor, context: TransitionContext): Outcome => {
  const payment = paymentOf(application);
  requireOutsideBatch(payment);
  if (payment.payeeConfirmedAt === null) throw new Problem('payee_not_confirmed');
  const dutyHolders = withDuty(application.dutyHolders.filter((holder) => holder.duty !== 'batch_maker'), 'batch_maker', handsOf(actor, 'finance_officer', application, context));
  return keepsMoney({ ...application, dutyHolders, payment: { ...payment, batchId: action.batchId, authorised: false } });
};

const requireBatch = (payment: Payment, batchId: string): void => {
  if (payment.batchId !== batchId) throw new Problem('case_not_in_batch', { params: { batchId } });
};

export const leaveBatch = (application: Application, action: Of<'leave_batch'>): Outcome => {
  const payment = paymentOf(application);
  requireBatch(payment, action.batchId);
  return keepsMoney({ ...application, payment: { ...payment, batchId: null } });
};

/** Another person than the batch's maker lets the money go; the payment order counts from here. */
export const authorisePayment = (application: Application, action: Of<'authorise_payment'>, actor: Actor, context: TransitionContext): Outcome => {
  const payment = paymentOf(application);
  requireBatch(payment, action.batchId);
  const moved = moveHolding(application, 'payable');
  return {
    ...moved,
    application: {
      ...moved.application,
      state: 'disbursing',
      dutyHolders: withDuty(application.dutyHolders, 'batch_checker', handsOf(actor, 'finance_approver', application, context)),
      payment: { ...payment, attempt: payment.attempt + 1, authorised: true },
    },
  };
};

/** The end-to-end id of a payment order: case and attempt, the same in the file, the result and the ledger. */
export const endToEndIdOf = (application: Pick<Application, 'applicationId'>, attempt: number): string => `${application.applicationId}-${String(attempt).padStart(2, '0')}`;

/** The treasury's answer for one order. Only a terminal word moves money: unknown is not failed. */
export const recordPayment = (application: Application, action: Of<'record_payment'>, _actor: Actor, context: TransitionContext): Outcome => {
  const payment = paymentOf(application);
  requireBatch(payment, action.batchId);
  if (action.endToEndId !== endToEndIdOf(application, payment.attempt)) throw new Problem('payment_order_unknown', { field: 'endToEndId' });
  if (action.settledOn > today(context)) throw new Problem('date_in_future', { field: 'settledOn' });
  const moved = moveHolding(application, action.outcome === 'paid' ? 'paid' : 'committed');
  if (action.outcome === 'paid') return { ...moved, application: { ...moved.application, state: 'paid' }, claims: 'seal' };
  const reopened = { ...payment, batchId: null, authorised: false };
  return { ...moved, application: { ...moved.application, state: 'payment_failed', payment: reopened } };
};

/**
 * 退票 after the order was reported as paid: the money is back with the payer, by a document of its own. Reverses that
 * one order once; the case stands as after any bounce and is re-issued alone. A case whose money was asked back goes the
 * way of the clawback instead.
 */
export const returnPayment = (application: Application, action: Of<'return_payment'>, _actor: Actor, context: TransitionContext): Outcome => {
  const { payment, holding, clawback } = application;
  if (payment === null || holding === null || holding.balance !== 'paid') throw new Problem('nothing_was_paid');
  if (clawback !== null) throw new Problem('action_not_available', { params: { action: action.action, state: application.state } });
  requireBatch(payment, action.batchId);
  if (action.endToEndId !== endToEndIdOf(application, payment.attempt)) throw new Problem('payment_order_unknown', { field: 'endToEndId' });
  if (action.returnedOn > today(context)) throw new Problem('date_in_future', { field: 'returnedOn' });
  const moved = moveHolding(application, 'committed');
  return { ...moved, application: { ...moved.application, state: 'payment_failed', payment: { ...payment, batchId: null, authorised: false } }, claims: 'unseal' };
};

/** A clawback asks for at most what was paid and is not yet asked for; what was paid stays paid in the ledger. */
export const demandClawback = (application: Application, action: Of<'demand_clawback'>, _actor: Actor, context: TransitionContext): Outcome => {
  const held = application.holding;
  if (held === null || held.balance !== 'paid') throw new Problem('nothing_was_paid');
  if (action.amountFen <= 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
  const demandedFen = addFen(application.clawback?.demandedFen ?? zeroFen, action.amountFen);
  if (demandedFen > held.amountFen) throw new Problem('clawback_above_paid', { field: 'amountFen', params: { paidFen: held.amountFen } });
  if (action.dueOn <= today(context)) throw new Problem('review_date_not_future', { field: 'dueOn' });
  return {
    application: {
      ...application,
      state: 'clawback_due',
      clawback: { demandedFen, recoveredFen: application.clawback?.recoveredFen ?? zeroFen, basis: action.basis },
      deadline: { kind: 'clawback', dueOn: action.dueOn },
    },
    ledgerMove: { accountId: held.accountId, from: 'outside', to: 'receivable', amountFen: action.amountFen },
    claims: 'none',
  };
};

export const recordRecovery = (application: Application, action: Of<'record_recovery'>): Outcome => {
  const { clawback, holding } = application;
  if (clawback === null || holding === null) throw new Error('A case in clawback_due has a demand and a holding.');
  if (action.amountFen <= 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
  const recoveredFen = addFen(clawback.recoveredFen, action.amountFen);
  if (recoveredFen > clawback.demandedFen) throw new Problem('recovery_above_demand', { field: 'amountFen' });
  const settled = recoveredFen === clawback.demandedFen;
  return {
    application: { ...application, state: settled ? 'clawed_back' : 'clawback_due', clawback: { ...clawback, recoveredFen }, deadline: settled ? null : application.deadline },
    ledgerMove: { accountId: holding.accountId, from: 'receivable', to: 'recovered', amountFen: action.amountFen },
    claims: 'none',
  };
};

export const close = (application: Application): Outcome => keepsMoney({ ...application, state: 'closed', deadline: null });

/** Ends a case between acceptance and payment (before 受理 it can only be refused). Money under way in a batch must leave the batch first, so that no file carries a dead case. */
export const endBeforePayment = (application: Application, action: Of<'terminate'> | Of<'revoke'>): Outcome => {
  if (application.pins === null) throw new Problem('action_not_available', { params: { action: action.action, state: application.state } });
  if (application.payment !== null) requireOutsideBatch(application.payment);
  return endCase(application, action.action === 'terminate' ? 'terminated' : 'revoked');
};
