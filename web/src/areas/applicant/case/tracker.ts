import type { ApplicationState } from '../../../../../shared/domain/application/states';

export const trackerStages = ['file', 'accept', 'review', 'decide', 'payee', 'pay'] as const;
export type TrackerStage = (typeof trackerStages)[number];

type Place = { readonly stage: TrackerStage; /** It ended here without money. */ readonly stopped?: true; /** All is done. */ readonly complete?: true };

/** Where a state lies on the way that every case goes. A state that ends it says how far it came, as far as the state tells. */
export const placeOf: Readonly<Record<ApplicationState, Place>> = {
  draft: { stage: 'file' }, submitted: { stage: 'accept' }, correction_requested: { stage: 'accept' }, deemed_withdrawn: { stage: 'accept', stopped: true }, accepted: { stage: 'review' }, not_accepted: { stage: 'accept', stopped: true },
  formal_review: { stage: 'review' }, substantive_review: { stage: 'review' }, expert_review: { stage: 'review' },
  awaiting_decision: { stage: 'decide' }, public_notice: { stage: 'decide' }, objection_handling: { stage: 'decide' }, held_over: { stage: 'decide' }, rejected: { stage: 'decide', stopped: true },
  approved: { stage: 'payee' }, awaiting_payee: { stage: 'payee' }, waived: { stage: 'payee', stopped: true },
  disbursing: { stage: 'pay' }, payment_failed: { stage: 'pay' }, paid: { stage: 'pay', complete: true }, clawback_due: { stage: 'pay', complete: true }, clawed_back: { stage: 'pay', complete: true }, closed: { stage: 'pay', complete: true },
  withdrawn: { stage: 'accept', stopped: true }, terminated: { stage: 'review', stopped: true }, revoked: { stage: 'payee', stopped: true },
};

export type TrackerStatus = 'done' | 'now' | 'stopped' | 'ahead';

/** Each stage of the way with how it stands. */
export const trackerOf = (state: ApplicationState): readonly { readonly stage: TrackerStage; readonly status: TrackerStatus }[] => {
  const { stage: current, stopped, complete } = placeOf[state];
  const at = trackerStages.indexOf(current);
  return trackerStages.map((stage, index) => {
    if (index < at || complete === true) return { stage, status: 'done' };
    if (index > at) return { stage, status: 'ahead' };
    return { stage, status: stopped === true ? 'stopped' : 'now' };
  });
};
