import type { ApiClient } from '../../shared/contracts/client';
import { currentDeclaration } from '../../shared/domain/application/declaration';
import type { RatingGrade } from '../../shared/domain/rating/service-rating';
import { demoEnterprises } from './people';
import type { DemoEnterprise } from './people';
import { statedFacts } from './facts';
import type { DemoProgramme } from './programmes';
import type { World } from './world';

/** One case of the demo while its story is told: where it stands, and who works on it. */
export type Story = {
  readonly world: World;
  readonly programme: DemoProgramme;
  readonly enterprise: DemoEnterprise;
  readonly applicant: ApiClient;
  readonly applicationId: string;
  version: number;
};

export type Officer = 'intake' | 'first' | 'second' | 'expert' | 'head' | 'approver' | 'finance' | 'checker' | 'policy-1' | 'policy-2' | 'auditor';

export const officerOf = (world: World, programme: DemoProgramme, duty: Officer): ApiClient => world.as(`${programme.officers}-${duty}`);

/** The demo enterprises of the programme's city, in turn. */
export const enterpriseFor = (programme: DemoProgramme, serial: number): { readonly enterprise: DemoEnterprise; readonly accountId: string } => {
  const local = demoEnterprises.map((enterprise, index) => ({ enterprise, accountId: `applicant-${index + 1}` })).filter(({ enterprise }) => enterprise.cityCode === programme.cityCode);
  const chosen = local[serial % local.length];
  if (chosen === undefined) throw new Error(`No demo enterprise in ${programme.cityCode}`);
  return chosen;
};

const taken = (story: Story, reply: { readonly application: { readonly version: number } }): void => {
  story.version = reply.application.version;
};

const knownMaterials = new WeakMap<World, Map<string, Promise<readonly string[]>>>();

/** What the programme always asks for, asked once a world. */
const materialsOf = (world: World, applicant: ApiClient, programme: DemoProgramme): Promise<readonly string[]> => {
  const known = knownMaterials.get(world) ?? new Map<string, Promise<readonly string[]>>();
  knownMaterials.set(world, known);
  const materials = known.get(programme.programmeId) ?? applicant.call('getProgramme', { parameters: { programmeId: programme.programmeId } }).then((guide) =>
    guide.materials.filter((material) => material.requiredWhen === null).map((material) => material.materialId));
  known.set(programme.programmeId, materials);
  return materials;
};

/**
 * A programme with a pot shares it when a call has closed and all its cases are reviewed. Stories that come to a decision
 * there are told in a call of their own that ends today; other programmes need none.
 */
export const ofOwnCall = async (world: World, programme: DemoProgramme, key: string): Promise<DemoProgramme> => {
  if (!programme.sharesPot) return programme;
  const { callId } = await officerOf(world, programme, 'policy-1').call('openCall', {
    idempotencyKey: `call-${programme.programmeId}-${key}`,
    body: { programmeId: programme.programmeId, title: '【演示】2026年申报通知（先行批次）', documentNumber: `演示通知〔2026〕${key}号`, opensOn: world.today(), closesOn: world.today(), fiscalYear: 2026, contact: '演示联系人 000-00000000' },
  });
  return { ...programme, callId };
};

/** 起草: a draft with everything filled in, ready to submit. */
export const draft = async (world: World, programme: DemoProgramme, serial: number, run: string): Promise<Story> => {
  const { enterprise, accountId } = enterpriseFor(programme, serial);
  const applicant = world.as(accountId);
  const created = await applicant.call('createApplication', { body: { callId: programme.callId, creditCode: enterprise.creditCode, districtCode: enterprise.districtCode } });
  const { applicationId } = created.application;
  const facts = { ...created.draft.facts, ...statedFacts(programme.kind, serial, run) };
  const materials = await materialsOf(world, applicant, programme);
  await applicant.call('saveDraft', { parameters: { applicationId }, body: { expectedDraftVersion: created.draft.draftVersion, facts, materials: [...materials] } });
  return { world, programme, enterprise, applicant, applicationId, version: created.application.version };
};

export const submit = async (story: Story, action: 'submitApplication' | 'correctApplication' = 'submitApplication') => {
  const { draftVersion } = await story.applicant.call('getDraft', { parameters: { applicationId: story.applicationId } });
  const reply = await story.applicant.call(action, {
    parameters: { applicationId: story.applicationId },
    body: { expectedVersion: story.version, expectedDraftVersion: draftVersion, declaration: { version: currentDeclaration().version, accepted: true } },
  });
  taken(story, reply);
  return reply;
};

type CaseOperation = 'claimCase' | 'releaseCase' | 'approveCase';

const onCase = async (story: Story, duty: Officer, operationId: CaseOperation): Promise<void> => {
  taken(story, await officerOf(story.world, story.programme, duty).call(operationId, { parameters: { applicationId: story.applicationId }, body: { expectedVersion: story.version } }));
};

export const claim = (story: Story, duty: Officer): Promise<void> => onCase(story, duty, 'claimCase');
export const approve = (story: Story): Promise<void> => onCase(story, 'approver', 'approveCase');

export const accept = async (story: Story): Promise<void> => {
  await claim(story, 'intake');
  taken(story, await officerOf(story.world, story.programme, 'intake').call('acceptCase', {
    parameters: { applicationId: story.applicationId }, body: { expectedVersion: story.version, payerRegionCode: story.programme.cityCode },
  }));
};

export const refuseAcceptance = async (story: Story): Promise<void> => {
  await claim(story, 'intake');
  const guide = await story.applicant.call('getProgramme', { parameters: { programmeId: story.programme.programmeId } });
  taken(story, await officerOf(story.world, story.programme, 'intake').call('refuseAcceptance', {
    parameters: { applicationId: story.applicationId }, body: { expectedVersion: story.version, conditionIds: guide.conditions.slice(0, 1).map((condition) => condition.conditionId), reason: '（演示）不属于本项目受理范围' },
  }));
};

export const requestCorrection = async (story: Story, duty: Officer): Promise<void> => {
  taken(story, await officerOf(story.world, story.programme, duty).call('requestCorrection', {
    parameters: { applicationId: story.applicationId },
    body: { expectedVersion: story.version, items: [{ field: 'applicant.sizeFigures[0].employees', fault: 'outdated', reason: '（演示）请按最近一期年报更新从业人员数' }] },
  }));
};

export const review = async (story: Story, duty: Officer, opinion: 'grant' | 'reject' = 'grant'): Promise<void> => {
  taken(story, await officerOf(story.world, story.programme, duty).call('recordReview', {
    parameters: { applicationId: story.applicationId },
    body: { expectedVersion: story.version, opinion, conditionFindings: [], lineFindings: [], comment: opinion === 'grant' ? '（演示）材料齐全，符合条件' : '（演示）建议不予资助' },
  }));
};

/** Through every stage of the programme. */
export const reviewAll = async (story: Story): Promise<void> => {
  const duties: readonly Officer[] = story.programme.expert ? ['first', 'second', 'expert'] : ['first', 'second'];
  for (const duty of duties) {
    await claim(story, duty);
    await review(story, duty);
  }
};

/** 好差评 by the applicant, when there is an outcome. */
export const rate = async ({ applicant, applicationId }: Story, grade: RatingGrade, comment: string): Promise<void> => {
  await applicant.call('rateService', { parameters: { applicationId }, body: { grade, comment } });
};
