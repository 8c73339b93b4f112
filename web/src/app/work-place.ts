import type { OfficerRole } from '../../../shared/domain/application/actor';
import type { Duties } from './navigation';

const places: readonly (readonly [to: string, roles: readonly OfficerRole[]])[] = [
  ['/workbench', ['intake_officer', 'district_reviewer', 'city_reviewer', 'head_of_stage', 'expert', 'approver']],
  ['/finance', ['finance_officer', 'finance_approver']],
  ['/catalogue', ['policy_administrator']],
  ['/audit', ['auditor']],
];

/** Where somebody's work lies: the first page after signing in. Without a duty the home page. */
export const workPlaceOf = ({ applicant, roles }: Duties): string =>
  places.find(([, theirs]) => theirs.some((role) => roles.includes(role)))?.[0] ?? (applicant ? '/applications' : '/');
