import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { StatedFacts } from '../../local/demo/facts';
import { demoEnterprises } from '../../local/demo/people';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { officerOf } from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import type { OfficerRole } from '../../shared/domain/application/actor';
import { brandRegionCode } from '../../shared/domain/brands';
import { computePatentNumberCheck } from '../../shared/domain/patent-number';
import { parseLocalDate } from '../../shared/domain/local-date';
import { openContractWorld } from './contract-world';
import type { Answer, ContractWorld } from './contract-world';

const [xiamen, shenzhen, guangzhou] = demoProgrammes as readonly [DemoProgramme, DemoProgramme, DemoProgramme];

jest.setTimeout(60_000);

let world: ContractWorld;
beforeAll(async () => {
  world = await openContractWorld();
  const give = (userId: string, role: OfficerRole) => world.system.repositories.people.saveGrant(userId, { role, regionCode: brandRegionCode('350200'), programmeId: null, fromOn: parseLocalDate('2020-01-01'), toOn: null, deputyForUserId: null });
  for (const role of ['intake_officer', 'district_reviewer', 'city_reviewer', 'approver', 'finance_officer', 'finance_approver'] as const) await give('all-hats', role);
  await give('second-first-reviewer', 'district_reviewer');
}, 60_000);
afterAll(() => world.stop());

const at = (story: Story): { readonly parameters: { readonly applicationId: string } } => ({ parameters: { applicationId: story.applicationId } });
const accountOf = (story: Story): string => `applicant-${demoEnterprises.indexOf(story.enterprise) + 1}`;
const seen = (story: Story) => story.applicant.call('getApplication', at(story));
const stateOf = (story: Story): Promise<string> => money.refresh(story);
const refused = async (answer: Promise<Answer>): Promise<string> => {
  const { status, code } = await answer;
  return `${status} ${code ?? ''}`;
};
/** A command on the case as it stands. */
const command = async (who: string, operationId: Parameters<ContractWorld['send']>[1], story: Story, body: object = {}, parameters: object = {}): Promise<Answer> => {
  await money.refresh(story);
  return world.send(who, operationId, { parameters: { applicationId: story.applicationId, ...parameters }, body: { expectedVersion: story.version, ...body } });
};
const done = async (answer: Promise<Answer>): Promise<void> => {
  const { status, text } = await answer;
  if (status >= 400) throw new Error(text);
};

const begun = async (programme: DemoProgramme, serial: number, facts: StatedFacts = {}): Promise<Story> => {
  const story = await tell.draft(world.world, programme, serial, 'life');
  const draft = await story.applicant.call('getDraft', at(story));
  await story.applicant.call('saveDraft', { ...at(story), body: { expectedDraftVersion: draft.draftVersion, facts: { ...draft.facts, ...facts }, materials: [...draft.materials] } });
  return story;
};

/** One loan: drawn on 5 November 2024 at 2.95 %, interest by 360 days, and what was repaid when. */
const loanOf = (drawdownNumber: string, amountYuan: string, repayments: readonly { readonly repaidOn: string; readonly amountYuan: string }[], actualRatePercent = '2.95'): StatedFacts => ({
  loans: [{
    lineId: 'loan-1', bankName: '演示银行', contractNumber: `HT-${drawdownNumber}`, contractSignedOn: '2024-11-05', currency: 'CNY', dayCount: 'ACT/360', actualRatePercent,
    drawdowns: [{ drawdownNumber, drawnOn: '2024-11-05', amountYuan, dueOn: '2025-10-31' }], repayments: [...repayments],
    overdue: false, extended: false, settledOn: '2025-10-31', pledgedPatents: [`ZL201910000012.${computePatentNumberCheck('201910000012')}`], pledgedPatentsOwnedByBorrower: true, pledgeRegisteredOn: '2024-11-05', coBorrowers: null, otherSecurities: null,
  }],
  otherFunding: null,
});

const passNotice = async (): Promise<void> => {
  await world.world.advanceTo(money.workingDaysLater(world.world, 1));
  await world.world.advanceTo(money.dayAfterNotice(world.world.today()));
};

/** From decided and noticed to paid. */
const paidOut = async (stories: readonly Story[], fund: string): Promise<void> => {
  for (const story of stories) {
    await money.refresh(story);
    await tell.approve(story);
  }
  await money.releaseFunds(stories, fund);
  for (const story of stories) await money.confirmPayee(story);
};

