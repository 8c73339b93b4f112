import type { NavigationItem } from '../../app/navigation-item';

export const administrationNavigation: readonly NavigationItem[] = [];
