import type { ApplicantActor, Grant, OfficerActor, OfficerRole, PublicActor, SystemActor } from '../../shared/domain/application/actor';
import type { CreditCode, RegionCode } from '../../shared/domain/brands';
import { brandRegionCode } from '../../shared/domain/brands';
import { computeCreditCodeCheck, parseCreditCode } from '../../shared/domain/credit-code';
import { on } from './calendar';

export const zhuhai: RegionCode = brandRegionCode('440400');
export const xiangzhou: RegionCode = brandRegionCode('440402');
export const doumen: RegionCode = brandRegionCode('440403');
export const guangzhou: RegionCode = brandRegionCode('440100');

/** A well-formed credit code of an enterprise that does not exist; another serial, another enterprise. */
export const creditCodeNumber = (serial: number): CreditCode => {
  const first17 = `91440400${String(serial).padStart(9, '0')}`;
  return parseCreditCode(`${first17}${computeCreditCodeCheck(first17)}`);
};

export const ownEnterprise: CreditCode = creditCodeNumber(1);
export const otherEnterprise: CreditCode = creditCodeNumber(2);

export const applicant = (changes: Partial<ApplicantActor> = {}): ApplicantActor => ({
  kind: 'applicant',
  userId: 'user-applicant',
  creditCode: ownEnterprise,
  capacity: 'handler',
  ...changes,
});

export const citizen: PublicActor = { kind: 'public', userId: 'user-citizen' };
export const dailyRun: SystemActor = { kind: 'system', userId: 'system' };

/** Without changes: the role in all of Zhuhai, for every programme, since 2020 and without end, in one's own right. */
export const grantOf = (role: OfficerRole, changes: Partial<Grant> = {}): Grant => ({
  role,
  regionCode: zhuhai,
  programmeId: null,
  fromOn: on('2020-01-01'),
  toOn: null,
  deputyForUserId: null,
  ...changes,
});

export const officer = (userId: string, grants: readonly Grant[], changes: Partial<OfficerActor> = {}): OfficerActor => ({
  kind: 'officer',
  userId,
  grants,
  affiliatedCreditCodes: [],
  ...changes,
});

const one = (role: OfficerRole): OfficerActor => officer(`user-${role}`, [grantOf(role)]);

/** One person for each duty. */
export const officers: Readonly<Record<OfficerRole, OfficerActor>> = {
  intake_officer: one('intake_officer'),
  district_reviewer: one('district_reviewer'),
  city_reviewer: one('city_reviewer'),
  head_of_stage: one('head_of_stage'),
  expert: one('expert'),
  approver: one('approver'),
  finance_officer: one('finance_officer'),
  finance_approver: one('finance_approver'),
  policy_administrator: one('policy_administrator'),
  auditor: one('auditor'),
};