const balancesOf = async (programme: DemoProgramme) => (await officerOf(world.world, programme, 'finance').call('listAccounts', { query: { programmeId: programme.programmeId } })).items[0]?.balancesFen;

describe('one life of each kind, from draft to paid, to the fen', () => {
  const rows: readonly (readonly [string, DemoProgramme, number, StatedFacts, number])[] = [
    // 1,234,567.89 yuan over 135 days (5 November to 20 March), then 734,567.89 over 225 (to 31 October), at 2.95 %, which is
    // below the LPR of December 2025 (3.00 %): (1,234,567.89 x 135 + 734,567.89 x 225) x 0.0295 / 360
    // = 331,944,440.40 x 0.0295 / 360 = 27,201.0027...; 60 % of it 16,320.6016... -> 16,320.60.
    ['interest on a pledge loan', xiamen, 6, loanOf('LIFE-1', '1234567.89', [{ repaidOn: '2025-03-20', amountYuan: '500000.00' }, { repaidOn: '2025-10-31', amountYuan: '734567.89' }]), 1_632_060],
    // 2,013.55 x 50 % = 1,006.775 -> half up 1,006.78.
    ['a premium', shenzhen, 1, {}, 100_678],
    // Application fee 135.00 and agency fee 5,120.00 in full; the publication fee of 50.00 is neither: 5,255.00.
    ['the fees of a first invention', guangzhou, 1, {}, 525_500],
  ];
  it.each(rows)('%s', async (_what, programme, serial, facts, amountFen) => {
    const story = await begun(await tell.ofOwnCall(world.world, programme, 'life'), serial, facts);
    const receipt = await tell.submit(story);
    expect([receipt.application.state, receipt.determination.outcome, receipt.determination.amount.amountFen, receipt.materialsMissing]).toEqual(['submitted', 'eligible', amountFen, []]);
    expect(receipt.determination.lines.flatMap((line) => line.steps).length).toBeGreaterThan(1);
    expect(receipt.determination.conditions.map(({ outcome }) => outcome)).not.toContain('unknown');
    await tell.accept(story);
    await tell.reviewAll(story);
    expect([await stateOf(story), (await seen(story)).reviewedFen]).toEqual(['awaiting_decision', amountFen]);
    const accountId = await money.appropriate(world.world, programme, 20_000_000, `life-${programme.officers}`);
    await money.decide([story], accountId, '测试纪要〔2026〕1号');
    expect(await balancesOf(programme)).toMatchObject({ available: 20_000_000 - amountFen, reserved: amountFen });
    await passNotice();
    await world.system.drain();
    const { items } = await world.world.as('applicant-2').call('listNotices', { query: {} });
    expect(items.filter((notice) => notice.enterpriseName === story.enterprise.registeredName).map((notice) => notice.amountFen)).toEqual([amountFen]);
    await paidOut([story], '测试下达〔2026〕1号');
    expect(await balancesOf(programme)).toMatchObject({ available: 20_000_000 - amountFen, reserved: 0, committed: amountFen });
    const batch = await money.makeBatch([story], accountId, '测试下达〔2026〕1号');
    expect([batch.count, batch.totalFen]).toEqual([1, amountFen]);
    await money.approveBatch(world.world, programme, batch);
    expect(await balancesOf(programme)).toMatchObject({ committed: 0, payable: amountFen });
    await money.recordResults(world.world, programme, batch, []);
    expect([await stateOf(story), (await seen(story)).decidedFen]).toEqual(['paid', amountFen]);
    expect(await balancesOf(programme)).toEqual({ available: 20_000_000 - amountFen, reserved: 0, committed: 0, payable: 0, paid: amountFen, receivable: 0, recovered: 0, carried: 0, lapsed: 0 });
    await world.system.drain();
    const totals = await officerOf(world.world, programme, 'auditor').call('getTotals', { query: { programmeId: programme.programmeId, fiscalYear: 2026 } });
    expect([totals.control.paidCount, totals.control.paidFen]).toEqual([1, amountFen]);
    const receiptSeen = await world.send(null, 'verifyReceipt', { parameters: { receiptNumber: receipt.receiptNumber } });
    expect(receiptSeen.json).toMatchObject({ chainHolds: true, factsCommitment: receipt.factsCommitment, eventHash: receipt.eventHash });
  });
});

