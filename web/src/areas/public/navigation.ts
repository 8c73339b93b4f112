import type { NavigationItem } from '../../app/navigation-item';

export const publicNavigation: readonly NavigationItem[] = [
  { to: '/programmes', label: ['办事指南', 'Programmes'], audience: { kind: 'everybody' } },
  { to: '/pre-check', label: ['预检', 'Pre-check'], audience: { kind: 'everybody' } },
  { to: '/notices', label: ['公示', 'Public notices'], audience: { kind: 'everybody' } },
];
