import { addWorkingDays, buildCalendar } from '../../shared/domain/working-days';
import type { WorkingDayCalendar } from '../../shared/domain/working-days';
import { ApiProblem } from '../../shared/contracts/client';
import type { LocalDate } from '../../shared/domain/brands';
import { addDays, parseLocalDate } from '../../shared/domain/local-date';
import { readCalendarData } from '../../seeds/read-calendar';
import { fileURLToPath } from 'node:url';
import type { DemoProgramme } from './programmes';
import { officerOf } from './story';
import type { Story } from './story';
import type { World } from './world';

const calendar: WorkingDayCalendar = buildCalendar(readCalendarData(fileURLToPath(new URL('../../seeds/calendar.json', import.meta.url))));

/** Money for a programme: entered by one person, approved by another. */
export const appropriate = async (world: World, programme: DemoProgramme, amountFen: number, key: string): Promise<string> => {
  const proposed = await officerOf(world, programme, 'finance').call('proposeAppropriation', {
    idempotencyKey: `appropriation-${key}`,
    body: { programmeId: programme.programmeId, fiscalYear: 2026, payerRegionCode: programme.cityCode, budgetDocumentNumber: '演示指标〔2026〕1号', source: 'city', carriedOver: false, amountFen, documentLine: `（演示）${key}` },
  });
  await officerOf(world, programme, 'checker').call('approveAppropriation', { idempotencyKey: `approve-${key}`, parameters: { appropriationId: proposed.appropriationId }, body: {} });
  return proposed.accountId;
};

/** Payment terms as the demo has them: every value says that it is one, none stands in any document. */
export const demoPaymentTerms = (programme: DemoProgramme) => ({
  programmeId: programme.programmeId, payerRegionCode: programme.cityCode, fromOn: '2026-01-01',
  budgetUnit: '（演示）市知识产权主管部门', project: '（演示）知识产权金融扶持资金', functionalClassification: '（演示）支出功能分类科目', governmentEconomicClassification: '（演示）政府预算支出经济分类科目',
  departmentEconomicClassification: '（演示）部门预算支出经济分类科目', purpose: '（演示）知识产权金融资助',
  columns: [
    { field: 'sequence' as const, title: '序号' }, { field: 'budgetUnit' as const, title: '预算单位' }, { field: 'budgetDocumentNumber' as const, title: '指标文号' }, { field: 'project' as const, title: '项目' },
    { field: 'functionalClassification' as const, title: '支出功能分类科目' }, { field: 'governmentEconomicClassification' as const, title: '政府预算支出经济分类科目' }, { field: 'departmentEconomicClassification' as const, title: '部门预算支出经济分类科目' },
    { field: 'payeeName' as const, title: '收款人' }, { field: 'accountNumber' as const, title: '收款账号' }, { field: 'bankCode' as const, title: '联行号' }, { field: 'amount' as const, title: '金额(元)' }, { field: 'purpose' as const, title: '用途' },
    { field: 'endToEndId' as const, title: '端到端编号' },
  ],
  debtor: { name: '（演示）财政零余额账户', accountNumber: '0000000000000001', bankCode: '102100099996' },
  approvalLevels: [], basis: { documentNumber: '演示文件〔2026〕9号', clause: '演示条款' }, valueStatus: 'demo' as const,
});

/** Finance lays down the payment terms of a programme: recorded by one person, approved by another. */
export const layDownPaymentTerms = async (world: World, programme: DemoProgramme): Promise<void> => {
  const { termsId } = await officerOf(world, programme, 'finance').call('proposePaymentTerms', { idempotencyKey: `terms-${programme.programmeId}`, body: demoPaymentTerms(programme) });
  await officerOf(world, programme, 'checker').call('approvePaymentTerms', { idempotencyKey: `approve-terms-${programme.programmeId}`, parameters: { termsId }, body: {} });
};

/**
 * The pot of the stories' own call: shared by one person, approved by another by its hash. Where the call is still open,
 * the next morning has come first.
 */
export const sharePot = async (world: World, programme: DemoProgramme): Promise<void> => {
  const approver = officerOf(world, programme, 'approver');
  const start = () => approver.call('createPotRun', { body: { callId: programme.callId } });
  const run = await start().catch(async (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.code !== 'call_still_open') throw error;
    await world.advanceTo(addDays(world.today(), 1));
    return start();
  });
  await officerOf(world, programme, 'checker').call('approvePotRun', { parameters: { runId: run.runId }, body: { membersHash: run.seal?.membersHash ?? '' } });
};

