import type { NavigationItem } from '../../app/navigation-item';

export const financeNavigation: readonly NavigationItem[] = [];
