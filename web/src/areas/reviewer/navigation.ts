import type { NavigationItem } from '../../app/navigation-item';

export const reviewerNavigation: readonly NavigationItem[] = [
  { to: '/workbench', label: ['工作台', 'Workbench'], audience: { kind: 'officers', roles: ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert', 'head_of_stage', 'approver', 'auditor'] } },
  { to: '/decisions', label: ['审定', 'Decisions'], audience: { kind: 'officers', roles: ['approver'] } },
];
