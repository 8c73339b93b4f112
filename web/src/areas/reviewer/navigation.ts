import type { NavigationItem } from '../../app/navigation-item';

export const reviewerNavigation: readonly NavigationItem[] = [];
