import { factsCommitmentText, payeeCommitmentText } from '../domain/application/commitments';
import { chainStart, sealEvent } from '../domain/application/event';
import type { ApplicationEvent } from '../domain/application/event';
import type { Application } from '../domain/application/application';
import type { Applications } from '../ports/applications';
import type { Hashing } from '../ports/runtime';

export type CommitmentCheck = { readonly what: 'facts' | 'payee'; readonly committed: string; readonly recomputed: string | null; readonly outcome: 'holds' | 'broken' | 'missing' | 'superseded' };
export type EventCheck = { readonly event: ApplicationEvent; readonly recomputedHash: string; readonly linked: boolean; readonly commitments: readonly CommitmentCheck[] };
export type ChainCheck = { readonly events: readonly EventCheck[]; readonly headAgrees: boolean; readonly holds: boolean };

type Dependencies = { readonly applications: Pick<Applications, 'readEvents' | 'readSubmission' | 'readPayee'>; readonly hashing: Hashing };

/**
 * Recomputes the history of one case from what is stored: each event's hash from its content and the hash before it,
 * each commitment from the document it stands for, and whether the head ends where the events end. Reads the events,
 * one document for each filing, and the payee account.
 */
export const checkChain = async (dependencies: Dependencies, head: Application): Promise<ChainCheck> => {
  const { applications, hashing } = dependencies;
  const stored = await applications.readEvents(head.applicationId);
  const lastPayee = stored.findLast(({ change }) => change.action === 'confirm_payee');
  const events: EventCheck[] = [];
  let revision = 0;
  for (const [index, event] of stored.entries()) {
    const { hash: _hash, ...body } = event;
    const { change } = event;
    const commitments: CommitmentCheck[] = [];
    if (change.action === 'submit' || change.action === 'correct') {
      revision += 1;
      const submission = await applications.readSubmission(head.applicationId, revision);
      commitments.push(compare('facts', change.factsCommitment, submission === null ? null : hashing.sha256(factsCommitmentText(submission))));
    }
    if (change.action === 'confirm_payee') {
      commitments.push(event === lastPayee ? compare('payee', change.accountCommitment, await payeeHash(dependencies, event)) : { what: 'payee', committed: change.accountCommitment, recomputed: null, outcome: 'superseded' });
    }
    const linked = event.version === index + 1 && event.previousHash === (stored[index - 1]?.hash ?? chainStart);
    events.push({ event, recomputedHash: sealEvent(hashing.sha256, body).hash, linked, commitments });
  }
  const last = stored.at(-1);
  const headAgrees = head.version === stored.length && last?.hash === head.lastEventHash && last.toState === head.state;
  return { events, headAgrees, holds: headAgrees && events.every(eventHolds) };
};

const eventHolds = ({ event, recomputedHash, linked, commitments }: EventCheck): boolean =>
  linked && recomputedHash === event.hash && commitments.every(({ outcome }) => outcome === 'holds' || outcome === 'superseded');

const compare = (what: CommitmentCheck['what'], committed: string, recomputed: string | null): CommitmentCheck =>
  ({ what, committed, recomputed, outcome: recomputed === null ? 'missing' : recomputed === committed ? 'holds' : 'broken' });

/** A changed ciphertext fails to decrypt: that is a finding, not the end of the check. */
const payeeHash = async ({ applications, hashing }: Dependencies, { applicationId, version }: ApplicationEvent): Promise<string | null> => {
  const payee = await applications.readPayee(applicationId).catch(() => null);
  return payee?.version === version ? hashing.sha256(payeeCommitmentText(payee)) : null;
};
