import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoEnterprises } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { currentOffsetConsent } from '../../shared/domain/clawback/offset-consent';
import { hashing } from '../../shared/integrations/sha256';
import { fen } from '../../shared/domain/money';
import { groupedYuan } from '../../shared/domain/rules/formulas/amount-text';
import { textOfPdf } from '../builders/pdf-text';
import { openContractWorld } from './contract-world';
import type { Answer, ContractWorld } from './contract-world';

jest.setTimeout(120_000);

const [xiamen] = demoProgrammes as readonly [DemoProgramme];
const fundDocument = '测试下达〔2026〕7号';
const finance = 'xiamen-finance';
let world: ContractWorld;
let accountId: string;
/** Two cases of one enterprise: one was paid, the other waits for its payment; and a third of it. */
let [owing, payment, later]: Story[] = [];

beforeAll(async () => {
  world = await openContractWorld();
  accountId = await money.appropriate(world.world, xiamen, 90_000_000, 'offset');
  const stories: Story[] = [];
  for (const serial of [1, 7, 13]) {
    const story = await tell.draft(world.world, xiamen, serial, 'offset');
    await tell.submit(story);
    await tell.accept(story);
    await tell.reviewAll(story);
    stories.push(story);
  }
  await money.decide(stories, accountId, '测试纪要〔2026〕7号');
  await world.world.advanceTo(money.workingDaysLater(world.world, 1));
  await world.world.advanceTo(money.dayAfterNotice(world.world.today()));
  for (const story of stories) {
    await money.refresh(story);
    await tell.approve(story);
  }
  await money.releaseFunds(stories, fundDocument);
  for (const story of stories) await money.confirmPayee(story);
  [owing, payment, later] = stories;
  const batch = await money.makeBatch([owing!], accountId, fundDocument);
  await money.approveBatch(world.world, xiamen, batch);
  await money.recordResults(world.world, xiamen, batch, []);
  await money.refresh(owing!);
}, 120_000);
afterAll(() => world.stop());

const on = (story: Story) => ({ parameters: { applicationId: story.applicationId } });
const applicantOf = (story: Story): string => `applicant-${demoEnterprises.indexOf(story.enterprise) + 1}`;
const consentBody = () => ({ version: currentOffsetConsent().version, accepted: true });
const consent = (story: Story, by = applicantOf(story), body: object = { consent: consentBody() }): Promise<Answer> => world.send(by, 'consentToOffset', { ...on(story), body: { expectedVersion: story.version, ...body } });
const withdraw = (story: Story): Promise<Answer> => world.send(applicantOf(story), 'withdrawOffsetConsent', { ...on(story), body: { expectedVersion: story.version } });
const told = async (story: Story) => story.applicant.call('getApplication', on(story));
const actionsOf = async (story: Story) => (await story.applicant.call('getTimeline', on(story))).items.map(({ action, saying }) => `${action}: ${saying}`);
const demand = (story: Story, amountFen: number): Promise<Answer> => world.send(finance, 'demandClawback', { ...on(story), body: { expectedVersion: story.version, kind: 'overpayment', amountFen, reason: '核对发现多付', evidence: '核对记录1号', basis: '申报承诺书第四条' } });
type Made = { readonly batchId: string; readonly membersHash: string; readonly grossFen: number; readonly offsetFen: number; readonly totalFen: number; readonly members: readonly { readonly amountFen: number; readonly endToEndId: string; readonly offset: { readonly applicationId: string; readonly amountFen: number } | null }[] };
const make = async (story: Story): Promise<Made> => {
  await money.refresh(story);
  const made = await world.send(finance, 'createBatch', { body: { programmeId: xiamen.programmeId, accountId, fundDocumentNumber: fundDocument, cases: [{ applicationId: story.applicationId, expectedVersion: story.version }] } });
  expect(made.status).toBe(201);
  return made.json['batch'] as Made;
};
const approve = ({ batchId, membersHash }: Made): Promise<Answer> => world.send('xiamen-checker', 'approveBatch', { parameters: { batchId }, body: { membersHash } });
const cancel = ({ batchId }: Made): Promise<Answer> => world.send(finance, 'cancelBatch', { parameters: { batchId }, body: {} });
const answer = ({ batchId, totalFen, members }: Made, outcome: 'paid' | 'failed'): Promise<Answer> => world.send(finance, 'recordResults', { parameters: { batchId }, body: { count: 1, totalFen, lines: [{ endToEndId: members[0]!.endToEndId, amountFen: members[0]!.amountFen, outcome, voucherNumber: '凭证7', settledOn: world.world.today(), reason: outcome === 'paid' ? '' : '账号不符' }] } });

