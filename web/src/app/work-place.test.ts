import { describe, expect, it } from '@jest/globals';
import { officerRoles } from '../../../shared/domain/application/actor';
import { workPlaceOf } from './work-place';

describe('the first page after signing in', () => {
  it.each([['intake_officer', '/workbench'], ['approver', '/workbench'], ['finance_approver', '/finance'], ['policy_administrator', '/catalogue'], ['auditor', '/audit']])('of %s is %s', (role, place) => {
    expect(workPlaceOf({ applicant: false, roles: [role] })).toBe(place);
  });
  it('exists for every duty', () => { for (const role of officerRoles) expect(workPlaceOf({ applicant: false, roles: [role] })).not.toBe('/'); });
  it('of an applicant is the list of applications, and of nobody the home page', () => {
    expect([workPlaceOf({ applicant: true, roles: [] }), workPlaceOf({ applicant: false, roles: [] })]).toEqual(['/applications', '/']);
  });
});
