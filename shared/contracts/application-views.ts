import * as z from 'zod';
import { actionNames } from '../domain/application/actions';
import { deadlineKinds, partBalances } from '../domain/application/application';
import { applicationStates } from '../domain/application/states';
import { factsSchema } from '../domain/rules/facts';
import { clawbackView } from './clawback-views';
import { determinationView } from './determination-view';

export const deadlineView = z.strictObject({ kind: z.enum(deadlineKinds), dueOn: z.string() });

/** What lists show of a case. Nothing personal beyond the enterprise's public name. */
export const applicationSummaryView = z.strictObject({
  applicationId: z.string(),
  receiptNumber: z.string().nullable(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  callId: z.string(),
  creditCode: z.string(),
  districtCode: z.string(),
  state: z.enum(applicationStates),
  stateLabel: z.string(),
  version: z.int(),
  submittedAt: z.string().nullable(),
  deadline: deadlineView.nullable(),
  determinedFen: z.int().nullable(),
  reviewedFen: z.int().nullable(),
  decidedFen: z.int().nullable(),
});

export const correctionItemView = z.strictObject({ field: z.string(), fault: z.enum(['incorrect', 'incomplete', 'outdated']), reason: z.string() });

/** One line of the timeline. `by` says in which capacity, and who only to staff. */
export const timelineEntryView = z.strictObject({
  version: z.int(),
  at: z.string(),
  action: z.string(),
  fromState: z.enum(applicationStates).nullable(),
  toState: z.enum(applicationStates),
  by: z.string(),
  userId: z.string().nullable(),
  /** What happened, in plain Chinese. */
  saying: z.string(),
  hash: z.string(),
});

export const openActions = z.array(z.enum(actionNames)).readonly().meta({ description: '您现在可以对此件进行的操作' });

export const applicationView = applicationSummaryView.extend({
  availableActions: openActions,
  correction: z.strictObject({ round: z.int(), servedAt: z.string(), items: z.array(correctionItemView).readonly() }).nullable(),
  refusal: z.strictObject({ reason: z.string(), conditionIds: z.array(z.string()).readonly(), clauses: z.array(z.string()).readonly(),
    /** 复核: until when re-examination may be asked for, and by which rule; null where no rule lays it down. */
    reExamination: z.strictObject({ untilOn: z.string(), basis: z.string() }).nullable() }).nullable(),
  decision: z.strictObject({ documentNumber: z.string(), decidedOn: z.string(), outcome: z.enum(['grant', 'reject']), amountFen: z.int() }).nullable(),
  notice: z.strictObject({ opensOn: z.string(), closesOn: z.string().nullable(), closed: z.boolean() }).nullable(),
  /** Several payers: their documents joined, and the highest attempt of any part; `parts` tells them apart. */
  payment: z.strictObject({ fundDocumentNumber: z.string(), payeeConfirmedAt: z.string().nullable(), attempt: z.int() }).nullable(),
  /** What each payer bears, from the decision on. `returned`: its last payment came back and is not sent again yet. */
  parts: z.array(z.strictObject({ payerRegionCode: z.string(), fiscalYear: z.int(), amountFen: z.int(), balance: z.enum(partBalances), returned: z.boolean(), carriedFromYear: z.int().nullable(),
    /** What of it settles what another case of the enterprise owes; the rest is paid out. */
    offset: z.strictObject({ applicationId: z.string(), amountFen: z.int() }).nullable() })).readonly(),
  /** What was asked back, each notice as it was served; null where nothing was. */
  clawback: clawbackView.nullable(),
  determination: determinationView.nullable(),
});

export const draftView = z.strictObject({
  applicationId: z.string(),
  draftVersion: z.int(),
  facts: factsSchema,
  materials: z.array(z.string()).readonly(),
  savedAt: z.string(),
  editable: z.boolean(),
});

/** What was filed last, as it stands with the authority; without figures that the system adds for itself. */
export const submissionView = z.strictObject({
  applicationId: z.string(),
  revision: z.int(),
  facts: factsSchema,
  materials: z.array(z.string()).readonly(),
  declarationVersion: z.string(),
  submittedAt: z.string(),
});

/** The answer to every command on a case: where it stands now and what it changed. */
export const actionReply = z.strictObject({
  application: applicationSummaryView,
  /** True when this request had been carried out before and nothing was done twice. */
  replayed: z.boolean(),
});