/** 审定 of cases that have passed review, in one list; the notice opens on the next working day. */
export const decide = async (stories: readonly Story[], accountId: string, documentNumber: string, outcome: 'grant' | 'reject' = 'grant'): Promise<LocalDate> => {
  const [first] = stories;
  if (first === undefined) throw new Error('A list has at least one case.');
  const { world, programme } = first;
  if (outcome === 'grant' && programme.sharesPot) {
    await sharePot(world, programme);
    for (const story of stories) await refresh(story);
  }
  const approver = officerOf(world, programme, 'approver');
  const noticeOpensOn = addWorkingDays(calendar, world.today(), 1);
  const guide = await approver.call('getProgramme', { parameters: { programmeId: programme.programmeId } });
  const conditionId = guide.conditions[0]?.conditionId ?? '';
  const entries = await Promise.all(stories.map(async (story) => {
    const { application } = await approver.call('getCase', { parameters: { applicationId: story.applicationId } });
    return outcome === 'grant'
      ? { applicationId: story.applicationId, expectedVersion: story.version, outcome, amountFen: application.reviewedFen ?? 0 }
      : { applicationId: story.applicationId, expectedVersion: story.version, outcome, conditionIds: [conditionId], reason: '（演示）经审定不符合条件' };
  }));
  const decided = await approver.call('decideList', {
    body: { programmeId: programme.programmeId, accountId, documentNumber, decidedOn: world.today(), noticeOpensOn, attendees: ['演示分管领导', '演示处室负责人'], recusals: [], entries },
  });
  const refused = decided.results.find(({ problem }) => problem !== null);
  if (refused !== undefined) throw new Error(`${refused.applicationId} was not decided: ${refused.problem?.message ?? ''}`);
  for (const story of stories) story.version += 1;
  return noticeOpensOn;
};

/** The first morning on which a notice that opened on that day has closed. */
export const dayAfterNotice = (opensOn: LocalDate): LocalDate => addDays(addWorkingDays(calendar, opensOn, 4), 1);

export const workingDaysLater = (world: World, days: number): LocalDate => addWorkingDays(calendar, world.today(), days);

/** Takes the version from the API: the nightly run has moved the case meanwhile. */
export const refresh = async (story: Story): Promise<string> => {
  const { version, state } = await story.applicant.call('getApplication', { parameters: { applicationId: story.applicationId } });
  story.version = version;
  return state;
};

export const releaseFunds = async (stories: readonly Story[], documentNumber: string): Promise<void> => {
  const [first] = stories;
  if (first === undefined) return;
  const { results } = await officerOf(first.world, first.programme, 'finance').call('releaseFunds', {
    body: { documentNumber, cases: stories.map((story) => ({ applicationId: story.applicationId, expectedVersion: story.version })) },
  });
  const refused = results.find(({ problem }) => problem !== null);
  if (refused !== undefined) throw new Error(`Funds of ${refused.applicationId} were not released: ${refused.problem?.message ?? ''}`);
  for (const story of stories) story.version += 1;
};

/** A synthetic account: the name is the enterprise's, the bank code passes its check. */
export const confirmPayee = async (story: Story): Promise<void> => {
  const reply = await story.applicant.call('confirmPayee', {
    parameters: { applicationId: story.applicationId },
    body: { expectedVersion: story.version, accountName: story.enterprise.registeredName, accountNumber: '6222000000000000123', bankCode: '102100099996', bankName: '演示银行营业部' },
  });
  story.version = reply.application.version;
};

export const makeBatch = async (stories: readonly Story[], accountId: string, fundDocumentNumber: string) => {
  const [first] = stories;
  if (first === undefined) throw new Error('A batch has at least one case.');
  const { batch, excluded } = await officerOf(first.world, first.programme, 'finance').call('createBatch', {
    body: { programmeId: first.programme.programmeId, accountId, fundDocumentNumber, cases: stories.map((story) => ({ applicationId: story.applicationId, expectedVersion: story.version })) },
  });
  const refused = excluded.find(({ problem }) => problem !== null);
  if (refused !== undefined) throw new Error(`${refused.applicationId} is not in the batch: ${refused.problem?.message ?? ''}`);
  return batch;
};

export type Batch = Awaited<ReturnType<typeof makeBatch>>;

export const approveBatch = (world: World, programme: DemoProgramme, batch: Batch) =>
  officerOf(world, programme, 'checker').call('approveBatch', { parameters: { batchId: batch.batchId }, body: { membersHash: batch.membersHash } });

/** What the treasury answers: every order paid, except those of the cases named. */
export const recordResults = (world: World, programme: DemoProgramme, batch: Batch, failedIds: readonly string[]) =>
  officerOf(world, programme, 'finance').call('recordResults', {
    parameters: { batchId: batch.batchId },
    body: {
      count: batch.count, totalFen: batch.totalFen,
      lines: batch.members.map((member, index) => {
        const failed = failedIds.includes(member.applicationId);
        return { endToEndId: member.endToEndId, amountFen: member.amountFen, outcome: failed ? ('failed' as const) : ('paid' as const), voucherNumber: `演示凭证${index + 1}`, settledOn: world.today(), reason: failed ? '（演示）账号户名不符，退票' : '' };
      }),
    },
  });

export const demoDay = (text: string): LocalDate => parseLocalDate(text);
