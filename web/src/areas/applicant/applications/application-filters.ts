import type { ApplicationState } from '../../../../../shared/domain/application/states';

export const applicationFilters = ['all', 'mine', 'running', 'ended'] as const;
export type ApplicationFilter = (typeof applicationFilters)[number];

const waitsForApplicant: readonly ApplicationState[] = ['draft', 'correction_requested', 'awaiting_payee', 'clawback_due'];
const endedStates: readonly ApplicationState[] = ['deemed_withdrawn', 'not_accepted', 'rejected', 'paid', 'clawed_back', 'closed', 'withdrawn', 'terminated', 'revoked', 'waived'];

/** Whose move it is: the applicant's, the authority's, or nobody's any more. Every state is in exactly one of the three. */
export const groupOf = (state: ApplicationState): Exclude<ApplicationFilter, 'all'> => (waitsForApplicant.includes(state) ? 'mine' : endedStates.includes(state) ? 'ended' : 'running');

export const filterOf = (text: string | null): ApplicationFilter => applicationFilters.find((one) => one === text) ?? 'all';

type Listed = { readonly state: ApplicationState; readonly deadline: { readonly dueOn: string } | null };

/** Those of a filter: what the applicant must do first, the nearest deadline at its top; otherwise in the order they came. */
export const listedBy = <Item extends Listed>(items: readonly Item[], filter: ApplicationFilter): readonly Item[] => {
  const rank = { mine: 0, running: 1, ended: 2 } as const;
  const due = (item: Item): string => item.deadline?.dueOn ?? '9999-12-31';
  return items.filter(({ state }) => filter === 'all' || groupOf(state) === filter)
    .sort((left, right) => rank[groupOf(left.state)] - rank[groupOf(right.state)] || (groupOf(left.state) === 'mine' ? due(left).localeCompare(due(right)) : 0));
};