describe('the consent to an offset', () => {
  it('is the enterprise\'s own word, to the text in force, with its hash in the event', async () => {
    expect((await consent(owing!)).code).toBe('action_not_available');
    expect((await demand(owing!, 500_000)).status).toBe(200);
    await money.refresh(owing!);
    expect((await told(owing!)).clawback?.offset).toMatchObject({ possible: true, consent: null, order: null, leaveAtLeastFen: 100, basis: expect.stringMatching(/./), text: { version: currentOffsetConsent().version } });
    expect((await consent(owing!, undefined, { consent: { ...consentBody(), accepted: false } })).code).toBe('offset_consent_not_given');
    expect((await consent(owing!, undefined, { consent: { ...consentBody(), version: '2019' } })).code).toBe('offset_consent_outdated');
    expect((await withdraw(owing!)).code).toBe('offset_consent_missing');
    for (const officer of [finance, 'xiamen-checker']) expect((await consent(owing!, officer)).code).toBe('not_found');
    expect((await consent(owing!, 'agency')).code).toBe('forbidden');

    const sent = { ...on(owing!), key: 'consent-once', body: { expectedVersion: owing!.version, consent: consentBody() } };
    expect([(await world.send(applicantOf(owing!), 'consentToOffset', sent)).json['replayed'], (await world.send(applicantOf(owing!), 'consentToOffset', sent)).json['replayed']]).toEqual([false, true]);
    await money.refresh(owing!);
    const events = await world.system.repositories.applications.readEvents(owing!.applicationId);
    expect(events.at(-1)?.change).toEqual({ action: 'consent_offset', version: currentOffsetConsent().version, textHash: hashing.sha256(currentOffsetConsent().text), openFen: 500_000 });
    const seen = await world.send(finance, 'getPaymentCase', on(owing!));
    expect(seen.json['clawback']).toMatchObject({ consentGivenAt: expect.stringMatching(/^2026/), offset: null });
  });

  it('can be taken back until the batch is approved, and then the batch is not', async () => {
    const batch = await make(payment!);
    expect(batch).toMatchObject({ offsetFen: 500_000, members: [{ offset: { applicationId: owing!.applicationId, amountFen: 500_000 } }] });
    expect(batch.grossFen - batch.totalFen).toBe(500_000);
    expect((await withdraw(owing!)).status).toBe(200);
    await money.refresh(owing!);
    await world.system.drain();
    const before = await world.stored();
    const refused = await approve(batch);
    expect([refused.status, refused.code, refused.json['message'] ?? refused.text]).toEqual([409, 'offset_changed', expect.stringContaining('撤销此批次后重新编制')]);
    expect(await world.stored()).toEqual(before);
    expect((await cancel(batch)).status).toBe(200);
    expect((await consent(owing!)).status).toBe(200);
    await money.refresh(owing!);
  });
});

