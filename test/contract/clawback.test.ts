import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { currentDeclaration } from '../../shared/domain/application/declaration';
import { addDays } from '../../shared/domain/local-date';
import { openContractWorld } from './contract-world';
import type { Answer, ContractWorld } from './contract-world';

jest.setTimeout(120_000);

const [xiamen] = demoProgrammes as readonly [DemoProgramme];
let world: ContractWorld;
let paid: { readonly early: Story; readonly fraud: Story };
beforeAll(async () => {
  world = await openContractWorld();
  const accountId = await money.appropriate(world.world, xiamen, 50_000_000, 'clawback');
  const stories: Story[] = [];
  for (const serial of [1, 2]) {
    const story = await tell.draft(world.world, xiamen, serial, 'clawback');
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    stories.push(story);
  }
  await money.decide(stories, accountId, '测试纪要〔2026〕1号');
  await world.world.advanceTo(money.workingDaysLater(world.world, 1));
  await world.world.advanceTo(money.dayAfterNotice(world.world.today()));
  for (const story of stories) {
    await money.refresh(story);
    await tell.approve(story);
  }
  await money.releaseFunds(stories, '测试下达〔2026〕1号');
  for (const story of stories) await money.confirmPayee(story);
  const batch = await money.makeBatch(stories, accountId, '测试下达〔2026〕1号');
  await money.approveBatch(world.world, xiamen, batch);
  await money.recordResults(world.world, xiamen, batch, []);
  for (const story of stories) await money.refresh(story);
  paid = { early: stories[0]!, fraud: stories[1]! };
}, 120_000);
afterAll(() => world.stop());

type Difference = { readonly beforeFen: number; readonly afterFen: number; readonly lines: readonly { readonly lineId: string; readonly steps: readonly { readonly label: string; readonly before: string | null; readonly after: string | null }[] }[] };
const finance = 'xiamen-finance';
const on = (story: Story) => ({ parameters: { applicationId: story.applicationId } });
const command = (operationId: 'demandClawback' | 'recordRecovery', story: Story, body: object): Promise<Answer> => world.send(finance, operationId, { ...on(story), body: { expectedVersion: story.version, ...body } });
const preview = (story: Story, body: object): Promise<Answer> => world.send(finance, 'previewClawback', { ...on(story), body });
const done = async (story: Story, asked: Promise<Answer>): Promise<void> => {
  expect((await asked).status).toBe(200);
  await money.refresh(story);
};

/** The loan was repaid half way, in May 2025 and not in October: 181 days of interest are left of 360. */
const corrections = (story: Story) => {
  const amountYuan = `${1_000_000 + (story === paid.early ? 1 : 2) * 350_000}.00`;
  return { loans: [{ lineId: 'loan-1', repayments: [{ repaidOn: '2025-05-05', amountYuan }], settledOn: '2025-05-05' }] };
};
const grounds = { reason: '提前还款', evidence: '结清证明1号', basis: '申报承诺书第四条' };

