import type { LocalDate } from '../../shared/domain/brands';
import { attempt } from './observations';
import { confirmPayee, file, saveAndCheck, start, withdraw } from './filing-moves';
import { applicantOf, refresh, stateOf, target } from './journey';
import type { Journey } from './journey';
import { endCase, handle, holdOver, objectTo, officer, resolveObjections, resume, simple } from './review-moves';

export type Days = { readonly later: (workingDays: number) => LocalDate };

const stepsADay = 5;
const demandedFen = 10_000;

/** What the people around one case do on one day; each step sees where the last one led. */
export const liveThroughDay = async (journey: Journey, days: Days, freshSerial: () => number): Promise<void> => {
  if (journey.left) return;
  if (journey.applicationId === null) await start(journey);
  await refresh(journey);
  for (let step = 0; step < stepsADay; step += 1) {
    const before = journey.seen?.version;
    if (!(await takeStep(journey, days, freshSerial))) return;
    await refresh(journey);
    // Nothing came of it, or enough for today.
    if ((journey.seen?.version === before && stateOf(journey) !== 'draft') || journey.random.chance(0.1)) return;
  }
};

/** False when there is nothing to do for this case today. */
const takeStep = async (journey: Journey, days: Days, freshSerial: () => number): Promise<boolean> => {
  const { random } = journey;
  const state = stateOf(journey);
  switch (state) {
    case 'draft': return choose(journey, [[70, () => file(journey, 'submitApplication', freshSerial)], [25, () => saveAndCheck(journey)], [2, () => withdraw(journey)], [2, () => leave(journey)]]);
    case 'correction_requested': return choose(journey, [[50, () => file(journey, 'correctApplication', () => journey.serial)], [30, rest], [4, () => withdraw(journey)], [8, () => leave(journey)], [2, () => endCase(journey)]]);
    case 'submitted':
    case 'accepted':
    case 'formal_review':
    case 'substantive_review':
    case 'expert_review':
      await handle(journey, state);
      return true;
    case 'awaiting_decision':
      // Somebody else's objection was upheld: the others still wait for their answer, and the decision for them.
      await resolveObjections(journey);
      return journey.seen?.decision === null ? choose(journey, [[90, rest], [5, () => holdOver(journey, days.later(3 + random.below(12)))], [2, () => withdraw(journey)], [1, () => endCase(journey)]]) : choose(journey, [[97, rest], [2, () => withdraw(journey)], [1, () => holdOver(journey, days.later(5))]]);
    case 'held_over': return choose(journey, [[70, rest], [25, () => resume(journey)], [3, () => withdraw(journey)]]);
    case 'public_notice': return journey.seen?.notice?.closed === true ? choose(journey, [[90, () => simple(journey, officer(journey, 'approver'), 'approveCase')], [4, () => holdOver(journey, days.later(4))], [3, () => withdraw(journey)], [2, () => endCase(journey)]])
      : choose(journey, [[85, rest], [6, () => objectTo(journey)], [4, () => simple(journey, officer(journey, 'approver'), 'approveCase')], [2, () => holdOver(journey, days.later(6))], [1, () => withdraw(journey)]]);
    case 'objection_handling': return choose(journey, [[60, () => resolveObjections(journey)], [20, rest], [10, () => objectTo(journey)], [3, () => withdraw(journey)]]);
    case 'approved': return choose(journey, [[97, rest], [2, () => endCase(journey)]]);
    case 'awaiting_payee': return journey.seen?.payment?.payeeConfirmedAt == null
      ? choose(journey, [[60, () => confirmPayee(journey, journey.enterprise.registeredName)], [25, rest], [5, () => confirmPayee(journey, '另一家有限公司')], [6, () => leave(journey)], [2, () => endCase(journey)]])
      : choose(journey, [[94, rest], [3, () => confirmPayee(journey, journey.enterprise.registeredName)], [2, () => endCase(journey)]]);
    case 'payment_failed': return choose(journey, [[50, () => confirmPayee(journey, journey.enterprise.registeredName)], [40, rest], [2, () => endCase(journey)]]);
    case 'paid': return choose(journey, [[50, rest], [25, () => close(journey)], [12, () => demand(journey, days)], [8, () => leave(journey)]]);
    case 'closed': return choose(journey, [[92, () => leave(journey)], [4, () => demand(journey, days)]]);
    case 'clawback_due': return choose(journey, [[20, () => recover(journey)], [30, () => consentToOffset(journey)], [4, () => withdrawConsent(journey)], [60, rest], [3, () => leave(journey)]]);
    case 'clawed_back':
    case 'rejected': return choose(journey, [[70, () => close(journey)], [30, () => leave(journey)]]);
    case 'disbursing': return false;
    case null: return false;
    case 'deemed_withdrawn':
    case 'not_accepted':
    case 'withdrawn':
    case 'terminated':
    case 'revoked':
    case 'waived':
      journey.left = true;
      return false;
  }
};

