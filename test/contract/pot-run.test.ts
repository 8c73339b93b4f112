import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoCalls, demoProgrammes } from '../../local/demo/programmes';
import * as tell from '../../local/demo/story';
import { addDays } from '../../shared/domain/local-date';
import { openContractWorld } from './contract-world';
import type { ContractWorld } from './contract-world';

jest.setTimeout(120_000);

const [xiamen, programme] = demoProgrammes as readonly [(typeof demoProgrammes)[number], (typeof demoProgrammes)[number]];
let world: ContractWorld;
beforeAll(async () => { world = await openContractWorld(); }, 60_000);
afterAll(() => world.stop());

const by = (account: string, operationId: 'createPotRun' | 'approvePotRun' | 'cancelPotRun' | 'continuePotRun' | 'decideList' | 'getPotShares', body: object | undefined, runId?: string) =>
  world.send(account, operationId, { ...(body === undefined ? {} : { body }), ...(runId === undefined ? {} : { parameters: { runId } }) });
const codeOf = async (asked: Promise<{ readonly code: string | null }>): Promise<string | null> => (await asked).code;

describe('the pot of the Shenzhen demo', () => {
  it('is shared once the call has closed and all is reviewed, and decided only then', async () => {
    const approver = 'shenzhen-approver';
    const callId = programme.callId;
    const start = () => by(approver, 'createPotRun', { callId });
    expect(await codeOf(by('xiamen-approver', 'createPotRun', { callId: xiamen.callId }))).toBe('pot_missing');
    const stories = [await tell.draft(world.world, programme, 1, 'pot'), await tell.draft(world.world, programme, 2, 'pot')];
    for (const story of stories) {
      await tell.submit(story);
      await tell.accept(story);
    }
    const [first, second] = stories as [(typeof stories)[number], (typeof stories)[number]];
    await tell.reviewAll(first);
    expect(await codeOf(start())).toBe('call_still_open');
    const call = demoCalls.find((demo) => demo.callId === callId)!;
    await world.system.repositories.catalogues.saveCall({ ...call, closesOn: addDays(world.world.today(), -1) });
    const unready = await start();
    expect([unready.code, String(unready.json['detail'])]).toEqual(['pot_cases_unready', expect.stringContaining('1 件')]);
    await tell.reviewAll(second);

    const account = await money.appropriate(world.world, programme, 500_000_00, 'pot');
    await money.refresh(first);
    const list = { programmeId: programme.programmeId, accountId: account, documentNumber: '测试纪要〔2026〕1号', decidedOn: world.world.today(), noticeOpensOn: money.workingDaysLater(world.world, 1), attendees: ['测试'], recusals: [] };
    const early = await by(approver, 'decideList', { ...list, entries: [{ applicationId: first.applicationId, expectedVersion: first.version, outcome: 'grant', amountFen: 1 }] });
    expect(early.json['results']).toMatchObject([{ problem: { code: 'pot_share_missing' } }]);
    expect(await codeOf(world.send(approver, 'holdOverCase', { parameters: { applicationId: first.applicationId }, body: { expectedVersion: first.version, reason: '测试', reviewOn: world.world.today() } }))).toBe('review_date_not_future');
    const run = await start();
    const runId = String(run.json['runId']);
    const { membersHash } = run.json['seal'] as { readonly membersHash: string };
    expect(run.json).toMatchObject({ status: 'sealed', seal: { count: 2, mode: 'pro_rata', amountFen: 500_000_000 } });
    expect(await codeOf(start())).toBe('pot_run_open');
    await money.refresh(first);
    expect(await codeOf(world.send(approver, 'holdOverCase', { parameters: { applicationId: first.applicationId }, body: { expectedVersion: first.version, reason: '测试', reviewOn: addDays(world.world.today(), 9) } }))).toBe('held_by_run');
    expect(await codeOf(by(approver, 'approvePotRun', { membersHash }, runId))).toBe('maker_is_checker');
    expect(await codeOf(by('shenzhen-checker', 'approvePotRun', { membersHash: '0'.repeat(64) }, runId))).toBe('pot_members_changed');
    expect((await by('shenzhen-checker', 'approvePotRun', { membersHash }, runId)).json).toMatchObject({ status: 'applied', result: { count: 2 } });
    expect(await codeOf(by(approver, 'cancelPotRun', {}, runId))).toBe('pot_run_status');
    expect(await codeOf(start())).toBe('pot_empty');
    const timeline = await world.send('applicant-1', 'getTimeline', { parameters: { applicationId: first.applicationId } });
    expect([first.enterprise.creditCode, timeline.status === 200 ? timeline.text : '资金池分配']).toEqual([first.enterprise.creditCode, expect.stringContaining('资金池分配')]);
    await world.system.drain();
    expect([(await world.reconcile()).differences, (await world.verifyAudit()).faults]).toEqual([[], []]);
  });
});
