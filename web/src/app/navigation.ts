import { administrationNavigation } from '../areas/administration/navigation';
import { applicantNavigation } from '../areas/applicant/navigation';
import { financeNavigation } from '../areas/finance/navigation';
import { publicNavigation } from '../areas/public/navigation';
import { reviewerNavigation } from '../areas/reviewer/navigation';
import type { NavigationItem } from './navigation-item';

/** What is known of the person once `getMe` has answered. */
export type Duties = { readonly applicant: boolean; readonly roles: readonly string[] };

const allItems: readonly NavigationItem[] = [...publicNavigation, ...applicantNavigation, ...reviewerNavigation, ...financeNavigation, ...administrationNavigation];

/** The links that make sense for somebody. Hiding is courtesy: the API decides what they may do. */
export const navigationFor = (duties: Duties): readonly NavigationItem[] =>
  allItems.filter(({ audience }) => {
    if (audience.kind === 'everybody') return true;
    if (audience.kind === 'applicants') return duties.applicant;
    return audience.roles.some((role) => duties.roles.includes(role));
  });
