import type { NavigationItem } from '../../app/navigation-item';

export const financeNavigation: readonly NavigationItem[] = [
  { to: '/finance', label: ['资金', 'Funds'], audience: { kind: 'officers', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] } },
];
