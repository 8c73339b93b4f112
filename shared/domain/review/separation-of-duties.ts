import type { OfficerActor } from '../application/actor';
import type { CreditCode } from '../brands';
import { Problem } from '../problem';

/**
 * Duty groups that must lie in different hands on one case: 初审 ≠ 复核 ≠ 审定, and whoever makes a batch does not
 * approve it. Intake may be done by the first reviewer: it checks form, and decides nothing on the merits.
 */
export const dutyGroups = ['intake', 'first_review', 'second_review', 'expert', 'decision', 'batch_maker', 'batch_checker'] as const;
export type DutyGroup = (typeof dutyGroups)[number];

export type DutyHolder = { readonly duty: DutyGroup; readonly userId: string };

const incompatible: Readonly<Record<DutyGroup, readonly DutyGroup[]>> = {
  intake: ['decision'],
  first_review: ['second_review', 'expert', 'decision'],
  second_review: ['first_review', 'expert', 'decision'],
  expert: ['first_review', 'second_review', 'decision'],
  decision: ['intake', 'first_review', 'second_review', 'expert'],
  batch_maker: ['batch_checker'],
  batch_checker: ['batch_maker'],
};

type CaseHands = { readonly creditCode: CreditCode; readonly recusedUserIds: readonly string[]; readonly dutyHolders: readonly DutyHolder[] };

/** The officer and everybody they stand in for: a deputy may not do what their principal may not. */
const peopleBehind = (officer: OfficerActor): readonly string[] => [
  officer.userId,
  ...officer.grants.flatMap((grant) => (grant.deputyForUserId === null ? [] : [grant.deputyForUserId])),
];

/**
 * Checks that the officer has no stake in the case.
 * @throws Problem `own_enterprise` or `recused`.
 */
export const requireUninvolved = (officer: OfficerActor, onCase: CaseHands): void => {
  if (officer.affiliatedCreditCodes.includes(onCase.creditCode)) throw new Problem('own_enterprise');
  const people = peopleBehind(officer);
  if (onCase.recusedUserIds.some((userId) => people.includes(userId))) throw new Problem('recused');
};

/**
 * Checks that this officer may take this duty on this case.
 * @throws Problem `own_enterprise`, `recused` or `separation_of_duties` (with the duty they already hold).
 */
export const requireSeparateHands = (officer: OfficerActor, duty: DutyGroup, onCase: CaseHands): void => {
  requireUninvolved(officer, onCase);
  const people = peopleBehind(officer);
  const clash = onCase.dutyHolders.find((holder) => people.includes(holder.userId) && incompatible[duty].includes(holder.duty));
  if (clash !== undefined) throw new Problem('separation_of_duties', { params: { duty, heldDuty: clash.duty } });
};

/** The case's duty holders with these people added, each pair once. */
export const withDuty = (holders: readonly DutyHolder[], duty: DutyGroup, userIds: readonly string[]): readonly DutyHolder[] => [
  ...holders,
  ...userIds.filter((userId) => !holders.some((holder) => holder.duty === duty && holder.userId === userId)).map((userId) => ({ duty, userId })),
];
