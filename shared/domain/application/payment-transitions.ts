import { demandableFenOf, demandOfKind, paidFenOf } from '../clawback/clawback-amount';
import { laidDownDeadline } from '../clawback/clawback-deadline';
import type { Fen } from '../brands';
import { addFen, subtractFen, zeroFen } from '../money';
import { Problem } from '../problem';
import { withDuty } from '../review/separation-of-duties';
import type { DutyHolder } from '../review/separation-of-duties';
import type { ApplicationAction } from './actions';
import type { Actor } from './actor';
import type { Application, Clawback, Part, Payment } from './application';
import { handsOf } from './authority';
import { deadlineFrom, requirePublishedCalendar, today } from './context';
import type { TransitionContext } from './context';
import { endCase, keepsMoney } from './outcome';
import type { Outcome } from './outcome';
import { demandOf, endToEndIdOf, isUnderWay, openDemandFen, partInBatch, partOfAccount, paymentStateOf, recoveryOf, withPart } from './parts';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

/**
 * 下达资金计划: the document by which payers free their money. With the first of them the enterprise is asked to confirm
 * its account; a payer whose document comes later joins in.
 */
export const releaseFunds = (application: Application, action: Of<'release_funds'>, _actor: Actor, context: TransitionContext): Outcome => {
  const parts = action.accountIds.reduce<readonly Part[]>((changed, accountId) => {
    const part = partOfAccount(application, accountId);
    requireFunded(part);
    if (part.fundDocumentNumber !== null) throw new Problem('funds_already_released', { params: { accountId, fundDocumentNumber: part.fundDocumentNumber } });
    return withPart(changed, { ...part, fundDocumentNumber: action.documentNumber });
  }, application.parts);
  if (parts === application.parts) throw new Problem('funds_already_released');
  const released = { ...application, parts, state: paymentStateOf(parts) };
  if (application.payment !== null) return keepsMoney(released);
  const limit = context.procedure.payeeConfirmation?.value.limitWorkingDays;
  return keepsMoney({ ...released, payment: { payeeConfirmedAt: null }, deadline: deadlineFrom(context, 'payee_confirmation', limit === undefined ? null : { value: limit }) });
};

const paymentOf = (application: Application): Payment => {
  if (application.payment === null) throw new Error(`Case ${application.applicationId} has no released funds.`);
  return application.payment;
};

/** @throws Problem `funds_lapsed` for a part that waits for another year's money. */
const requireFunded = ({ accountId, balance }: Part): void => {
  if (balance === 'lapsed') throw new Problem('funds_lapsed', { params: { accountId } });
};

const requireOutsideBatch = (part: Part | undefined): void => {
  if (part !== undefined && part.batchId !== null) throw new Problem('case_in_batch', { params: { batchId: part.batchId } });
};

