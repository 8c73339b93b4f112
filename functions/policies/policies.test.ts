import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';
import { statedFacts } from '../../local/demo/facts';
import { demoEnterprises } from '../../local/demo/people';

const newCall = (programmeId: string) => ({ programmeId, title: '测试申报通知', documentNumber: '测试〔2026〕1号', opensOn: '2026-03-02', closesOn: '2026-06-30', fiscalYear: 2026, contact: '测试联系人' });

/** A ratio that the plan leaves to the authority, as somebody would record it. */
const ratio = (value: string) => ({
  value: { slot: 'share-percent', fromOn: '2026-01-01', value, basis: { documentNumber: '测试〔2026〕2号', clause: '第三条' }, status: 'in_force' as const, sourceMark: 'text' as const },
});

describe('政策目录', () => {
  let opened: TestWorld;
  beforeAll(async () => {
    opened = await openTestWorld();
  });
  afterAll(() => opened.stop());

  it('opens no call while a value that the text leaves open is not set, and names what is missing', async () => {
    const administrator = opened.world.as('xiamen-policy-1');
    await expect(administrator.call('openCall', { body: newCall('xiamen-insurance') })).rejects.toMatchObject({ status: 422 });
    const guide = await administrator.call('getProgramme', { parameters: { programmeId: 'xiamen-insurance' } });
    expect(guide.openQuestions.length).toBeGreaterThan(0);
    expect(guide.openCall).toBeNull();
  });

  it('puts a value into force only by a second person, in a new snapshot, and leaves the old one readable', async () => {
    const [first, second] = [opened.world.as('xiamen-policy-1'), opened.world.as('xiamen-policy-2')];
    const before = (await first.call('listProgrammes', {})).catalogueHash;
    const proposal = await first.call('proposeValue', { parameters: { programmeId: 'xiamen-insurance' }, body: ratio('50'), idempotencyKey: 'ratio-1' });
    await expect(first.call('approveValue', { parameters: { proposalId: proposal.proposalId }, body: {} })).rejects.toMatchObject({ code: 'maker_is_checker' });
    expect((await first.call('listProgrammes', {})).catalogueHash).toBe(before);
    const approved = await second.call('approveValue', { parameters: { proposalId: proposal.proposalId }, body: {} });
    expect(approved.catalogueHash).not.toBe(before);
    expect(approved.proposal).toMatchObject({ status: 'approved', proposedBy: 'xiamen-policy-1', decidedBy: 'xiamen-policy-2' });
    expect((await opened.system.repositories.catalogues.byHash(before)).catalogueHash).toBe(before);
    const again = await second.call('approveValue', { parameters: { proposalId: proposal.proposalId }, body: {} });
    expect(again.catalogueHash).toBe(approved.catalogueHash);
  });

  it('keeps the record of what was published: when, by whom, on what basis', async () => {
    const auditor = opened.world.as('xiamen-auditor');
    const [latest, first, ...others] = (await auditor.call('listCatalogueVersions', {})).items;
    expect(latest).toMatchObject({ catalogueHash: (await auditor.call('listProgrammes', {})).catalogueHash, publishedBy: 'xiamen-policy-2', reason: expect.stringContaining('测试〔2026〕2号 第三条') });
    expect([first?.publishedBy, others]).toEqual(['system', []]);
  });

  it('shows the record of a programme: each value with its makers, and what stands in the way of a call', async () => {
    const record = await opened.world.as('xiamen-auditor').call('getProgrammeRecord', { parameters: { programmeId: 'xiamen-insurance' } });
    expect(record.values.find(({ slot }) => slot === 'share-percent')).toMatchObject({ recordedBy: 'xiamen-policy-1', approvedBy: 'xiamen-policy-2', basis: { documentNumber: '测试〔2026〕2号' } });
    expect(record.slots.length).toBeGreaterThan(record.values.length);
    expect(record.findings.some(({ severity }) => severity === 'error')).toBe(true);
    await expect(opened.world.as('shenzhen-policy-1').call('getProgrammeRecord', { parameters: { programmeId: 'xiamen-insurance' } })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lists the texts it rests on', async () => {
    const { items } = await opened.world.as('xiamen-auditor').call('listInstruments', {});
    expect(items.some(({ kind }) => kind === 'plan')).toBe(true);
  });

  it('finds the same proposal under the same key, and refuses another value under it', async () => {
    const first = opened.world.as('xiamen-policy-1');
    const again = await first.call('proposeValue', { parameters: { programmeId: 'xiamen-insurance' }, body: ratio('50'), idempotencyKey: 'ratio-1' });
    expect(again.status).toBe('approved');
    await expect(first.call('proposeValue', { parameters: { programmeId: 'xiamen-insurance' }, body: ratio('80'), idempotencyKey: 'ratio-1' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('refuses a slot the programme does not have, and a programme of another city', async () => {
    const body = { value: { ...ratio('50').value, slot: 'no-such-slot' } };
    await expect(opened.world.as('xiamen-policy-1').call('proposeValue', { parameters: { programmeId: 'xiamen-insurance' }, body })).rejects.toMatchObject({ code: 'slot_unknown', status: 422 });
    await expect(opened.world.as('shenzhen-policy-1').call('proposeValue', { parameters: { programmeId: 'xiamen-insurance' }, body: ratio('50') })).rejects.toMatchObject({ code: 'forbidden', status: 403 });
  });

  it('refuses a value that contradicts the catalogue and publishes nothing', async () => {
    const [first, second] = [opened.world.as('xiamen-policy-1'), opened.world.as('xiamen-policy-2')];
    const before = (await first.call('listProgrammes', {})).catalogueHash;
    const overlapping = await first.call('proposeValue', { parameters: { programmeId: 'xiamen-insurance' }, body: ratio('60') });
    await expect(second.call('approveValue', { parameters: { proposalId: overlapping.proposalId }, body: {} })).rejects.toMatchObject({ code: 'catalogue_invalid' });
    expect((await first.call('listProgrammes', {})).catalogueHash).toBe(before);
  });

  it('opens a call once for one key, and refuses another under it', async () => {
    const administrator = opened.world.as('shenzhen-policy-1');
    const body = newCall('demo-shenzhen-insurance-2026');
    const call = await administrator.call('openCall', { body, idempotencyKey: 'call-1' });
    expect(await administrator.call('openCall', { body, idempotencyKey: 'call-1' })).toEqual(call);
    await expect(administrator.call('openCall', { body: { ...body, closesOn: '2026-07-31' }, idempotencyKey: 'call-1' })).rejects.toMatchObject({ code: 'idempotency_key_reused' });
    await expect(administrator.call('openCall', { body: { ...body, opensOn: '2026-07-01' } })).rejects.toMatchObject({ code: 'period_reversed' });
  });

  it('answers a pre-check per programme with its clauses, and says why the others do not apply', async () => {
    const [enterprise] = demoEnterprises;
    const facts = { applicant: { ...enterprise!.applicant }, ...statedFacts('pledge_loan_interest', 1, 'check'), usage: [] };
    const answer = await opened.world.as('applicant-1').call('checkEligibility', { body: { programmeId: null, facts } });
    const found = answer.results.find((result) => result.programmeId === 'demo-xiamen-interest-2026');
    expect(found?.openCallId).toBe('demo-call-xiamen-2026');
    expect(found?.explanation).toContain('金额');
    expect(answer.excluded.map((entry) => entry.programmeId)).toContain('demo-shenzhen-insurance-2026');
    expect(answer.results.map((result) => result.programmeId)).not.toContain('demo-shenzhen-insurance-2026');
  });

  it('lists every monetary clause with what it fixes and what it leaves open', async () => {
    const { items } = await opened.world.as('applicant-1').call('listClauses', {});
    expect(items.find((clause) => clause.clauseId === 'ZH-06')).toMatchObject({ instrumentId: expect.any(String), locator: '二(四)16' });
    expect(items.filter((clause) => clause.open.length > 0).length).toBeGreaterThan(20);
  });
});
