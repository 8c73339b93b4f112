import type { ClaimEffect, LedgerMove } from './actions';
import type { ActorStamp } from './actor';
import type { Application } from './application';

/** What a transition changes, before version and hash are set. */
export type Outcome = {
  readonly application: Application;
  readonly ledgerMove: LedgerMove | null;
  readonly claims: ClaimEffect;
};

export const keepsMoney = (application: Application): Outcome => ({ application, ledgerMove: null, claims: 'none' });

/** Sets the case aside for good: nobody holds it, nothing is due, its reserved or committed money goes back. */
export const endCase = (application: Application, state: Application['state']): Outcome => {
  const held = application.holding;
  const ended = { ...application, state, claimedBy: null, deadline: null, correction: null, holding: null };
  return { application: ended, ledgerMove: held === null ? null : { accountId: held.accountId, from: held.balance, to: 'available', amountFen: held.amountFen }, claims: 'release' };
};

/** Moves the case's money on to the next balance of its account. */
export const moveHolding = (application: Application, to: 'committed' | 'payable' | 'paid'): Outcome => {
  const held = application.holding;
  if (held === null) throw new Error(`Case ${application.applicationId} holds no money to move to ${to}.`);
  return {
    application: { ...application, holding: { ...held, balance: to } },
    ledgerMove: { accountId: held.accountId, from: held.balance, to, amountFen: held.amountFen },
    claims: 'none',
  };
};

/** Gives reserved money back without ending the case (objection upheld, held over). */
export const releaseHolding = (application: Application): Outcome => {
  const ended = endCase(application, application.state);
  return { ...ended, application: { ...application, holding: null }, claims: 'none' };
};

export type TransitionSuccess = Outcome & { readonly kind: 'next'; readonly actor: ActorStamp };
