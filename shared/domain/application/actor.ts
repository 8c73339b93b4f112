import type { CreditCode, LocalDate, RegionCode } from '../brands';

/** The duties of officers. A grant names one of them; the portal shows work by them. */
export const officerRoles = [
  'intake_officer',
  'district_reviewer',
  'city_reviewer',
  'head_of_stage',
  'expert',
  'approver',
  'finance_officer',
  'finance_approver',
  'policy_administrator',
  'auditor',
] as const;
export type OfficerRole = (typeof officerRoles)[number];

export const roleLabels: Readonly<Record<OfficerRole, { readonly chinese: string; readonly english: string }>> = {
  intake_officer: { chinese: '受理人员', english: 'Intake officer' },
  district_reviewer: { chinese: '区级审查人员', english: 'District reviewer' },
  city_reviewer: { chinese: '市级审查人员', english: 'City reviewer' },
  head_of_stage: { chinese: '审查负责人', english: 'Head of stage' },
  expert: { chinese: '评审专家', english: 'Review expert' },
  approver: { chinese: '审定人员', english: 'Approver' },
  finance_officer: { chinese: '财务经办', english: 'Finance officer' },
  finance_approver: { chinese: '财务复核', english: 'Finance approver' },
  policy_administrator: { chinese: '政策管理员', english: 'Policy administrator' },
  auditor: { chinese: '审计人员', english: 'Auditor' },
};

/** An officer's authority: one role, for one region and what lies within it, between two dates. */
export type Grant = {
  readonly role: OfficerRole;
  readonly regionCode: RegionCode;
  /** Null: every programme of the region. */
  readonly programmeId: string | null;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
  /** A deputy names whom they stand in for; separation of duties then looks at both. */
  readonly deputyForUserId: string | null;
};

/** How somebody may act for an enterprise. */
export type MandateCapacity = 'legal_representative' | 'handler' | 'agency';

export type Mandate = {
  readonly creditCode: CreditCode;
  readonly enterpriseName: string;
  readonly capacity: MandateCapacity;
  readonly fromOn: LocalDate;
  readonly toOn: LocalDate | null;
};

export type ApplicantActor = { readonly kind: 'applicant'; readonly userId: string; readonly creditCode: CreditCode; readonly capacity: MandateCapacity };
export type OfficerActor = {
  readonly kind: 'officer';
  readonly userId: string;
  readonly grants: readonly Grant[];
  /** Enterprises the officer owns, works for or is kin to: never their case. */
  readonly affiliatedCreditCodes: readonly CreditCode[];
};
export type PublicActor = { readonly kind: 'public'; readonly userId: string };
export type SystemActor = { readonly kind: 'system'; readonly userId: string };

export type Actor = ApplicantActor | OfficerActor | PublicActor | SystemActor;

/** What the event keeps of an actor: who, as what, never a name. */
export type ActorStamp = { readonly kind: Actor['kind']; readonly userId: string; readonly as: string };
