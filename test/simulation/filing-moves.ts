import { statedFacts } from '../../local/demo/facts';
import type { StatedFacts } from '../../local/demo/facts';
import { currentDeclaration } from '../../shared/domain/application/declaration';
import { attempt } from './observations';
import { applicantOf, target } from './journey';
import type { Journey } from './journey';

/** What is typed, now and then wrong or incomplete. */
const factsOf = ({ programme, serial, random }: Journey): StatedFacts => {
  const facts = statedFacts(programme.kind, serial, 'sim');
  if (random.chance(0.04)) return { ...facts, loans: facts.loans?.map((loan) => ({ ...loan, overdue: true })) };
  if (random.chance(0.03)) {
    const { otherFunding: _unsaid, ...unknown } = facts;
    return unknown;
  }
  return facts;
};

const declaration = () => ({ version: currentDeclaration().version, accepted: true });

const save = async (journey: Journey): Promise<number | null> => {
  const { parameters } = target(journey);
  const applicant = applicantOf(journey);
  const draft = await applicant.call('getDraft', { parameters });
  const facts = { ...draft.facts, ...factsOf(journey) };
  const saved = await attempt(journey.world.seen, 'saveDraft', () => applicant.call('saveDraft', { parameters, body: { expectedDraftVersion: draft.draftVersion, facts, materials: [] } }));
  return saved?.draftVersion ?? null;
};

/** 起草: creates the draft and fills it in. */
export const start = async (journey: Journey): Promise<void> => {
  const { programme, enterprise, world } = journey;
  const created = await attempt(world.seen, 'createApplication', () =>
    applicantOf(journey).call('createApplication', { body: { callId: programme.callId, creditCode: enterprise.creditCode, districtCode: enterprise.districtCode } }), ['not_mandated']);
  if (created === null) {
    journey.left = true;
    return;
  }
  journey.applicationId = created.application.applicationId;
};

export const saveAndCheck = async (journey: Journey): Promise<void> => {
  await save(journey);
  const { parameters } = target(journey);
  if (journey.random.chance(0.3)) await attempt(journey.world.seen, 'checkApplication', () => applicantOf(journey).call('checkApplication', { parameters, body: {} }));
};

/** Files the draft as it is saved now. A number that is already used by one's own case is typed anew the next day. */
export const file = async (journey: Journey, operation: 'submitApplication' | 'correctApplication', freshSerial: () => number): Promise<void> => {
  const draftVersion = await save(journey);
  if (draftVersion === null) return;
  const { parameters, expectedVersion } = target(journey);
  const filed = await attempt(journey.world.seen, operation, () =>
    applicantOf(journey).call(operation, { parameters, body: { expectedVersion, expectedDraftVersion: draftVersion, declaration: declaration() } }));
  if (filed === null) journey.serial = freshSerial();
};

export const withdraw = async (journey: Journey): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'withdrawApplication', () => applicantOf(journey).call('withdrawApplication', { parameters, body: { expectedVersion, reason: '（模拟）改报其他项目' } }));
};

export const confirmPayee = async (journey: Journey, accountName: string): Promise<unknown> => {
  const { parameters, expectedVersion } = target(journey);
  return attempt(journey.world.seen, 'confirmPayee', () =>
    applicantOf(journey).call('confirmPayee', { parameters, body: { expectedVersion, accountName, accountNumber: `62220000000000${1000 + (journey.index % 9000)}`, bankCode: '102100099996', bankName: '模拟银行' } }));
};
