import { formatYuan, parseYuan } from '../../shared/domain/money';
import { demoProgrammes } from './programmes';
import type { DemoProgramme } from './programmes';
import * as money from './money-story';
import * as pot from './pot-story';
import * as tell from './story';
import type { Story } from './story';
import { officerOf } from './story';
import type { World } from './world';

/** Where a demo case is to be left. Told in two chapters: what needs days to pass first, what is fresh at the end. */
type Ending =
  | 'draft' | 'submitted' | 'submitted_claimed' | 'correction_requested' | 'corrected' | 'accepted' | 'not_accepted' | 'formal_review' | 'substantive_review' | 'expert_review' | 'withdrawn' | 'terminated'
  | 'awaiting_decision' | 'rejected' | 'held_over' | 'public_notice' | 'objection_handling' | 'revoked';

/** The first programme plays them all; together with the chapters before they are every state. */
const allEndings: readonly Ending[] = [
  'draft', 'submitted', 'submitted_claimed', 'correction_requested', 'corrected', 'accepted', 'formal_review', 'substantive_review', 'expert_review', 'awaiting_decision', 'public_notice', 'not_accepted', 'withdrawn', 'terminated', 'rejected', 'held_over',
];

/** What the others have, so that every queue has something in it. */
const someEndings: readonly Ending[] = ['draft', 'submitted', 'formal_review', 'expert_review', 'awaiting_decision', 'public_notice'];

const reasons = { reason: '（演示）企业主体注销', basis: '（演示）申报通知约定' } as const;

const finish = async (world: World, programme: DemoProgramme, accountId: string, serial: number, ending: Ending): Promise<void> => {
  const story = await tell.draft(world, programme, serial, 'demo');
  const at = { parameters: { applicationId: story.applicationId } };
  if (ending === 'draft') return;
  await tell.submit(story);
  if (ending === 'submitted') return;
  if (ending === 'withdrawn') {
    await story.applicant.call('withdrawApplication', { ...at, body: { expectedVersion: story.version, reason: '（演示）改报其他项目' } });
    return;
  }
  if (ending === 'not_accepted') {
    await tell.refuseAcceptance(story);
    await tell.rate(story, 'dissatisfied', '（演示）不予受理的理由写得太简单');
    return;
  }
  if (ending === 'submitted_claimed') return tell.claim(story, 'intake');
  if (ending === 'correction_requested' || ending === 'corrected') {
    await tell.claim(story, 'intake');
    await tell.requestCorrection(story, 'intake');
    if (ending === 'corrected') await tell.submit(story, 'correctApplication');
    return;
  }
  await tell.accept(story);
  if (ending === 'accepted') return;
  if (ending === 'terminated') {
    await officerOf(world, programme, 'head').call('terminateCase', { ...at, body: { expectedVersion: story.version, ...reasons } });
    return;
  }
  await tell.claim(story, 'first');
  if (ending === 'formal_review') return;
  await tell.review(story, 'first');
  if (ending === 'substantive_review') return;
  await tell.claim(story, 'second');
  await tell.review(story, 'second');
  if (programme.expert) {
    await tell.claim(story, 'expert');
    if (ending === 'expert_review') return;
    await tell.review(story, 'expert');
  }
  if (ending === 'held_over') {
    await officerOf(world, programme, 'approver').call('holdOverCase', { ...at, body: { expectedVersion: story.version, reason: '（演示）等待有关部门意见', reviewOn: money.workingDaysLater(world, 30) } });
  } else if (ending === 'rejected') await money.decide([story], accountId, '演示纪要〔2026〕9号', 'reject');
  else if (ending === 'public_notice' || ending === 'objection_handling') await money.decide([story], accountId, '演示纪要〔2026〕8号');
};

/** Cases that come to a decision together: filed, accepted and through every stage of review. */
const reviewedCases = async (world: World, programme: DemoProgramme, first: number, count: number): Promise<readonly Story[]> => {
  const own = await tell.ofOwnCall(world, programme, String(first));
  const stories: Story[] = [];
  for (let serial = first; serial < first + count; serial += 1) {
    const story = await tell.draft(world, own, serial, 'demo');
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    stories.push(story);
  }
  return stories;
};

