import type { NavigationItem } from '../../app/navigation-item';

export const applicantNavigation: readonly NavigationItem[] = [
  { to: '/applications', label: ['我的申请', 'My applications'], audience: { kind: 'applicants' } },
];
