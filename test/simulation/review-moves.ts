import type { ApiClient, OperationOutput } from '../../shared/contracts/client';
import type { ApplicationState } from '../../shared/domain/application/states';
import { attempt } from './observations';
import { target } from './journey';
import type { Journey } from './journey';
import { withdraw } from './filing-moves';
import { allRounderOf, officersOf } from './population';
import type { Duty } from './population';

type Case = OperationOutput<'getCase'>;

/** Whose turn it is in a state. */
export const dutyOf = (state: ApplicationState): Duty | null => {
  switch (state) {
    case 'submitted': return 'intake';
    case 'accepted':
    case 'formal_review': return 'first';
    case 'substantive_review': return 'second';
    case 'expert_review': return 'expert';
    default: return null;
  }
};

/** Mostly the right officer; now and then one who holds every role and must be stopped somewhere. */
export const officer = (journey: Journey, duty: Duty): ApiClient => {
  const { programme, random, world } = journey;
  return world.as(random.chance(0.06) ? allRounderOf(programme) : random.pick(officersOf(programme, duty)), random);
};

export const lookAt = (journey: Journey): Promise<Case> => journey.world.as(officersOf(journey.programme, 'head')[0] ?? '', journey.random).call('getCase', { parameters: target(journey).parameters });

type Simple = 'claimCase' | 'releaseCase' | 'approveCase';

export const simple = (journey: Journey, client: ApiClient, operation: Simple): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, operation, () => client.call(operation, { parameters, body: { expectedVersion } }));
};

const reasoned = (journey: Journey, client: ApiClient, operation: 'recuseFromCase' | 'resumeCase', reason: string): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, operation, () => client.call(operation, { parameters, body: { expectedVersion, reason } }));
};

const requestCorrection = (journey: Journey, client: ApiClient): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'requestCorrection', () =>
    client.call('requestCorrection', { parameters, body: { expectedVersion, items: [{ field: 'applicant', fault: 'outdated', reason: '（模拟）请更新企业信息' }] } }));
};

const accept = (journey: Journey, client: ApiClient): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'acceptCase', () => client.call('acceptCase', { parameters, body: { expectedVersion, payerRegionCode: journey.programme.cityCode } }));
};

const refuse = async (journey: Journey, client: ApiClient): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const { conditions } = await client.call('getProgramme', { parameters: { programmeId: journey.programme.programmeId } });
  return attempt(journey.world.seen, 'refuseAcceptance', () =>
    client.call('refuseAcceptance', { parameters, body: { expectedVersion, conditionIds: conditions.slice(0, 1).map(({ conditionId }) => conditionId), reason: '（模拟）不属于受理范围' } }));
};

export const endCase = (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const operation = journey.random.pick(['terminateCase', 'revokeCase'] as const);
  return attempt(journey.world.seen, operation, () => officer(journey, 'approver').call(operation, { parameters, body: { expectedVersion, reason: '（模拟）企业注销', basis: '（模拟）申报通知' } }));
};

const resolveClash = (journey: Journey, client: ApiClient, lineIds: readonly string[]): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const resolution = journey.random.pick(['line_refused', 'claim_taken'] as const);
  return attempt(journey.world.seen, `resolveClash ${resolution}`, () => client.call('resolveClash', { parameters, body: { expectedVersion, lineIds: [...lineIds], resolution, reason: '（模拟）资金查重' } }));
};

const review = async (journey: Journey, client: ApiClient, found: Case): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  const { random, world } = journey;
  const opine = (opinion: 'grant' | 'reject', lineFindings: readonly { readonly lineId: string; readonly finding: 'cut' | 'refused'; readonly toFen?: number; readonly reason: string }[] = []): Promise<unknown> =>
    attempt(world.seen, `recordReview ${opinion}`, () => client.call('recordReview', { parameters, body: { expectedVersion, opinion, conditionFindings: [], lineFindings: [...lineFindings], comment: '（模拟）审查意见' } }));
  if (random.chance(0.05)) return opine('reject');
  const line = found.determinations.at(-1)?.determination.lines[0];
  if (line !== undefined && random.chance(0.1)) {
    const toFen = random.below(100_000) + 1;
    return opine('grant', [random.chance(0.8) ? { lineId: line.lineId, finding: 'cut', toFen, reason: '（模拟）核减' } : { lineId: line.lineId, finding: 'refused', reason: '（模拟）凭证不符' }]);
  }
  // What can't be granted is recommended for rejection.
  return (await opine('grant')) ?? opine('reject');
};

