import type { ClaimEffect, LedgerMove } from './actions';
import type { ActorStamp } from './actor';
import type { Application } from './application';
import { ceilingsKept, partsTotalFen, releaseUnpaid } from './parts';

/** What a transition changes, before version and hash are set. */
export type Outcome = {
  readonly application: Application;
  readonly ledgerMoves: readonly LedgerMove[];
  readonly claims: ClaimEffect;
};

export const keepsMoney = (application: Application): Outcome => ({ application, ledgerMoves: [], claims: 'none' });

/** Gives back what is not paid without ending the case (objection upheld, held over); ceilings keep what stays. */
export const releaseMoney = (application: Application): Outcome => {
  const { parts, ledgerMoves } = releaseUnpaid(application.parts);
  const { decision } = application;
  const kept = decision === null || ledgerMoves.length === 0 ? decision : { ...decision, ceilings: ceilingsKept(decision.ceilings, partsTotalFen(parts)) };
  return { application: { ...application, parts, decision: kept }, ledgerMoves, claims: 'none' };
};

/**
 * Sets the case aside for good: nobody holds it, nothing is due, its reserved or committed money goes back. Cost items
 * are free again unless a payer has paid: what was funded stays funded.
 */
export const endCase = (application: Application, state: Application['state']): Outcome => {
  const { application: released, ledgerMoves } = releaseMoney(application);
  const ended = { ...released, state, claimedBy: null, heldBy: null, deadline: null, correction: null };
  return { application: ended, ledgerMoves, claims: released.parts.length === 0 ? 'release' : 'none' };
};

export type TransitionSuccess = Outcome & { readonly kind: 'next'; readonly actor: ActorStamp };