describe('the ways a life can bend', () => {
  /** 60 % of 1,000,000 x 2.95 % x 360/360 = 17,700.00; of 2,000,000: 35,400.00. */
  const [million, twoMillion] = [1_770_000, 3_540_000];
  const plain = (name: string, amountYuan: string): StatedFacts => loanOf(name, amountYuan, [{ repaidOn: '2025-10-31', amountYuan }]);
  const stories = new Map<string, Story>();
  const of = (name: string): Story => {
    const story = stories.get(name);
    if (story === undefined) throw new Error(`No case ${name}`);
    return story;
  };
  let accountId: string;
  const amounts = async (): Promise<Record<string, number>> => {
    const found = await world.system.repositories.ledger.readAccount(accountId);
    return { ...found?.balances };
  };

  const budget = async (budgetDocumentNumber: string, amountFen: number): Promise<string> => {
    const body = { programmeId: xiamen.programmeId, fiscalYear: 2026, payerRegionCode: '350200', budgetDocumentNumber, source: 'district', carriedOver: false, amountFen };
    const proposed = await world.send('all-hats', 'proposeAppropriation', { body });
    const { appropriationId } = proposed.json as { appropriationId: string };
    expect(await refused(world.send('all-hats', 'approveAppropriation', { parameters: { appropriationId }, body: {} }))).toBe('403 maker_is_checker');
    await done(world.send('xiamen-checker', 'approveAppropriation', { parameters: { appropriationId }, body: {} }));
    return String(proposed.json['accountId']);
  };

  it('starts with five more cases of Xiamen and an account of its own', async () => {
    accountId = await budget('测试指标〔2026〕9号', 20_000_000);
    for (const [name, serial] of [['corrected', 1], ['objected', 2], ['bounced', 3], ['waived', 4], ['silent', 5]] as const) {
      const story = await begun(xiamen, serial, plain(`LIFE-${name}`, '1000000.00'));
      await tell.submit(story);
      stories.set(name, story);
    }
  });

  it('correction: asked once, answered, back at its stage with the same law; a second round needs the head', async () => {
    const story = of('corrected');
    await tell.accept(story);
    await tell.claim(story, 'first');
    const pinned = await officerOf(world.world, xiamen, 'first').call('getCase', at(story));
    const items = [{ field: 'loans[0].drawdowns[0].amountYuan', fault: 'incorrect', reason: '与借据不符' }];
    await done(command('xiamen-first', 'requestCorrection', story, { items }));
    const asked = await seen(story);
    expect([asked.state, asked.correction?.items, asked.deadline?.kind]).toEqual(['correction_requested', items, 'correction']);
    const draft = await story.applicant.call('getDraft', at(story));
    await story.applicant.call('saveDraft', { ...at(story), body: { expectedDraftVersion: draft.draftVersion, facts: { ...draft.facts, ...plain('LIFE-corrected', '2000000.00') }, materials: [...draft.materials] } });
    await money.refresh(story);
    const answered = await tell.submit(story, 'correctApplication');
    expect([answered.application.state, answered.determination.amount.amountFen]).toEqual(['formal_review', twoMillion]);
    const after = await officerOf(world.world, xiamen, 'first').call('getCase', at(story));
    expect([after.pins, after.revision]).toEqual([pinned.pins, 2]);
    expect([pinned.previousFacts, after.previousFacts]).toEqual([null, pinned.facts]);
    const filed = async (revision?: number) => story.applicant.call('getSubmission', { ...at(story), ...(revision === undefined ? {} : { query: { revision } }) });
    const amountOf = ({ facts }: Awaited<ReturnType<typeof filed>>) => facts.loans?.[0]?.drawdowns?.[0]?.amountYuan;
    const [first, latest] = [await filed(1), await filed()];
    expect([first.revision, latest.revision, amountOf(latest)]).toEqual([1, 2, '2000000.00']);
    expect(amountOf(first)).not.toBe('2000000.00');
    await expect(filed(3)).rejects.toMatchObject({ status: 404, code: 'not_found' });
    expect(await refused(command('xiamen-first', 'requestCorrection', story, { items }))).toBe('403 further_correction_needs_head_of_stage');
    await done(command('xiamen-head', 'requestCorrection', story, { items }));
    await money.refresh(story);
    await tell.submit(story, 'correctApplication');
  });

  it('recusal and four eyes: who stepped aside or had another duty on the case is refused', async () => {
    const story = of('corrected');
    await done(command('xiamen-first', 'recuseFromCase', story, { reason: '与申请人有亲属关系' }));
    expect(await refused(command('xiamen-first', 'claimCase', story))).toBe('403 recused');
    expect(await refused(command('xiamen-conflicted', 'claimCase', of('objected')))).toBe('403 forbidden');
    await done(command('all-hats', 'claimCase', story));
    expect(await refused(command('second-first-reviewer', 'claimCase', story))).toBe('409 claimed_by_another');
    expect(await refused(command('all-hats', 'claimCase', story))).toBe('409 already_claimed_by_you');
    expect(await refused(command('second-first-reviewer', 'recordReview', story, { opinion: 'grant', conditionFindings: [], lineFindings: [], comment: '' }))).toBe('403 not_claimed_by_you');
    const cut = { opinion: 'grant', conditionFindings: [], comment: '' };
    expect(await refused(command('all-hats', 'recordReview', story, { ...cut, lineFindings: [{ lineId: 'loan-1', finding: 'cut', toFen: 1, reason: '' }] }))).toBe('422 finding_reason_required');
    expect(await refused(command('all-hats', 'recordReview', story, { ...cut, lineFindings: [{ lineId: 'loan-9', finding: 'met', reason: '' }] }))).toBe('422 line_unknown');
    expect(await refused(command('all-hats', 'recordReview', story, { ...cut, lineFindings: [], conditionFindings: [{ conditionId: 'no-such', finding: 'met', reason: '' }] }))).toBe('422 condition_unknown');
    await done(command('all-hats', 'recordReview', story, { ...cut, lineFindings: [] }));
    expect(await refused(command('all-hats', 'claimCase', story))).toBe('403 separation_of_duties');
    await tell.claim(await refreshed(story), 'second');
    await tell.review(story, 'second');
    expect(await refused(command('all-hats', 'holdOverCase', story, { reason: '测试', reviewOn: '2026-12-01' }))).toBe('403 separation_of_duties');
    expect((await seen(story)).reviewedFen).toBe(twoMillion);
  });

  const refreshed = async (story: Story): Promise<Story> => {
    await money.refresh(story);
    return story;
  };

  it('the decision reserves the money, no more than was reviewed, and once', async () => {
    for (const name of ['objected', 'bounced', 'waived']) {
      await tell.accept(of(name));
      await tell.reviewAll(of(name));
    }
    await tell.claim(of('silent'), 'intake');
    await tell.requestCorrection(of('silent'), 'intake');
    const decideTo = async (who: string, story: Story, amountFen: number, more: object = {}): Promise<string> => {
      await money.refresh(story);
      const today = world.world.today();
      const body = { programmeId: xiamen.programmeId, accountId, documentNumber: '测试纪要〔2026〕5号', decidedOn: today, noticeOpensOn: money.workingDaysLater(world.world, 1), attendees: ['测试'], recusals: [], entries: [{ applicationId: story.applicationId, expectedVersion: story.version, outcome: 'grant', amountFen }], ...more };
      const answer = await world.send(who, 'decideList', { body });
      const [result] = (answer.json['results'] ?? []) as readonly { readonly state: string | null; readonly problem: { readonly code: string } | null }[];
      return result?.problem?.code ?? result?.state ?? String(answer.code);
    };
    expect(await decideTo('xiamen-approver', of('objected'), million, { noticeOpensOn: '2026-03-01' })).toBe('notice_opens_in_past');
    const poor = await budget('测试指标〔2026〕10号', million - 1);
    expect(await decideTo('xiamen-approver', of('objected'), million, { accountId: poor })).toBe('account_balance_insufficient');
    expect(await decideTo('xiamen-approver', of('objected'), million + 1)).toBe('amount_above_reviewed');
    expect(await decideTo('xiamen-approver', of('objected'), 0)).toBe('amount_not_positive');
    expect(await decideTo('all-hats', of('corrected'), twoMillion)).toBe('separation_of_duties');
    expect(await amounts()).toMatchObject({ reserved: 0 });
    for (const [name, amountFen] of [['corrected', twoMillion], ['objected', million], ['bounced', million], ['waived', million]] as const) expect(await decideTo('xiamen-approver', of(name), amountFen)).toBe('awaiting_decision');
    expect(await decideTo('xiamen-approver', of('objected'), million)).toBe('already_decided');
    // 35,400.00 + 3 x 17,700.00 = 88,500.00.
    expect(await amounts()).toMatchObject({ reserved: 8_850_000 });
  });

  it('objection: upheld, the case is decided again and noticed again; its money went back meanwhile', async () => {
    const story = of('objected');
    await world.world.advanceTo(money.workingDaysLater(world.world, 1));
    expect(await stateOf(story)).toBe('public_notice');
    expect(await refused(command('xiamen-approver', 'approveCase', story))).toBe('409 notice_still_open');
    await world.system.drain();
    const { items } = await world.world.as('applicant-2').call('listNotices', { query: { openOn: world.world.today() } });
    const notice = items.find(({ enterpriseName }) => enterpriseName === story.enterprise.registeredName);
    const objection = { objector: { kind: 'unit', name: '测试竞争者有限公司', contact: '0592-0000000', evidence: '' }, reason: '贷款并未用于经营' };
    const parameters = { noticeNumber: notice?.noticeNumber ?? '' };
    expect(await refused(world.send(null, 'raiseObjection', { parameters, body: objection }))).toBe('422 objection_evidence_required');
    const raised = await world.send(null, 'raiseObjection', { parameters, body: { ...objection, objector: { ...objection.objector, evidence: '银行流水' } } });
    expect([raised.status, await stateOf(story)]).toEqual([201, 'objection_handling']);
    expect((await world.send(accountOf(story), 'getTimeline', at(story))).text).not.toContain('测试竞争者');
    const { objectionId } = raised.json as { objectionId: string };
    expect(await refused(command('xiamen-head', 'resolveObjection', story, { outcome: 'upheld', reason: '查证属实' }, { objectionId: 'another' }))).toBe('409 objection_not_open');
    const late = await world.send(null, 'raiseObjection', { parameters, body: { ...objection, objector: { ...objection.objector, evidence: '另一份流水' } } });
    const { objectionId: other } = late.json as { objectionId: string };
    await done(command('xiamen-head', 'resolveObjection', story, { outcome: 'upheld', reason: '部分利息查证属实' }, { objectionId }));
    expect([await stateOf(story), (await amounts())['reserved']]).toEqual(['awaiting_decision', 8_850_000 - million]);
    // The second objector is owed an answer of their own before the case is decided again.
    expect((await world.world.as('xiamen-head').call('getCase', at(story))).objections.map((entry) => [entry.objectionId, entry.open]).sort()).toEqual([[objectionId, false], [other, true]].sort());
    const again = async () => {
      await money.refresh(story);
      return { programmeId: xiamen.programmeId, accountId, documentNumber: '测试纪要〔2026〕6号', decidedOn: world.world.today(), noticeOpensOn: money.workingDaysLater(world.world, 1), attendees: ['测试'], recusals: [], entries: [{ applicationId: story.applicationId, expectedVersion: story.version, outcome: 'grant', amountFen: 1_000_000 }] };
    };
    expect((await world.send('xiamen-approver', 'decideList', { body: await again() })).text).toContain('objections_unanswered');
    await done(command('xiamen-head', 'resolveObjection', story, { outcome: 'dismissed', reason: '与前一异议同一事实，已随其处理' }, { objectionId: other }));
    await done(world.send('xiamen-approver', 'decideList', { body: await again() }));
    expect((await amounts())['reserved']).toBe(8_850_000 - million + 1_000_000);
    await passNotice();
    await world.system.drain();
    const second = (await world.world.as('applicant-2').call('listNotices', { query: {} })).items.filter(({ enterpriseName }) => enterpriseName === story.enterprise.registeredName);
    expect(second.map(({ amountFen }) => amountFen).sort()).toEqual([1_000_000, million]);
    expect(new Set(second.map(({ noticeNumber }) => noticeNumber)).size).toBe(2);
    expect(await refused(world.send(null, 'raiseObjection', { parameters, body: { ...objection, objector: { ...objection.objector, evidence: '又一份' } } }))).toBe('409 notice_closed');
  });

  it('silence: a correction nobody answers is a withdrawal, and its cost items are free again', async () => {
    await world.world.advanceTo(money.workingDaysLater(world.world, 11));
    expect(await stateOf(of('silent'))).toBe('deemed_withdrawn');
    const again = await begun(xiamen, 5, plain('LIFE-silent', '1000000.00'));
    await tell.submit(again);
    expect(await refused(command(accountOf(again), 'confirmPayee', again, { accountName: '测试有限公司', accountNumber: '62220000', bankCode: '102100099996', bankName: '测试' }))).toBe('422 payee_name_differs');
    await done(command(accountOf(again), 'withdrawApplication', again, { reason: '改报其他项目' }));
  });

  it('payment: made and checked by two people; what bounced is issued again alone, as the second attempt', async () => {
    const paying = ['corrected', 'objected', 'bounced'].map(of);
    const fund = '测试下达〔2026〕5号';
    for (const story of [...paying, of('waived')]) {
      await money.refresh(story);
      await tell.approve(story);
    }
    await money.releaseFunds([...paying, of('waived')], fund);
    for (const story of paying) await money.confirmPayee(story);
    const cases = paying.map((story) => ({ applicationId: story.applicationId, expectedVersion: story.version }));
    const order = { programmeId: xiamen.programmeId, accountId, fundDocumentNumber: fund };
    const waiting = { applicationId: of('waived').applicationId, expectedVersion: of('waived').version };
    const seenByFinance = await officerOf(world.world, xiamen, 'finance').call('getPaymentCase', at(of('waived')));
    expect(seenByFinance.parts.map(({ obstacle }) => obstacle?.code)).toEqual(['payee_not_confirmed']);
    expect(seenByFinance.parts[0]?.obstacle?.message).toMatch(/\p{Script=Han}/u);
    const empty = await world.send('xiamen-finance', 'createBatch', { body: { ...order, fundDocumentNumber: '别的文号', cases: [...cases, waiting] } });
    expect([empty.status, empty.code]).toEqual([422, 'batch_empty']);
    expect((empty.json['errors'] as readonly { readonly code: string }[]).map(({ code }) => code)).toEqual(['batch_terms_differ', 'batch_terms_differ', 'batch_terms_differ', 'payee_not_confirmed']);
    const batch = await money.makeBatch(paying, accountId, fund);
    expect(await refused(command(accountOf(of('bounced')), 'confirmPayee', of('bounced'), { accountName: of('bounced').enterprise.registeredName, accountNumber: '62220000', bankCode: '102100099996', bankName: '测试' }))).toBe('409 case_in_batch');
    expect(await refused(world.send('xiamen-checker', 'approveBatch', { parameters: { batchId: batch.batchId }, body: { membersHash: '0'.repeat(64) } }))).toBe('409 batch_sums_differ');
    expect(batch.totalFen).toBe(twoMillion + 1_000_000 + million);
    await money.approveBatch(world.world, xiamen, batch);
    expect(await refused(world.send('xiamen-checker', 'cancelBatch', { parameters: { batchId: batch.batchId }, body: {} }))).toBe('409 batch_not_open');
    await money.recordResults(world.world, xiamen, batch, [of('bounced').applicationId]);
    expect(await Promise.all(paying.map(stateOf))).toEqual(['paid', 'paid', 'payment_failed']);
    // What failed stands committed again beside what still waits for its payee: 2 x 17,700.00.
    expect(await amounts()).toMatchObject({ reserved: 0, committed: 2 * million, payable: 0, paid: twoMillion + 1_000_000 });
    const own = await world.send('all-hats', 'createBatch', { body: { ...order, cases: [{ applicationId: of('bounced').applicationId, expectedVersion: of('bounced').version }] } });
    const second = (own.json as { batch: typeof batch }).batch;
    expect(second.members.map(({ attempt, amountFen }) => [attempt, amountFen])).toEqual([[2, million]]);
    expect(second.members[0]?.endToEndId).not.toBe(batch.members.find(({ applicationId }) => applicationId === of('bounced').applicationId)?.endToEndId);
    expect(await refused(world.send('all-hats', 'approveBatch', { parameters: { batchId: second.batchId }, body: { membersHash: second.membersHash } }))).toBe('403 maker_is_checker');
    await money.approveBatch(world.world, xiamen, second);
    await money.recordResults(world.world, xiamen, second, []);
    expect(await stateOf(of('bounced'))).toBe('paid');
    // The treasury's first answer sent once more changes nothing; the opposite of it is refused.
    const before = await amounts();
    await money.recordResults(world.world, xiamen, batch, [of('bounced').applicationId]);
    const contradicted = await money.recordResults(world.world, xiamen, batch, []);
    expect(contradicted.results.flatMap(({ problem }) => problem?.code ?? [])).toEqual(['result_lines_differ']);
    expect(await amounts()).toEqual(before);
  });

  it('waiver: money nobody asks for in time goes back to the programme', async () => {
    await world.world.advanceTo(money.workingDaysLater(world.world, 16));
    expect(await stateOf(of('waived'))).toBe('waived');
    expect(await amounts()).toMatchObject({ committed: 0, paid: twoMillion + 1_000_000 + million });
  });

  it('clawback: demanded up to what was paid, recovered in parts, closed; paid never shrinks', async () => {
    const story = of('corrected');
    const demand = { kind: 'overpayment', amountFen: 10_000, reason: '多付利息', evidence: '核对记录', basis: '申报承诺书' };
    expect(await refused(command('xiamen-finance', 'demandClawback', story, { ...demand, amountFen: twoMillion + 1 }))).toBe('422 clawback_above_paid');
    expect(await refused(command('xiamen-finance', 'demandClawback', story, { ...demand, dueOn: world.world.today() }))).toBe('422 clawback_deadline_laid_down');
    expect(await refused(command('xiamen-finance', 'demandClawback', of('waived'), demand))).toBe('409 action_not_available');
    await done(command('xiamen-finance', 'demandClawback', story, demand));
    const recover = (amountFen: number): Promise<Answer> => command('xiamen-finance', 'recordRecovery', story, { amountFen, voucherNumber: `退款${amountFen}`, receivedOn: world.world.today() });
    expect(await refused(recover(10_001))).toBe('422 recovery_above_demand');
    await done(recover(4_000));
    expect([await stateOf(story), await amounts()]).toEqual(['clawback_due', expect.objectContaining({ receivable: 6_000, recovered: 4_000 })]);
    await done(recover(6_000));
    expect([await stateOf(story), await amounts()]).toEqual(['clawed_back', expect.objectContaining({ receivable: 0, recovered: 10_000, paid: twoMillion + 1_000_000 + million })]);
    await done(command('xiamen-finance', 'closeCase', story));
    expect(await stateOf(story)).toBe('closed');
  });

  it('an amount that nobody can work out is not granted', async () => {
    const facts = plain('LIFE-unknown', '1000000.00');
    const story = await begun(xiamen, 8, { ...facts, loans: facts.loans?.map(({ actualRatePercent: _unknown, ...loan }) => loan) });
    const receipt = await tell.submit(story);
    expect([receipt.determination.outcome, receipt.determination.amount.amountFen]).toEqual(['undetermined', null]);
    await tell.accept(story);
    await tell.claim(story, 'first');
    expect(await refused(command('xiamen-first', 'recordReview', story, { opinion: 'grant', conditionFindings: [], lineFindings: [], comment: '' }))).toBe('422 amount_undetermined');
  });

  it('refusal names its ground, and the applicant reads the clause', async () => {
    const story = await begun(xiamen, 7, plain('LIFE-refused', '1000000.00'));
    await tell.submit(story);
    await tell.refuseAcceptance(story);
    const { state, refusal } = await seen(story);
    expect([state, refusal?.conditionIds.length, refusal?.clauses.length]).toEqual(['not_accepted', 1, 1]);
    expect(refusal?.clauses[0]).toMatch(/（.+ .+）$/);
  });

  it('in the end the books agree and every history holds', async () => {
    const report = await world.reconcile();
    expect([report.differences, report.cases > 9]).toEqual([[], true]);
    expect((await world.verifyAudit()).faults).toEqual([]);
  });
});
