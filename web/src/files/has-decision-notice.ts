import type { ApplicationState } from '../../../shared/domain/application/states';

/** States that only a case with its last word reaches. */
const decided: ReadonlySet<ApplicationState> = new Set(['approved', 'awaiting_payee', 'disbursing', 'paid', 'payment_failed', 'clawback_due', 'clawed_back', 'waived', 'rejected', 'not_accepted', 'closed']);

/** Whether to offer the decision notice: courtesy, the API decides. */
export const hasDecisionNotice = ({ state }: { readonly state: ApplicationState }): boolean => decided.has(state);
