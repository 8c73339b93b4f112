import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act } from '../../shared/casework/act';
import type { Application } from '../../shared/domain/application/application';
import { fen } from '../../shared/domain/money';
import type { PotRuns } from '../../shared/ports/pot-runs';
import { eventSaying } from '../../shared/casework/event-saying';
import { applicant, officers } from '../../test/builders/actors';
import { at } from '../../test/builders/calendar';
import { crashingAt, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import type { ReviewDependencies } from './dependencies-type';
import { approvePotRun, cancelPotRun, continuePotRun, createPotRun, getPotShares, resealPotRun } from './pot-runs';

jest.setTimeout(240_000);

const maker = 'user-approver';
const checker = 'user-finance_approver';
const pot = { group: 'pot', period: 'calendar_year', amountYuan: '10.00', sharing: 'pro_rata' };
let world: MoneyWorld;
let dependencies: ReviewDependencies;

const open = async (more: object = {}): Promise<void> => {
  world = await openMoneyWorld({}, { pot: { ...pot, ...more }, closesOn: '2026-03-05' });
  ({ dependencies } = world);
};
beforeEach(() => open());

const reviewed = async (amounts: readonly number[]): Promise<readonly Application[]> => {
  const cases: Application[] = [];
  for (const amount of amounts) cases.push(await world.caseAt('awaiting_decision', fen(amount)));
  world.table.clock.set(at('2026-03-20'));
  return cases;
};
const create = async (key?: string, on = dependencies) => createPotRun(on)(world.by(maker, { callId: 'call-2026' }, {}, key));
const approve = async (run: { readonly runId: string; readonly seal: { readonly membersHash: string } | null }, on = dependencies) =>
  approvePotRun(on)(world.by(checker, { membersHash: run.seal?.membersHash ?? '' }, { runId: run.runId }));
const head = async ({ applicationId }: Pick<Application, 'applicationId'>): Promise<Application> => (await dependencies.applications.read(applicationId))!;
const withdraw = async (listed: Application) => {
  const application = await head(listed);
  const actor = applicant({ creditCode: application.creditCode });
  return act(dependencies, { applicationId: application.applicationId, expectedVersion: application.version, actor, idempotencyKey: 'withdraw', bodyHash: 'w' }, () => ({ action: { action: 'withdraw', reason: '不再申请' } }));
};
const resume = async ({ applicationId }: Pick<Application, 'applicationId'>) =>
  act(dependencies, { applicationId, expectedVersion: (await head({ applicationId })).version, actor: officers.approver, idempotencyKey: 'resume', bodyHash: 'r' }, () => ({ action: { action: 'resume', reason: '有款退回' } }));
const refusal = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => null, (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error));