/** Both want the same case at the same moment, on the same version: at most one can have it. */
const race = async (journey: Journey, client: ApiClient): Promise<void> => {
  const outcomes = await Promise.all([withdraw(journey), simple(journey, client, 'releaseCase'), reasoned(journey, officer(journey, 'head'), 'recuseFromCase', '（模拟）利害关系')]);
  if (outcomes.filter((outcome) => outcome !== null).length > 1) journey.world.seen.fault(`${journey.applicationId ?? ''}: more than one command was carried out on version ${target(journey).expectedVersion}`);
  journey.world.seen.note('probe: three commands on one version');
};

/** One step of whoever's turn it is from intake to the last review stage. */
export const handle = async (journey: Journey, state: ApplicationState): Promise<void> => {
  const duty = dutyOf(state);
  if (duty === null) return;
  const found = await lookAt(journey);
  const { random, world } = journey;
  if (found.claimedBy === null) {
    await simple(journey, officer(journey, duty), 'claimCase');
    return;
  }
  const holder = world.as(found.claimedBy, random);
  if (state !== 'submitted' && found.clashedLines.length > 0 && random.chance(0.7)) {
    await resolveClash(journey, holder, found.clashedLines);
    return;
  }
  const step = random.weighted<() => Promise<unknown>>([
    [80, () => (state === 'submitted' ? accept(journey, holder) : review(journey, holder, found))],
    [state === 'submitted' ? 3 : 0, () => refuse(journey, holder)],
    [7, () => requestCorrection(journey, random.chance(0.7) ? holder : officer(journey, 'head'))],
    [3, () => simple(journey, random.chance(0.5) ? holder : officer(journey, 'head'), 'releaseCase')],
    [3, () => reasoned(journey, holder, 'recuseFromCase', '（模拟）与申请人有利害关系')],
    [2, () => race(journey, holder)],
    [2, () => withdraw(journey)],
    [1, () => endCase(journey)],
  ]);
  await step();
};

export const holdOver = (journey: Journey, reviewOn: string): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'holdOverCase', () => officer(journey, 'approver').call('holdOverCase', { parameters, body: { expectedVersion, reason: '（模拟）等待意见', reviewOn } }));
};

export const resume = (journey: Journey): Promise<unknown> => reasoned(journey, officer(journey, 'approver'), 'resumeCase', '（模拟）情况已明');

/** 异议 by anybody who read the notice: its number is the case and the round. */
export const objectTo = async (journey: Journey): Promise<unknown> => {
  const { items } = await journey.world.anonymous(journey.random).call('listNotices', { query: { openOn: journey.world.today() } });
  const notice = items.find(({ noticeNumber }) => noticeNumber.startsWith(journey.applicationId ?? ' '));
  if (notice === undefined) return null;
  return attempt(journey.world.seen, 'raiseObjection', () => journey.world.anonymous(journey.random).call('raiseObjection', {
    parameters: { noticeNumber: notice.noticeNumber },
    body: { objector: { kind: 'person', name: '模拟异议人', contact: '13800000000', evidence: '（模拟）证据一份' }, reason: '（模拟）对贷款用途有异议' },
  }));
};

export const resolveObjections = async (journey: Journey): Promise<void> => {
  const found = await lookAt(journey);
  const open = found.objections.find((objection) => objection.open);
  if (open === undefined) return;
  const { parameters, expectedVersion } = target(journey);
  const outcome = journey.random.chance(0.35) ? 'upheld' : 'dismissed';
  await attempt(journey.world.seen, `resolveObjection ${outcome}`, () =>
    officer(journey, 'head').call('resolveObjection', { parameters: { ...parameters, objectionId: open.objectionId }, body: { expectedVersion, outcome, reason: '（模拟）经核查' } }));
};
