import type { Fen, Instant } from '../brands';

/** Above this sum a batch needs so many different people, or somebody of that role among them. Laid down by finance with its legal basis, never assumed. */
export type ApprovalLevel = {
  readonly aboveFen: Fen;
  /** Different people besides the maker. */
  readonly approvers: number;
  /** The approving officer (分管领导) must be one of them; null: finance alone. */
  readonly role: 'approver' | null;
};

export type ApprovalNeed = Pick<ApprovalLevel, 'approvers' | 'role'>;

export type BatchApproval = {
  readonly userId: string;
  /** The person and everybody they stand in for: two approvals by the same hands are one. */
  readonly hands: readonly string[];
  readonly role: 'finance_approver' | 'approver';
  readonly at: Instant;
};

/** Maker and checker: what always holds, whatever is laid down. */
const oneChecker: ApprovalNeed = { approvers: 1, role: null };

/** What a batch of this sum needs: the level with the highest threshold below it. */
export const approvalNeededFor = (levels: readonly ApprovalLevel[], totalFen: Fen): ApprovalNeed => {
  const reached = [...levels].filter((level) => totalFen > level.aboveFen).sort((left, right) => left.aboveFen - right.aboveFen).at(-1);
  return reached === undefined ? oneChecker : { approvers: Math.max(1, reached.approvers), role: reached.role };
};

/** Finance's own word is always among them: it is finance that lets the money go. */
export const isApproved = (approvals: readonly Pick<BatchApproval, 'role'>[], need: ApprovalNeed): boolean =>
  approvals.length >= need.approvers && approvals.some(({ role }) => role === 'finance_approver') && (need.role === null || approvals.some(({ role }) => role === need.role));

/** True when one of these hands has approved already. */
export const sharesHands = (approvals: readonly BatchApproval[], hands: readonly string[]): boolean => approvals.some((approval) => approval.hands.some((hand) => hands.includes(hand)));
