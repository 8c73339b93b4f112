import type { OperationInput } from '../../../../../shared/contracts/client';
import { queueStates } from '../../../../../shared/contracts/review-routes';

type QueueQuery = NonNullable<OperationInput<'getReviewQueue'>['query']>;
export type QueueState = (typeof queueStates)[number];

/** Which part of the queues is shown. All of it stands in the address, so that a reload, a bookmark or a colleague sees the same. */
export type Filters = {
  readonly state: QueueState | null;
  readonly districtCode: string | null;
  readonly programmeId: string | null;
  readonly dueBeforeOn: string | null;
  readonly holder: 'anybody' | 'mine' | 'nobody';
  readonly order: 'due_first' | 'due_last';
  readonly cursor: string | null;
};

const holders = ['anybody', 'mine', 'nobody'] as const;
const orders = ['due_first', 'due_last'] as const;

const names = { state: 'state', districtCode: 'district', programmeId: 'programme', dueBeforeOn: 'due-before', holder: 'holder', order: 'order', cursor: 'after' } as const;

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | null => values.find((value) => value === text) ?? null;
const matching = (pattern: RegExp, text: string | null): string | null => (text !== null && pattern.test(text) ? text : null);

/** Reads the address; what makes no sense there is as if it had not been given. */
export const filtersOf = (address: URLSearchParams): Filters => ({
  state: oneOf(queueStates, address.get(names.state)),
  districtCode: matching(/^[A-Z0-9-]{6,40}$/, address.get(names.districtCode)),
  programmeId: matching(/^[a-z0-9][a-z0-9.-]{2,79}$/, address.get(names.programmeId)),
  dueBeforeOn: matching(/^\d{4}-\d\d-\d\d$/, address.get(names.dueBeforeOn)),
  holder: oneOf(holders, address.get(names.holder)) ?? 'anybody',
  order: oneOf(orders, address.get(names.order)) ?? 'due_first',
  cursor: address.get(names.cursor),
});

const entriesOf = (filters: Filters): readonly (readonly [string, string])[] =>
  ([
    [names.state, filters.state], [names.districtCode, filters.districtCode], [names.programmeId, filters.programmeId], [names.dueBeforeOn, filters.dueBeforeOn],
    [names.holder, filters.holder === 'anybody' ? null : filters.holder], [names.order, filters.order === 'due_first' ? null : filters.order], [names.cursor, filters.cursor],
  ] as const).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));

/** The address of these filters, defaults left out. */
export const addressOf = (filters: Filters): string => new URLSearchParams(entriesOf(filters).map(([name, value]) => [name, value])).toString();

/** Another filter means another list: it begins at its first page. */
export const changed = (filters: Filters, change: Partial<Omit<Filters, 'cursor'>>): Filters => ({ ...filters, ...change, cursor: null });

/** Stages that somebody takes in hand; elsewhere whoever holds the duty acts. */
export const claimableStates: ReadonlySet<QueueState> = new Set<QueueState>(['submitted', 'accepted', 'formal_review', 'substantive_review', 'expert_review']);

export const rowsAPage = 25;

/** The question to the service. */
export const queryOf = (filters: Filters, state: QueueState): QueueQuery => ({
  state, holder: filters.holder, order: filters.order, limit: rowsAPage,
  ...(filters.districtCode === null ? {} : { districtCode: filters.districtCode }), ...(filters.programmeId === null ? {} : { programmeId: filters.programmeId }),
  ...(filters.dueBeforeOn === null ? {} : { dueBeforeOn: filters.dueBeforeOn }), ...(filters.cursor === null ? {} : { cursor: filters.cursor }),
});
