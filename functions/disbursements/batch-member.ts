import type { Situation } from '../../shared/casework/situation';
import type { Application } from '../../shared/domain/application/application';
import type { OfficerActor } from '../../shared/domain/application/actor';
import { endToEndIdOf } from '../../shared/domain/application/parts';
import { transition } from '../../shared/domain/application/transition';
import { batchText, grossFenOf } from '../../shared/domain/ledger/batch-members';
import { sumFen } from '../../shared/domain/money';
import { Problem } from '../../shared/domain/problem';
import type { BatchMember, PaymentBatch } from '../../shared/ports/money';
import type { Hashing } from '../../shared/ports/runtime';

export type BatchTerms = Pick<PaymentBatch, 'batchId' | 'programmeId' | 'accountId' | 'fundDocumentNumber'>;

/** The order this case would be in the batch, before anything is set off: the part its account pays. @throws Problem `batch_terms_differ` when its money, account or document are others. */
export const memberOf = (application: Application, terms: BatchTerms): BatchMember => {
  const { applicationId, parts, programmeId } = application;
  const part = parts.find((candidate) => candidate.accountId === terms.accountId);
  if (programmeId !== terms.programmeId || part?.balance !== 'committed' || part.fundDocumentNumber !== terms.fundDocumentNumber) {
    throw new Problem('batch_terms_differ', { params: { applicationId } });
  }
  const attempt = part.attempt + 1;
  return { applicationId, amountFen: part.amountFen, attempt, endToEndId: endToEndIdOf(application, part.number, attempt) };
};

/** What ties a case's part to the batch. */
export const assignmentTo = ({ batchId, accountId }: BatchTerms) => ({ action: 'assign_batch', batchId, accountId }) as const;

/** True when a part of the case stands in the batch, paid or not. */
export const isTiedTo = ({ parts }: Application, batchId: string): boolean => parts.some((part) => part.batchId === batchId);

/** The order of a case that this officer may put in the batch now. @throws Problem of `assign_batch` or `batch_terms_differ`. */
export const candidateOf = (situation: Situation, actor: OfficerActor, terms: BatchTerms): BatchMember => {
  const outcome = transition(situation.application, assignmentTo(terms), actor, situation.context);
  if (outcome.kind === 'problem') throw outcome.problem;
  return memberOf(situation.application, terms);
};

/** Members with the sum and the hash that go with them. */
export const sealMembers = (hashing: Hashing, terms: BatchTerms, members: readonly BatchMember[]): Pick<PaymentBatch, 'members' | 'totalFen' | 'membersHash'> => ({
  members, totalFen: sumFen(members.map((member) => member.amountFen)), membersHash: hashing.sha256(batchText({ ...terms, members })),
});

/**
 * The case stands in the batch exactly as it was frozen.
 * @throws Problem `batch_sums_differ` naming the case.
 */
export const requireFrozen = (application: Application, member: BatchMember, terms: BatchTerms): void => {
  const differs = new Problem('batch_sums_differ', { params: { applicationId: member.applicationId } });
  if (!isTiedTo(application, terms.batchId)) throw differs;
  const now = memberOf(application, terms);
  if (now.amountFen !== grossFenOf(member) || now.attempt !== member.attempt || now.endToEndId !== member.endToEndId) throw differs;
};