type Choice = readonly [number, (() => Promise<unknown>)];

const rest = (): Promise<unknown> => Promise.resolve(null);

const choose = async (journey: Journey, choices: readonly Choice[]): Promise<boolean> => {
  const chosen = journey.random.weighted(choices);
  await chosen();
  return chosen !== rest && !journey.left;
};

/** Everybody loses interest; only time acts on the case from here. */
const leave = (journey: Journey): Promise<unknown> => {
  journey.left = true;
  return Promise.resolve(null);
};

const close = (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'closeCase', () => officer(journey, 'finance').call('closeCase', { parameters, body: { expectedVersion } }));
};

/** Papers that came later: the loan was repaid half a year before, by the rules worth less. */
const demandRecomputed = async (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const finance = officer(journey, 'finance');
  const { facts } = await finance.call('getCase', { parameters });
  const loans = (facts?.loans ?? []).map(({ lineId, repayments }) => ({ lineId, settledOn: '2025-05-05', repayments: (repayments ?? []).map(({ amountYuan }) => ({ repaidOn: '2025-05-05', ...(amountYuan === undefined ? {} : { amountYuan }) })) }));
  const corrections = { loans };
  const seen = await attempt(journey.world.seen, 'previewClawback', () => finance.call('previewClawback', { parameters, body: { kind: 'early_repayment', corrections } }));
  if (seen === null) return null;
  if (seen.amountFen !== Math.max(0, seen.paidFen - seen.demandedFen - seen.recomputedFen)) journey.world.seen.fault(`${parameters.applicationId}: the preview does not add up`);
  return attempt(journey.world.seen, 'demandClawback early_repayment', () => finance.call('demandClawback', { parameters, body: { expectedVersion, kind: 'early_repayment', corrections, amountFen: seen.amountFen, reason: '（模拟）提前还款', evidence: '（模拟）结清证明', basis: '（模拟）承诺书' } }));
};

/** A finding asks for all that was paid; until it is back, the enterprise files nothing new with the programme. */
const demandAfterFraud = async (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const finance = officer(journey, 'finance');
  const { amountFen, clawback } = await finance.call('getPaymentCase', { parameters });
  const wholeFen = (amountFen ?? 0) - (clawback?.demandedFen ?? 0);
  return attempt(journey.world.seen, 'demandClawback fraud', () => finance.call('demandClawback', { parameters, body: { expectedVersion, kind: 'fraud', amountFen: wholeFen, reason: '（模拟）虚构贷款', evidence: '（模拟）认定', basis: '（模拟）承诺书' } }));
};

const demand = (journey: Journey, days: Days): Promise<unknown> => {
  if (journey.programme.kind === 'pledge_loan_interest' && journey.random.chance(0.4)) return demandRecomputed(journey);
  if (journey.random.chance(0.2)) return demandAfterFraud(journey);
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'demandClawback', () =>
    officer(journey, 'finance').call('demandClawback', { parameters, body: { expectedVersion, kind: 'overpayment', amountFen: demandedFen, reason: '（模拟）多付', evidence: '（模拟）核对记录', basis: '（模拟）承诺书', ...(journey.random.chance(0.1) ? { dueOn: days.later(20) } : {}) } }));
};

const recover = (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const outstandingFen = journey.seen?.clawback?.outstandingFen ?? demandedFen;
  const amountFen = journey.random.pick([outstandingFen, Math.ceil(outstandingFen / 2), Math.ceil(outstandingFen / 2), 3 * outstandingFen]);
  return attempt(journey.world.seen, 'recordRecovery', () =>
    officer(journey, 'finance').call('recordRecovery', { parameters, body: { expectedVersion, amountFen, voucherNumber: '模拟退款', receivedOn: journey.world.today() } }));
};

/** The applicant would rather not transfer it: the next payment of the enterprise goes out for the rest. */
const consentToOffset = (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const offset = journey.seen?.clawback?.offset ?? null;
  if (offset === null || offset.consent !== null) return rest();
  return attempt(journey.world.seen, 'consentToOffset', () => applicantOf(journey).call('consentToOffset', { parameters, body: { expectedVersion, consent: { version: offset.text.version, accepted: true } } }));
};

const withdrawConsent = (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'withdrawOffsetConsent', () => applicantOf(journey).call('withdrawOffsetConsent', { parameters, body: { expectedVersion } }));
};
