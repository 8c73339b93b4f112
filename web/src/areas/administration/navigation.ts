import type { NavigationItem } from '../../app/navigation-item';

export const administrationNavigation: readonly NavigationItem[] = [
  { to: '/audit', label: ['审计', 'Audit'], audience: { kind: 'officers', roles: ['auditor'] } },
  { to: '/catalogue', label: ['政策目录', 'Catalogue'], audience: { kind: 'officers', roles: ['policy_administrator', 'auditor'] } },
  { to: '/ratings', label: ['服务评价', 'Ratings'], audience: { kind: 'officers', roles: ['head_of_stage', 'approver', 'policy_administrator', 'auditor'] } },
];
