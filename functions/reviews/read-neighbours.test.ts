import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { statedFacts } from '../../local/demo/facts';
import type { StatedFacts } from '../../local/demo/facts';
import { demoAccounts } from '../../local/demo/people';
import { demoProgrammes } from '../../local/demo/programmes';
import type { DemoProgramme } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { computePatentNumberCheck } from '../../shared/domain/patent-number';
import { openTestWorld } from '../../test/builders/demo-world';
import type { TestWorld } from '../../test/builders/demo-world';

jest.setTimeout(60_000);
const [interest, insurance] = demoProgrammes as readonly [DemoProgramme, DemoProgramme];
const patentOf = (digits: string): string => `ZL${digits}.${computePatentNumberCheck(digits)}`;
const [patent, otherPatent, contract] = [patentOf('201910004711'), patentOf('201910000022'), 'HT-共用-1'];

describe('cases that rest on the same papers, of whichever enterprise', () => {
  let opened: TestWorld;
  let pledged: Story;
  let rival: Story;
  beforeAll(async () => {
    opened = await openTestWorld();
    pledged = await filed(interest, 1, { pledgedPatents: [patent], contractNumber: contract });
    rival = await filed(interest, 2, { pledgedPatents: [patent.replace('ZL', 'ZL '), otherPatent], contractNumber: 'ht共用1' });
  });
  afterAll(() => opened.stop());

  type Loan = NonNullable<NonNullable<StatedFacts['loans']>[number]>;
  const retype = async (story: Story, facts: StatedFacts): Promise<void> => {
    const { draftVersion, facts: typed, materials } = await story.applicant.call('getDraft', { parameters: { applicationId: story.applicationId } });
    await story.applicant.call('saveDraft', { parameters: { applicationId: story.applicationId }, body: { expectedDraftVersion: draftVersion, facts: { ...typed, ...facts }, materials: [...materials] } });
  };
  const loanOf = (serial: number, changes: Partial<Loan>): StatedFacts => ({ loans: (statedFacts('pledge_loan_interest', serial, 'papers').loans ?? []).map((loan) => ({ ...loan, ...changes })) });
  const filed = async (programme: DemoProgramme, serial: number, changes: Partial<Loan>): Promise<Story> => {
    const story = await tell.draft(opened.world, programme, serial, 'papers');
    if (programme.kind === 'pledge_loan_interest') await retype(story, loanOf(serial, changes));
    else await retype(story, { policies: (statedFacts(programme.kind, serial, 'papers').policies ?? []).map((policy) => ({ ...policy, premiums: (policy.premiums ?? []).map((premium) => ({ ...premium, patentNumber: patent })) })) });
    await tell.submit(story);
    await opened.system.drain();
    return story;
  };
  const neighboursOf = (story: Story, accountId = 'xiamen-first') => opened.world.as(accountId).call('getCaseNeighbours', { parameters: { applicationId: story.applicationId } });

  it('shows each the other, whose it is and the papers they share, however they are spelt', async () => {
    expect(pledged.enterprise.creditCode).not.toBe(rival.enterprise.creditCode);
    for (const [ours, theirs] of [[pledged, rival], [rival, pledged]] as const) {
      const { items, hidden, more, moreByPaper } = await neighboursOf(ours);
      expect(items).toMatchObject([{
        applicationId: theirs.applicationId, sameEnterprise: false, enterpriseName: theirs.enterprise.registeredName,
        shared: [{ kind: 'patent', identifier: patent.replace('ZL', '') }, { kind: 'contract', identifier: 'HT共用1' }],
      }]);
      expect([hidden, more, moreByPaper]).toEqual([0, false, false]);
    }
  });

  it('only counts what is not this officer’s to see: another city’s case, and one of the enterprise they are connected with', async () => {
    const insured = await filed(insurance, 3, {});
    expect(await neighboursOf(pledged)).toMatchObject({ items: [{ applicationId: rival.applicationId }], hidden: 1 });
    expect(await neighboursOf(insured, 'shenzhen-first')).toMatchObject({ items: [], hidden: 2 });

    const grants = ['xiamen-auditor', 'shenzhen-auditor'].flatMap((accountId) => demoAccounts.find((account) => account.accountId === accountId)?.grants ?? []);
    for (const grant of grants) await opened.system.repositories.people.saveGrant('xiamen-auditor', grant);
    const { items } = await neighboursOf(pledged, 'xiamen-auditor');
    expect(items.map(({ applicationId, shared }) => [applicationId, shared.map(({ kind }) => kind)])).toEqual([[rival.applicationId, ['patent', 'contract']], [insured.applicationId, ['patent']]]);

    await opened.system.repositories.people.saveAffiliation('xiamen-auditor', rival.enterprise.creditCode);
    expect(await neighboursOf(pledged, 'xiamen-auditor')).toMatchObject({ items: [{ applicationId: insured.applicationId }], hidden: 1 });
  });

  it('goes by what is filed now: a correction that drops the papers ends it, one that names them begins it', async () => {
    await tell.claim(rival, 'intake');
    await tell.requestCorrection(rival, 'intake');
    await retype(rival, loanOf(2, {}));
    expect((await neighboursOf(pledged)).items).toHaveLength(1);
    await tell.submit(rival, 'correctApplication');
    await opened.system.drain();
    expect(await neighboursOf(pledged)).toMatchObject({ items: [], hidden: 1 });

    const late = await filed(interest, 4, {});
    expect((await neighboursOf(pledged)).items).toEqual([]);
    await tell.claim(late, 'intake');
    await tell.requestCorrection(late, 'intake');
    await retype(late, loanOf(4, { contractNumber: contract }));
    await tell.submit(late, 'correctApplication');
    await opened.system.drain();
    expect((await neighboursOf(pledged)).items).toMatchObject([{ applicationId: late.applicationId, shared: [{ kind: 'contract' }] }]);
  });

  it('forgets a case of another enterprise that is withdrawn, and never sees a draft', async () => {
    const leaving = await filed(interest, 5, { pledgedPatents: [patent], contractNumber: contract });
    const drafted = await tell.draft(opened.world, interest, 6, 'papers');
    await retype(drafted, loanOf(6, { pledgedPatents: [patent] }));
    const seen = async (): Promise<readonly string[]> => (await neighboursOf(pledged)).items.map(({ applicationId }) => applicationId);
    expect(await seen()).toContain(leaving.applicationId);
    await leaving.applicant.call('withdrawApplication', { parameters: { applicationId: leaving.applicationId }, body: { expectedVersion: leaving.version, reason: '改报其他项目' } });
    const left = await seen();
    expect(left).not.toContain(leaving.applicationId);
    expect(left).not.toContain(drafted.applicationId);
  });

  it('says when a paper is named by more cases than are looked at', async () => {
    const { paperCases } = opened.system.repositories;
    for (let other = 0; other < 20; other += 1) await paperCases.note(`gone${String(other).padStart(22, '0')}`, [{ kind: 'patent', identifier: patent.replace('ZL', '') }]);
    expect((await neighboursOf(pledged)).moreByPaper).toBe(true);
  });
});