/** One account for all payers; it can't change while an order may still carry it. */
export const confirmPayee = (application: Application, _action: Of<'confirm_payee'>, _actor: Actor, context: TransitionContext): Outcome => {
  const payment = paymentOf(application);
  requireOutsideBatch(application.parts.find(isUnderWay));
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

/** Makers of batches that are over are free again; while another payer's part is under way its maker stays one. */
const earlierHolders = ({ dutyHolders, parts }: Application, part: Part): readonly DutyHolder[] =>
  parts.some((other) => other !== part && isUnderWay(other)) ? dutyHolders : dutyHolders.filter((holder) => holder.duty !== 'batch_maker');

export const assignBatch = (application: Application, action: Of<'assign_batch'>, actor: Actor, context: TransitionContext): Outcome => {
  const part = partOfAccount(application, action.accountId);
  requireFunded(part);
  requireOutsideBatch(part);
  if (paymentOf(application).payeeConfirmedAt === null) throw new Problem('payee_not_confirmed');
  if (part.fundDocumentNumber === null) throw new Problem('funds_not_released', { params: { accountId: part.accountId } });
  const dutyHolders = withDuty(earlierHolders(application, part), 'batch_maker', handsOf(actor, 'finance_officer', application, context));
  return keepsMoney({ ...application, dutyHolders, parts: withPart(application.parts, { ...part, batchId: action.batchId }) });
};

/** The part the batch waits to pay. @throws Problem `case_not_in_batch`, `action_not_available` once its order is out. */
const waitingPart = (application: Application, action: Of<'leave_batch'> | Of<'authorise_payment'>): Part => {
  const part = partInBatch(application, action.batchId);
  if (part.balance !== 'committed') throw new Problem('action_not_available', { params: { action: action.action, state: application.state } });
  return part;
};

export const leaveBatch = (application: Application, action: Of<'leave_batch'>): Outcome =>
  keepsMoney({ ...application, parts: withPart(application.parts, { ...waitingPart(application, action), batchId: null }) });

/** Another person than the batch's maker lets the money of one payer go; the payment order counts from here. */
export const authorisePayment = (application: Application, action: Of<'authorise_payment'>, actor: Actor, context: TransitionContext): Outcome => {
  const part = waitingPart(application, action);
  const { offset } = action;
  // Something is left to be paid out: an order of nothing can't go to a treasury.
  if (offset !== undefined && (offset.amountFen <= 0 || offset.amountFen >= part.amountFen)) throw new Problem('offset_amount_differs', { params: { applicationId: application.applicationId } });
  const parts = withPart(application.parts, { ...part, balance: 'payable', attempt: part.attempt + 1, ...(offset === undefined ? {} : { offset }) });
  const dutyHolders = withDuty(application.dutyHolders, 'batch_checker', handsOf(actor, 'finance_approver', application, context));
  return {
    application: { ...application, state: paymentStateOf(parts), dutyHolders, parts },
    ledgerMoves: [{ accountId: part.accountId, from: 'committed', to: 'payable', amountFen: part.amountFen }],
    claims: 'none',
  };
};

/** A part whose order did not end in a payment: in no batch, and nothing of it set off. */
const cameBack = ({ offset: _undone, ...part }: Part): Part => ({ ...part, balance: 'committed', batchId: null });

/** An event about an order says what was set off with it: whoever leaves the other case out has made a mistake. Plain Error. */
const requireSameOffset = ({ accountId, offset }: Part, action: Pick<Of<'record_payment'>, 'offset'>): void => {
  if (offset?.applicationId !== action.offset?.applicationId || offset?.amountFen !== action.offset?.amountFen) throw new Error(`The part of ${accountId} was ordered with another offset.`);
};

/** The treasury's answer for one order. Only a terminal word moves money: unknown is not failed. */
export const recordPayment = (application: Application, action: Of<'record_payment'>, _actor: Actor, context: TransitionContext): Outcome => {
  const part = partInBatch(application, action.batchId);
  const ordered = endToEndIdOf(application, part.number, part.attempt);
  if (part.balance !== 'payable' || action.endToEndId !== ordered) throw new Problem('payment_order_unknown', { field: 'endToEndId' });
  if (action.settledOn > today(context)) throw new Problem('date_in_future', { field: 'settledOn' });
  requireSameOffset(part, action);
  const isPaid = action.outcome === 'paid';
  const answered: Part = isPaid ? { ...part, balance: 'paid' } : cameBack(part);
  const parts = withPart(application.parts, answered);
  return {
    application: { ...application, state: paymentStateOf(parts), parts },
    ledgerMoves: [{ accountId: part.accountId, from: 'payable', to: answered.balance, amountFen: part.amountFen }],
    // Funded with the first fen that was paid; a second payer's payment finds the cost items sealed.
    claims: isPaid && application.parts.every((other) => other.balance !== 'paid') ? 'seal' : 'none',
  };
};

/**
 * 退票 after the order was reported as paid: the money is back with its payer, by a document of its own. Reverses that
 * one order once; its part stands as after any bounce and is re-issued alone. A case whose money was asked back goes the
 * way of the clawback instead.
 */
export const returnPayment = (application: Application, action: Of<'return_payment'>, _actor: Actor, context: TransitionContext): Outcome => {
  if (application.parts.every((part) => part.balance !== 'paid')) throw new Problem('nothing_was_paid');
  if (application.clawback !== null) throw new Problem('action_not_available', { params: { action: action.action, state: application.state } });
  const part = partInBatch(application, action.batchId);
  const ordered = endToEndIdOf(application, part.number, part.attempt);
  if (part.balance !== 'paid' || action.endToEndId !== ordered) throw new Problem('payment_order_unknown', { field: 'endToEndId' });
  if (action.returnedOn > today(context)) throw new Problem('date_in_future', { field: 'returnedOn' });
  requireSameOffset(part, action);
  const parts = withPart(application.parts, cameBack(part));
  return {
    application: { ...application, state: paymentStateOf(parts), parts },
    ledgerMoves: [{ accountId: part.accountId, from: 'paid', to: 'committed', amountFen: part.amountFen }],
    // Funded as long as one payer's money is out.
    claims: parts.some((other) => other.balance === 'paid') ? 'none' : 'unseal',
  };
};

/**
 * A clawback asks for at most what was paid and is not yet asked for, of each payer its share; what was paid stays paid
 * in the ledger. What the kind comes to is worked out here again: a fraud finding asks for the whole, corrected facts for
 * what was paid above them. A deadline the programme lays down can't be stated otherwise.
 */
export const demandClawback = (application: Application, action: Of<'demand_clawback'>, _actor: Actor, context: TransitionContext): Outcome => {
  const paidFen = paidFenOf(application);
  if (paidFen === 0) throw new Problem('nothing_was_paid');
  const owedFen = demandOfKind(application, action.kind, action.recomputedFen);
  if (owedFen !== null && owedFen !== action.amountFen) throw new Problem('clawback_amount_differs', { field: 'amountFen', params: { owedFen } });
  if (action.amountFen <= 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
  if (action.amountFen > demandableFenOf(application)) throw new Problem('clawback_above_paid', { field: 'amountFen', params: { paidFen } });
  const laidDown = laidDownDeadline(context);
  if (laidDown !== null && action.dueOn !== laidDown.dueOn) throw new Problem('clawback_deadline_laid_down', { field: 'dueOn', params: { ...laidDown } });
  if (action.dueOn <= today(context)) throw new Problem('review_date_not_future', { field: 'dueOn' });
  const { parts, ledgerMoves } = demandOf(application.parts, action.amountFen);
  const { clawback } = application;
  return {
    application: {
      ...application,
      parts,
      state: 'clawback_due',
      clawback: {
        kind: action.kind, demandedFen: addFen(clawback?.demandedFen ?? zeroFen, action.amountFen), recoveredFen: clawback?.recoveredFen ?? zeroFen, basis: action.basis,
        fraudFoundOn: action.kind === 'fraud' ? today(context) : clawback?.fraudFoundOn ?? null,
        // What an earlier demand was set off against may still be returned.
        ...(clawback?.offset === undefined ? {} : { offset: clawback.offset }),
      },
      deadline: { kind: 'clawback', dueOn: action.dueOn },
    },
    ledgerMoves,
    claims: 'none',
  };
};

/** Money that came back, for all payers in proportion or for the one it was paid to; never more than is demanded of it. */
export const recordRecovery = (application: Application, action: Of<'record_recovery'>): Outcome => {
  const { clawback } = application;
  if (clawback === null) throw new Error('A case in clawback_due has a demand.');
  if (action.amountFen <= 0) throw new Problem('amount_not_positive', { field: 'amountFen' });
  const only = action.accountId === undefined ? null : partOfAccount(application, action.accountId).accountId;
  if (action.amountFen > openDemandFen(application.parts, only)) throw new Problem('recovery_above_demand', { field: 'amountFen' });
  requireFreeOfOffset(clawback, application.parts, action.amountFen);
  const { parts, ledgerMoves } = recoveryOf(application.parts, action.amountFen, only);
  return { application: recovered(application, clawback, parts, action.amountFen), ledgerMoves, claims: 'none' };
};

/** What an order under way will settle can't be paid back as well. @throws Problem `offset_under_way`. */
const requireFreeOfOffset = ({ offset }: Clawback, parts: readonly Part[], amountFen: Fen): void => {
  if (offset?.status !== 'ordered') return;
  const freeFen = subtractFen(openDemandFen(parts, null), offset.amountFen);
  if (amountFen > freeFen) throw new Problem('offset_under_way', { field: 'amountFen', params: { offsetFen: offset.amountFen, freeFen } });
};

/** A case of which so much more came back. With the last of it nothing is due, and a consent has nothing left to be for. */
export const recovered = (application: Application, clawback: Clawback, parts: readonly Part[], amountFen: Fen): Application => {
  const recoveredFen = addFen(clawback.recoveredFen, amountFen);
  const settled = recoveredFen === clawback.demandedFen;
  const { consent: _usedUp, ...rest } = clawback;
  return { ...application, parts, state: settled ? 'clawed_back' : 'clawback_due', clawback: { ...(settled ? rest : clawback), recoveredFen }, deadline: settled ? null : application.deadline };
};

export const close = (application: Application): Outcome => keepsMoney({ ...application, state: 'closed', deadline: null });

/** Ends a case between acceptance and payment (before 受理 it can only be refused); what a payer has paid by then stays paid and can be demanded back. Money under way in a batch must leave the batch first, so that no file carries a dead case. */
export const endBeforePayment = (application: Application, action: Of<'terminate'> | Of<'revoke'>): Outcome => {
  if (application.pins === null) throw new Problem('action_not_available', { params: { action: action.action, state: application.state } });
  requireOutsideBatch(application.parts.find(isUnderWay));
  return endCase(application, action.action === 'terminate' ? 'terminated' : 'revoked');
};