/** A case whose applicant never answers the correction: after the limit the nightly run deems it withdrawn. */
const silentCase = async (world: World, programme: DemoProgramme, serial: number): Promise<void> => {
  const story = await tell.draft(world, programme, serial, 'demo');
  await tell.submit(story);
  await tell.claim(story, 'intake');
  await tell.requestCorrection(story, 'intake');
};

type Chapter = { readonly programme: DemoProgramme; readonly accountId: string; readonly stories: readonly Story[] };

const payChapter = async (world: World, { programme, accountId, stories }: Chapter): Promise<void> => {
  const fund = '演示下达〔2026〕1号';
  const [waived, open, ...paying] = stories;
  if (waived === undefined || open === undefined) throw new Error('The first chapter has six cases.');
  for (const story of stories) await money.refresh(story);
  for (const story of stories) await tell.approve(story);
  await money.releaseFunds([waived, ...paying], fund);
  for (const story of paying) await money.confirmPayee(story);
  const batch = await money.makeBatch(paying, accountId, fund);
  await money.approveBatch(world, programme, batch);
  await money.recordResults(world, programme, batch, paying.slice(-1).map((story) => story.applicationId));
};

const afterPayment = async (world: World, { programme, stories }: Chapter): Promise<void> => {
  const finance = officerOf(world, programme, 'finance');
  const [, , closing, clawed, due] = stories;
  for (const story of [closing, clawed, due]) if (story !== undefined) await money.refresh(story);
  if (closing !== undefined) {
    await finance.call('closeCase', { parameters: { applicationId: closing.applicationId }, body: { expectedVersion: closing.version } });
    await tell.rate(closing, 'very_satisfied', '');
  }
  const amountFen = parseYuan('100.00');
  for (const story of [clawed, due]) {
    if (story === undefined) continue;
    await finance.call('demandClawback', { parameters: { applicationId: story.applicationId }, body: { expectedVersion: story.version, kind: 'overpayment', amountFen, reason: `（演示）多付 ${formatYuan(amountFen)} 元`, evidence: '（演示）核对记录1号', basis: '（演示）申报承诺书第四条' } });
  }
  if (clawed !== undefined) await finance.call('recordRecovery', { parameters: { applicationId: clawed.applicationId }, body: { expectedVersion: clawed.version + 1, amountFen, voucherNumber: '演示退款1', receivedOn: world.today() } });
};

/** Stands at the end with money under way: a batch approved and not answered, and a case whose approval was revoked. */
const lastChapter = async (world: World, { programme, accountId }: Chapter, stories: readonly Story[]): Promise<void> => {
  const fund = '演示下达〔2026〕2号';
  const [revoked, waiting, disbursing, paid] = stories;
  if (revoked === undefined || waiting === undefined || disbursing === undefined || paid === undefined) throw new Error('The last chapter has four cases.');
  for (const story of stories) await money.refresh(story);
  for (const story of stories) await tell.approve(story);
  await officerOf(world, programme, 'approver').call('revokeCase', { parameters: { applicationId: revoked.applicationId }, body: { expectedVersion: revoked.version, reason: '（演示）申报材料不实', basis: '（演示）申报承诺书第四条' } });
  await money.releaseFunds([waiting, disbursing, paid], fund);
  for (const story of [disbursing, paid]) await money.confirmPayee(story);
  const settled = await money.makeBatch([paid], accountId, fund);
  await money.approveBatch(world, programme, settled);
  await money.recordResults(world, programme, settled, []);
  await money.approveBatch(world, programme, await money.makeBatch([disbursing], accountId, fund));
};

/**
 * Some sixty cases that together stand in every state and every kind of programme, made by the same API calls people
 * make, on a calendar that really passes: nothing is written past the rules.
 */
