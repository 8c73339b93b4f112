import { parseYuan } from '../../shared/domain/money';
import type { DemoProgramme } from './programmes';
import * as tell from './story';
import { officerOf } from './story';
import type { World } from './world';

/** A call of its own that takes applications only today, so that its pot can be shared from tomorrow on. */
export const callOfOneDay = async (world: World, programme: DemoProgramme, key: string): Promise<DemoProgramme> => {
  const today = world.today();
  const { callId } = await officerOf(world, programme, 'policy-1').call('openCall', {
    idempotencyKey: `call-${programme.programmeId}-${key}`,
    body: { programmeId: programme.programmeId, title: `【演示】2026年专场申报通知（第${key}场）`, documentNumber: `演示通知〔2026〕${key}号`, opensOn: today, closesOn: today, fiscalYear: Number(today.slice(0, 4)), contact: '演示联系人 000-00000000' },
  });
  return { ...programme, callId };
};

/** Cases of a call, each reviewed to the end: they wait for their share. */
export const reviewedCases = async (world: World, programme: DemoProgramme, serials: readonly number[], run: string): Promise<readonly tell.Story[]> => {
  const stories: tell.Story[] = [];
  for (const serial of serials) {
    const story = await tell.draft(world, programme, serial, run);
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    stories.push(story);
  }
  return stories;
};

/** Frozen and worked out; another person has still to approve it. */
export const sharePot = (world: World, programme: DemoProgramme) => officerOf(world, programme, 'approver').call('createPotRun', { idempotencyKey: `pot-${programme.callId}`, body: { callId: programme.callId } });

/** A transfer to two districts by two factors that waits for its check. */
export const proposeTransfer = (world: World, programme: DemoProgramme, accountId: string, districts: readonly [string, string]) => officerOf(world, programme, 'finance').call('proposeTransfer', {
  idempotencyKey: `transfer-${programme.programmeId}`,
  body: {
    fromAccountId: accountId, documentNumber: '演示分配〔2026〕1号', amountFen: parseYuan('100000.00'),
    factors: [{ name: '上年申请件数', weightPercent: '60', basis: '（演示）统计数' }, { name: '中小微企业数', weightPercent: '40', basis: '（演示）统计数' }],
    districts: [{ regionCode: districts[0], figures: ['31', '1200'] }, { regionCode: districts[1], figures: ['17', '805'] }],
  },
});