describe('a payment less what is owed', () => {
  it('goes out for the rest and settles the demand; both cases tell it, and everything adds up', async () => {
    const batch = await make(payment!);
    expect((await approve(batch)).status).toBe(200);
    await money.refresh(owing!);
    expect((await told(owing!)).clawback?.offset).toMatchObject({ order: { status: 'ordered', amountFen: 500_000 }, possible: false });
    expect((await withdraw(owing!)).code).toBe('offset_under_way');
    const receive = await world.send(finance, 'recordRecovery', { ...on(owing!), body: { expectedVersion: owing!.version, amountFen: 1, voucherNumber: '退款1', receivedOn: world.world.today() } });
    expect([receive.code, receive.text]).toEqual(['offset_under_way', expect.stringContaining('5000.00')]);
    const file = await world.send(finance, 'getPaymentFile', { parameters: { batchId: batch.batchId } });
    expect(file.text).toContain((batch.totalFen / 100).toFixed(2));
    expect(file.text).not.toContain((batch.grossFen / 100).toFixed(2));
    const advice = await world.send(finance, 'getPaymentAdvice', { parameters: { batchId: batch.batchId } });
    const words = (await textOfPdf(Uint8Array.from(Buffer.from(advice.text, 'base64')))).join('').replaceAll(/\s/g, '');
    for (const said of ['抵扣应退款项', '抵扣明细', '5,000.00', groupedYuan(fen(batch.grossFen)), groupedYuan(fen(batch.totalFen))]) expect(words).toContain(said);
    expect((await answer(batch, 'paid')).status).toBe(200);
    expect([await money.refresh(owing!), await money.refresh(payment!)]).toEqual(['clawed_back', 'paid']);
    const { clawback } = await told(owing!);
    expect(clawback).toMatchObject({ outstandingFen: 0, recoveries: [{ amountFen: 500_000, way: 'offset', voucherNumber: batch.members[0]!.endToEndId }], offset: { order: { status: 'settled', amountFen: 500_000 } } });
    expect((await told(payment!)).parts).toMatchObject([{ amountFen: batch.grossFen, balance: 'paid', offset: { applicationId: owing!.applicationId, amountFen: 500_000 } }]);
    expect(await actionsOf(owing!)).toEqual(expect.arrayContaining([expect.stringMatching(/^consent_offset: 申请人同意/), expect.stringMatching(/^order_offset: .+5000\.00/), expect.stringMatching(/^settle_offset: 抵扣已完成：5000\.00 元/)]));
    expect(await actionsOf(payment!)).toEqual(expect.arrayContaining([expect.stringMatching(/^record_payment: .+其中 5000\.00 元已抵扣/)]));
    await world.system.drain();
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });

  it('is owed again when the payment comes back late, and is set off again only by a new consent', async () => {
    const { parts } = (await world.send(finance, 'getPaymentCase', on(payment!))).json as { parts: readonly { batchId: string }[] };
    const batchId = parts[0]!.batchId;
    const { members } = (await world.send(finance, 'getBatch', { parameters: { batchId } })).json as unknown as Made;
    const returned = await world.send(finance, 'returnPayment', { ...on(payment!), body: { expectedVersion: payment!.version, batchId, endToEndId: members[0]!.endToEndId, documentNumber: '退票7号', returnedOn: world.world.today(), reason: '账号已销户' } });
    expect(returned.status).toBe(200);
    expect([await money.refresh(owing!), await money.refresh(payment!)]).toEqual(['clawback_due', 'payment_failed']);
    expect((await told(owing!)).clawback).toMatchObject({ outstandingFen: 500_000, recoveries: [{ amountFen: 500_000 }, { amountFen: -500_000, way: 'offset_undone' }], offset: { consent: null, order: null, possible: true } });
    const whole = await make(payment!);
    expect(whole.members[0]?.offset).toBeNull();
    await cancel(whole);
    expect((await consent(owing!)).status).toBe(200);
    const again = await make(payment!);
    await approve(again);
    expect((await answer(again, 'failed')).status).toBe(200);
    await money.refresh(owing!);
    expect((await told(owing!)).clawback).toMatchObject({ outstandingFen: 500_000, offset: { order: null, consent: { version: currentOffsetConsent().version } } });
    await world.system.drain();
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });

  it('can settle a case once', async () => {
    const { amountFen } = (await world.send(finance, 'getPaymentCase', on(later!))).json as { amountFen: number };
    const batch = await make(later!);
    expect(batch).toMatchObject({ grossFen: amountFen, offsetFen: 500_000 });
    await approve(batch);
    await answer(batch, 'paid');
    await money.refresh(owing!);
    await world.send(finance, 'closeCase', { ...on(owing!), body: { expectedVersion: owing!.version } });
    await money.refresh(owing!);
    expect((await demand(owing!, 100)).status).toBe(200);
    await money.refresh(owing!);
    expect((await consent(owing!)).code).toBe('offset_already_used');
    await world.system.drain();
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });
});