export const tellDemoCases = async (world: World, progress: (line: string) => void): Promise<void> => {
  progress('演示案件：预算、申请、审查、审定');
  const chapters: Chapter[] = await Promise.all(demoProgrammes.map(async (programme) => {
    const accountId = await money.appropriate(world, programme, parseYuan('3000000.00'), programme.programmeId);
    await money.layDownPaymentTerms(world, programme);
    const stories = await reviewedCases(world, programme, 1, 6);
    await silentCase(world, programme, 28);
    return { programme, accountId, stories };
  }));
  await decideAll(world, chapters, '演示纪要〔2026〕1号');
  const potCall = await potChapter(world);
  progress('演示案件：公示期满，核准并拨付');
  await passNotice(world);
  await Promise.all(chapters.map((chapter) => payChapter(world, chapter)));
  await Promise.all(chapters.map((chapter) => afterPayment(world, chapter)));
  progress('演示案件：逾期未办的由每日任务处理');
  await world.advanceTo(money.workingDaysLater(world, 16));
  progress('演示案件：在办案件');
  const last: Chapter[] = await Promise.all(chapters.map(async (chapter) => ({ ...chapter, stories: await reviewedCases(world, chapter.programme, 7, 4) })));
  await decideAll(world, last, '演示纪要〔2026〕2号');
  // Its call has closed by the time it is decided.
  const pooled = new Map(await Promise.all(demoProgrammes.filter(({ sharesPot }) => sharesPot).map(async (programme) => [programme.programmeId, await reviewedCases(world, programme, 16, 1)] as const)));
  await passNotice(world);
  await Promise.all(chapters.map((chapter, index) => lastChapter(world, chapter, last[index]?.stories ?? [])));
  await Promise.all(chapters.map(async ({ programme, accountId }) => {
    const full = programme === demoProgrammes[0];
    for (const [index, ending] of (full ? allEndings : someEndings).entries()) {
      if (ending === 'expert_review' && !programme.expert) continue;
      if (ending === 'public_notice' && programme.sharesPot) await money.decide(pooled.get(programme.programmeId) ?? [], accountId, '演示纪要〔2026〕8号');
      else await finish(world, programme, accountId, 11 + index, ending);
    }
    if (full) await finish(world, programme, accountId, 27, 'objection_handling');
  }));
  await world.advanceTo(money.workingDaysLater(world, 1));
  await objectOnce(world, chapters.slice(0, 1));
  await pot.sharePot(world, potCall);
  const [first] = chapters;
  if (first !== undefined) await pot.proposeTransfer(world, first.programme, first.accountId, ['350203', '350206']);
};

/** A call that closed early, all of it reviewed: at the end its pot is shared and waits for the second person. */
const potChapter = async (world: World): Promise<DemoProgramme> => {
  const withPot = demoProgrammes.find(({ kind }) => kind === 'patent_insurance_premium');
  if (withPot === undefined) throw new Error('No demo programme has a pot.');
  const call = await pot.callOfOneDay(world, withPot, '2');
  await pot.reviewedCases(world, call, [29, 30, 31], 'demo');
  return call;
};

/** 审定 on the next working day: by then the calls of their own have closed, so that a pot can be shared first. */
const decideAll = async (world: World, chapters: readonly Chapter[], documentNumber: string): Promise<void> => {
  await world.advanceTo(money.workingDaysLater(world, 1));
  for (const { accountId, stories } of chapters) await money.decide(stories, accountId, documentNumber);
};

const passNotice = async (world: World): Promise<void> => {
  await world.advanceTo(money.workingDaysLater(world, 1));
  await world.advanceTo(money.dayAfterNotice(world.today()));
};

/** One objection, by somebody who read the public notice. */
const objectOnce = async (world: World, chapters: readonly Chapter[]): Promise<void> => {
  const reader = world.as('agency');
  await world.settle();
  const { items } = await reader.call('listNotices', { query: { openOn: world.today() } });
  for (const { programme } of chapters) {
    const guide = await reader.call('getProgramme', { parameters: { programmeId: programme.programmeId } });
    const notice = items.find((item) => item.programmeTitle === guide.title);
    if (notice === undefined) throw new Error(`No open notice of ${programme.programmeId}`);
    await reader.call('raiseObjection', {
      parameters: { noticeNumber: notice.noticeNumber },
      body: { objector: { kind: 'person', name: '演示异议人', contact: '13800000000', evidence: '（演示）所附证据材料一份' }, reason: '（演示）对贷款用途有异议' },
    });
  }
};