describe('sharing a pot', () => {
  it('freezes, seals, is approved by another person, and leaves each case with its share and the reason', async () => {
    const cases = await reviewed([600, 900]);
    const run = await create();
    expect(run).toMatchObject({ status: 'sealed', seal: { count: 2, potFen: 1_000, reviewedTotalFen: 1_500, sharedTotalFen: 1_000, mode: 'pro_rata' } });
    expect((await head(cases[0]!)).heldBy).toBe(run.runId);
    const preview = await getPotShares(dependencies)({ ...world.by(maker, null, { runId: run.runId }), query: { limit: 25 } });
    expect(preview.items.map(({ shareFen }) => shareFen)).toEqual([400, 600]);
    expect(await refusal(approvePotRun(dependencies)(world.by(maker, { membersHash: run.seal?.membersHash ?? '' }, { runId: run.runId })))).toBe('maker_is_checker');
    expect(await approve(run)).toMatchObject({ status: 'applied', result: { count: 2, awardedFen: 1_000, leftApplicationIds: [] } });
    expect(await Promise.all(cases.map(head))).toMatchObject([{ heldBy: null, reviewedFen: 400, potAward: { shareFen: 400, reviewedFen: 600 } }, { heldBy: null, reviewedFen: 600 }]);
    const latest = await dependencies.applications.readLatestDetermination(cases[0]!.applicationId);
    expect(latest).toMatchObject({ madeAt: 'award_share', determination: { amount: { amountFen: 400 } } });
    expect(JSON.stringify(latest)).toContain('资金池不足，按比例分配');
    expect(await refusal(create())).toBe('pot_empty');
  });

  it('answers both of two who ask the same at once, and awards each share once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await open();
      const cases = await reviewed([600, 900]);
      const [run, twin] = await Promise.all([create('twin'), create('twin')]);
      expect(twin.runId).toBe(run.runId);
      const sealed = await create('twin');
      const approved = await Promise.all([approve(sealed), approve(sealed)]);
      for (const { status } of approved) expect(['applying', 'applied']).toContain(status);
      expect(await continuePotRun(dependencies)(world.by(checker, {}, { runId: run.runId }))).toMatchObject({ status: 'applied', result: { count: 2, awardedFen: 1_000 } });
      for (const { applicationId } of cases) expect((await dependencies.applications.readEvents(applicationId)).filter(({ change }) => change.action === 'award_share')).toHaveLength(1);
    }
  });

  it('waits for every case of the call, and for a mode that is laid down', async () => {
    await reviewed([600]);
    await world.caseAt('formal_review');
    world.table.clock.set(at('2026-03-20'));
    expect(await refusal(create())).toBe('pot_cases_unready');
    await open({ sharing: undefined });
    await reviewed([600]);
    expect(await refusal(create())).toBe('slot_value_unset');
  });

  it('notices a member that withdrew, and shares again among those who are left', async () => {
    const cases = await reviewed([600, 900]);
    const run = await create();
    await withdraw(cases[1]!);
    expect(await refusal(approve(run))).toBe('pot_members_changed');
    const again = await resealPotRun(dependencies)(world.by(maker, {}, { runId: run.runId }));
    expect(again).toMatchObject({ status: 'sealed', seal: { count: 1, sharedTotalFen: 600 } });
    expect(again.seal?.membersHash).not.toBe(run.seal?.membersHash);
    expect(await approve(again)).toMatchObject({ status: 'applied', result: { count: 1, awardedFen: 600 } });
  });

  it('gives every case back when it is cancelled, and lets another run take them', async () => {
    const cases = await reviewed([600, 900]);
    const run = await create();
    expect(await refusal(create())).toBe('pot_run_open');
    expect(await cancelPotRun(dependencies)(world.by(maker, {}, { runId: run.runId }))).toMatchObject({ status: 'cancelled' });
    expect(await Promise.all(cases.map(head))).toMatchObject([{ heldBy: null, reviewedFen: 600, potAward: null }, { heldBy: null, reviewedFen: 900 }]);
    expect(await create()).toMatchObject({ status: 'sealed' });
  });

  it('leaves nothing for whom the pot no longer covers, in the order of acceptance, and takes up only those again', async () => {
    await open({ sharing: 'acceptance_order_last_left_out' });
    const cases = await reviewed([600, 900]);
    await approve(await create());
    expect(await Promise.all(cases.map(head))).toMatchObject([{ state: 'awaiting_decision', reviewedFen: 600 }, { state: 'held_over', deadline: null, reviewedFen: 0, potAward: { reviewedFen: 900, shareFen: 0 } }]);
    const told = (await dependencies.applications.readEvents(cases[1]!.applicationId)).at(-1)!;
    expect(eventSaying(told)).toContain('暂缓（受理顺序第 2 件，审核金额 9.00 元，轮到时资金池已不足以安排，得 0.00 元');
    await withdraw(cases[0]!);
    // Held over, it takes part again once it is resumed.
    expect(await refusal(create())).toBe('pot_empty');
    await resume(cases[1]!);
    expect(await create()).toMatchObject({ seal: { takenFen: 0, count: 1, sharedTotalFen: 900 } });
  });
});

/** A fault at the n-th write of cases or runs from now on. */
const faulty = (nth: number, moment: 'before' | 'after') => {
  const guarded = crashingAt(world.dependencies, nth, moment);
  const through = async <Result>(write: () => Promise<Result>): Promise<Result> => {
    // Counted together with the writes of cases.
    await guarded.dependencies.files.createOnce(`write-${String(Math.abs(nth))}`, Uint8Array.of(), 'text/plain').catch((error: unknown) => { if (moment === 'before') throw error; });
    const answer = await write();
    if (guarded.crashed() && moment === 'after') throw new Error('crash after the write');
    return answer;
  };
  const { potRuns } = world.table;
  const runs: PotRuns = { ...potRuns, create: (run) => through(() => potRuns.create(run)), replace: (run, before) => through(() => potRuns.replace(run, before)) };
  return { crashed: guarded.crashed, on: { ...guarded.dependencies, potRuns: runs } };
};

describe('a run that is killed', () => {
  it.each(['before', 'after'] as const)('%s any write resumes to the same shares', async (moment) => {
    for (let nth = 1; ; nth += 1) {
      await open();
      const cases = await reviewed([600, 900]);
      const { on, crashed } = faulty(nth, moment);
      await create('the-key', on).then(async (run) => approve(run, on), () => null).catch(() => null);
      let run = await create('the-key');
      for (let tries = 0; run.status !== 'applied' && tries < 5; tries += 1) {
        run = run.status === 'sealed' ? await approve(run) : await continuePotRun(dependencies)(world.by(checker, {}, { runId: run.runId })).catch(async () => continuePotRun(dependencies)(world.by(maker, {}, { runId: run.runId })));
      }
      expect([nth, run.result]).toEqual([nth, { count: 2, awardedFen: 1_000, leftApplicationIds: [] }]);
      expect((await Promise.all(cases.map(head))).map(({ reviewedFen, heldBy }) => [reviewedFen, heldBy])).toEqual([[400, null], [600, null]]);
      const awards = (await dependencies.applications.readEvents(cases[0]!.applicationId)).filter(({ change }) => change.action === 'award_share');
      expect(awards).toHaveLength(1);
      if (!crashed()) return;
    }
  });
});
