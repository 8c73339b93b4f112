import { parseAccountId } from '../ledger/account-id';
import { Problem } from '../problem';
import type { ApplicationAction } from './actions';
import type { Application, Part } from './application';
import type { Outcome } from './outcome';
import { partOfAccount, paymentStateOf } from './parts';
import type { ApplicationState } from './states';

type Of<Name extends ApplicationAction['action']> = Extract<ApplicationAction, { action: Name }>;

/** Approved and on its way to the money: where the case stands follows from its parts. */
const followsParts: ReadonlySet<ApplicationState> = new Set<ApplicationState>(['approved', 'awaiting_payee', 'disbursing', 'payment_failed']);

/**
 * The part a year end takes along: reserved or committed, and in no batch. What is ordered finishes by its own year's
 * money, what is paid stays paid there.
 * @throws Problem `account_unknown`, `case_in_batch`, `action_not_available`.
 */
const openPart = (application: Application, action: Of<'carry_over'> | Of<'lapse'>): Part & { readonly balance: 'reserved' | 'committed' } => {
  const part = partOfAccount(application, action.accountId);
  const { balance } = part;
  if (balance !== 'reserved' && balance !== 'committed') throw new Problem('action_not_available', { params: { action: action.action, state: application.state } });
  if (part.batchId !== null) throw new Problem('case_in_batch', { params: { batchId: part.batchId } });
  return { ...part, balance };
};

/** Changes the part in its place: its place among the parts numbers its payment orders. */
const replacePart = (parts: readonly Part[], accountId: string, changed: Part): readonly Part[] => parts.map((part) => (part.accountId === accountId ? changed : part));

/** The same programme's and payer's money of a later year, which the case does not hold yet. */
const isSuccessor = (application: Application, accountId: string, toAccountId: string): boolean => {
  const [from, to] = [parseAccountId(accountId), parseAccountId(toAccountId)];
  return to.programmeId === from.programmeId && to.payerRegionCode === from.payerRegionCode && to.fiscalYear > from.fiscalYear && application.parts.every((part) => part.accountId !== toAccountId);
};

/**
 * 年终结转: the closed year's account gives the part back, next year's receives it and holds it in the same balance. Where
 * the case stands, what was released for it and how often it was ordered stay as they were.
 */
export const carryOver = (application: Application, action: Of<'carry_over'>): Outcome => {
  const part = openPart(application, action);
  const { accountId, toAccountId } = action;
  if (!isSuccessor(application, accountId, toAccountId)) throw new Error(`Account ${toAccountId} does not follow ${accountId} in case ${application.applicationId}.`);
  const { balance, amountFen } = part;
  return {
    application: { ...application, parts: replacePart(application.parts, accountId, { ...part, accountId: toAccountId, carriedFrom: accountId }) },
    ledgerMoves: [{ accountId, from: balance, to: 'carried', amountFen }, { accountId: toAccountId, from: 'outside', to: balance, amountFen }],
    claims: 'none',
  };
};

/**
 * The part's money goes back with its year; decision and cost items stay, and the part waits to be funded again. Whoever
 * was asked for an account and has not answered is asked anew then: no deadline runs towards money that is not there.
 */
export const lapse = (application: Application, action: Of<'lapse'>): Outcome => {
  const part = openPart(application, action);
  const { accountId, balance, amountFen } = part;
  const parts = replacePart(application.parts, accountId, { ...part, balance: 'lapsed', fundDocumentNumber: null });
  const state = followsParts.has(application.state) ? paymentStateOf(parts) : application.state;
  const waits = state === 'approved' && application.payment?.payeeConfirmedAt === null;
  return {
    application: { ...application, parts, state, ...(waits ? { payment: null, deadline: null } : {}) },
    ledgerMoves: [{ accountId, from: balance, to: 'lapsed', amountFen }],
    claims: 'none',
  };
};

/**
 * Money of a later year for a part whose own lapsed: reserved before 核准, committed after it.
 * @throws Problem `account_unknown` (another programme's or payer's, or not of a later year), `funds_not_lapsed`.
 */
export const fundAnew = (application: Application, action: Of<'fund_anew'>): Outcome => {
  const { accountId, toAccountId } = action;
  const part = partOfAccount(application, accountId);
  if (part.balance !== 'lapsed') throw new Problem('funds_not_lapsed', { field: 'accountId' });
  if (!isSuccessor(application, accountId, toAccountId)) throw new Problem('account_unknown', { field: 'toAccountId', params: { accountId: toAccountId } });
  const approved = followsParts.has(application.state);
  const balance = approved ? 'committed' : 'reserved';
  const parts = replacePart(application.parts, accountId, { ...part, accountId: toAccountId, balance, carriedFrom: accountId });
  return {
    application: { ...application, parts, state: approved ? paymentStateOf(parts) : application.state },
    ledgerMoves: [{ accountId: toAccountId, from: 'available', to: balance, amountFen: part.amountFen }],
    claims: 'none',
  };
};