describe('a loan that was repaid early', () => {
  it('is determined anew by the pinned rules, and the difference is told step by step', async () => {
    const story = paid.early;
    const seen = await preview(story, { kind: 'early_repayment', corrections: corrections(story) });
    const { paidFen, recomputedFen, amountFen, change, deadline } = seen.json as { paidFen: number; recomputedFen: number; amountFen: number; change: Difference; deadline: { dueOn: string; basis: string } };
    expect(seen.status).toBe(200);
    expect([amountFen > 0, amountFen, change.beforeFen, change.afterFen]).toEqual([true, paidFen - recomputedFen, paidFen, recomputedFen]);
    expect(change.lines).toHaveLength(1);
    expect(change.lines[0]?.steps.some(({ before, after }) => before !== null && after !== null && before !== after)).toBe(true);
    expect(deadline).toEqual({ dueOn: money.workingDaysLater(world.world, 30), basis: expect.stringMatching(/./) });

    expect((await preview(story, { kind: 'early_repayment', corrections: { loans: [{ lineId: 'loan-9' }] } })).code).toBe('line_unknown');
    expect((await preview(story, { kind: 'policy_refund', corrections: corrections(story) })).code).toBe('field_required');
    expect((await preview(story, { kind: 'early_repayment', corrections: { loans: [{ lineId: 'loan-1', settledOn: addDays(world.world.today(), 1) }] } })).code).toBe('date_in_future');

    const body = { kind: 'early_repayment', corrections: corrections(story), amountFen, ...grounds };
    expect((await command('demandClawback', story, { ...body, amountFen: amountFen - 1 })).code).toBe('clawback_amount_differs');
    expect((await command('demandClawback', story, { ...body, dueOn: addDays(world.world.today(), 3) })).code).toBe('clawback_deadline_laid_down');
    expect((await command('demandClawback', story, { ...body, corrections: undefined })).code).toBe('field_required');
    expect((await command('demandClawback', story, { kind: 'fraud', amountFen, ...grounds })).code).toBe('clawback_amount_differs');
    const sent = { ...on(story), key: 'demand-once', body: { expectedVersion: story.version, ...body } };
    expect([(await world.send(finance, 'demandClawback', sent)).json['replayed'], (await world.send(finance, 'demandClawback', sent)).json['replayed']]).toEqual([false, true]);
    expect((await world.send(finance, 'demandClawback', { ...sent, body: { ...sent.body, reason: '另一理由' } })).code).toBe('idempotency_key_reused');
    await money.refresh(story);

    const told = await story.applicant.call('getApplication', on(story));
    expect(told.clawback).toMatchObject({ outstandingFen: amountFen, notices: [{ kind: 'early_repayment', kindLabel: '提前还款', recomputedFen, dueOn: deadline.dueOn, deadlineBasis: deadline.basis, evidence: '结清证明1号' }], change: { afterFen: recomputedFen } });
    expect(told.determination?.amount.amountFen).toBe(recomputedFen);
    // What was corrected stays corrected: the same papers give nothing more to ask for.
    const again = await preview(story, { kind: 'early_repayment', corrections: corrections(story) });
    expect([again.json['amountFen'], (again.json['change'] as Difference).lines]).toEqual([0, []]);
  });

  it('comes back in parts, is shown as overdue after its day, and is settled to the fen', async () => {
    const story = paid.early;
    const { outstandingFen = 0 } = (await story.applicant.call('getApplication', on(story))).clawback ?? {};
    const receive = (amountFen: number, more: object = {}) => command('recordRecovery', story, { amountFen, voucherNumber: `退款${amountFen}`, receivedOn: world.world.today(), ...more });
    expect((await receive(1, { accountId: 'nobody' })).code).toBe('account_unknown');
    expect((await receive(outstandingFen + 1)).code).toBe('recovery_above_demand');
    await done(story, receive(1));
    const seen = await world.send(finance, 'getPaymentCase', on(story));
    const { deadline, parts } = seen.json as { deadline: { dueOn: string }; parts: readonly { accountId: string; demandedFen: number; recoveredFen: number }[] };
    expect(parts).toMatchObject([{ demandedFen: outstandingFen, recoveredFen: 1 }]);
    const clock = world.system.clock;
    clock.advanceTo(addDays(money.workingDaysLater(world.world, 30), 1));
    expect(deadline.dueOn < world.world.today()).toBe(true);
    expect((await world.system.runDaily()).overdue).toContain(story.applicationId);
    await done(story, receive(outstandingFen - 1, { accountId: parts[0]?.accountId }));
    expect(await money.refresh(story)).toBe('clawed_back');
  });
});

describe('a fraud finding', () => {
  it('asks for the whole, and bars the enterprise from filing until it is settled, with the clause', async () => {
    const story = paid.fraud;
    const applicant = `applicant-${demoEnterprises.indexOf(story.enterprise) + 1}`;
    const { amountFen } = (await world.send(finance, 'getPaymentCase', on(story))).json as { amountFen: number };
    await done(story, command('demandClawback', story, { kind: 'fraud', amountFen, reason: '经查实虚构贷款', evidence: '测试认定〔2026〕1号', basis: '申报承诺书第四条' }));

    const next = await tell.draft(world.world, xiamen, 8, 'clawback');
    expect(next.enterprise).toBe(story.enterprise);
    const checked = await world.send(applicant, 'checkApplication', { ...on(next), body: {} });
    expect(checked.json['problems']).toEqual([expect.objectContaining({ code: 'enterprise_owes_clawback', message: expect.stringMatching(/缴清前不能申报（依据：.+）/) })]);
    const declaration = { version: currentDeclaration().version, accepted: true };
    const { draftVersion } = await next.applicant.call('getDraft', on(next));
    const submit = () => world.send(applicant, 'submitApplication', { ...on(next), body: { expectedVersion: next.version, expectedDraftVersion: draftVersion, declaration } });
    expect([(await submit()).status, (await submit()).code]).toEqual([422, 'enterprise_owes_clawback']);

    await done(story, command('recordRecovery', story, { amountFen, voucherNumber: '退款', receivedOn: world.world.today() }));
    expect((await world.send(applicant, 'checkApplication', { ...on(next), body: {} })).json['problems']).toEqual([]);
    expect((await submit()).status).toBe(200);
    await world.system.drain();
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });
});
