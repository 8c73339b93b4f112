import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { at, on } from '../../test/builders/calendar';
import { openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import type { Application } from '../../shared/domain/application/application';
import { noticeNumberOf, parseNoticeNumber } from '../../shared/domain/application/notice-number';
import { listNotices } from './list-notices';
import { raiseObjection } from './raise-objection';
import { resolveObjection } from './resolve-objection';

jest.setTimeout(60_000);
let world: MoneyWorld;
let noticed: Application;

beforeEach(async () => {
  world = await openMoneyWorld();
  noticed = await world.caseAt('public_notice');
  world.table.clock.set(at('2026-03-12'));
});

const objector = { kind: 'unit' as const, name: '珠海某某公司', contact: '0756-1234567', evidence: '合同复印件' };
const objection = { objector, reason: '贷款不实' };
const object = (body: typeof objection, key: string, round = 1) =>
  raiseObjection(world.dependencies)({ ...world.by('nobody', body, { noticeNumber: noticeNumberOf(noticed.applicationId, round) }, key), identity: null });
const code = async (promise: Promise<unknown>): Promise<unknown> => promise.then(() => null, (error: unknown) => (error as { code?: unknown }).code);

describe('a notice number', () => {
  it('reads back, however it is typed', () => {
    expect(parseNoticeNumber(noticeNumberOf('abc123', 2).toLowerCase())).toEqual({ applicationId: 'abc123', round: 2 });
    for (const text of ['GS-abc', 'GS-abc-0', 'XX-abc-1', '']) expect(parseNoticeNumber(text)).toBeNull();
  });
});

describe('an objection', () => {
  it('is stored with its event, once, and the event names nobody', async () => {
    const first = await object(objection, 'k1');
    const again = await object(objection, 'k1');
    expect([first.replayed, again.replayed, again.objectionId]).toEqual([false, true, first.objectionId]);
    const { applications } = world.dependencies;
    expect(await applications.readObjections(noticed.applicationId)).toMatchObject([{ objectionId: first.objectionId, objector }]);
    const events = await applications.readEvents(noticed.applicationId);
    expect(events.filter((event) => event.change.action === 'object')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain(objector.contact);
    expect(await code(object({ ...objection, reason: '另一件事' }, 'k1'))).toBe('idempotency_key_reused');
  });

  it('by two people at once is taken twice', async () => {
    const [left, right] = await Promise.all([object(objection, 'k1'), object(objection, 'k2')]);
    expect(left.objectionId).not.toBe(right.objectionId);
    expect((await world.dependencies.applications.read(noticed.applicationId))?.notice?.openObjectionIds).toHaveLength(2);
  });

  it('needs evidence, a notice that exists and one that is open', async () => {
    expect(await code(object({ ...objection, objector: { ...objector, evidence: '' } }, 'k1'))).toBe('objection_evidence_required');
    expect(await code(object(objection, 'k1', 2))).toBe('not_found');
    world.table.clock.set(at('2026-03-18', '00:00:00.000'));
    expect(await code(object(objection, 'k1'))).toBe('notice_closed');
    world.table.clock.set(at('2026-03-17', '23:59:59.999'));
    expect((await object(objection, 'k1')).replayed).toBe(false);
  });

  it('is answered by the head of stage; dismissed, the notice goes on, upheld, the money is given back', async () => {
    const raised = await object(objection, 'k1');
    const answer = (userId: string, expectedVersion: number, objectionId: string, outcome: 'upheld' | 'dismissed') =>
      resolveObjection(world.dependencies)(world.by(userId, { expectedVersion, outcome, reason: '已核实' }, { applicationId: noticed.applicationId, objectionId }));
    expect(await code(answer('user-finance_officer', noticed.version + 1, raised.objectionId, 'dismissed'))).toBe('forbidden');
    expect((await answer('user-head_of_stage', noticed.version + 1, raised.objectionId, 'dismissed')).application.state).toBe('public_notice');
    const second = await object(objection, 'k2');
    expect((await answer('user-head_of_stage', noticed.version + 3, second.objectionId, 'upheld')).application.state).toBe('awaiting_decision');
    expect((await world.dependencies.ledger.readAccount(world.accountId))?.balances).toMatchObject({ reserved: 0, available: 100_000_000 });
  });
});

describe('the public list', () => {
  it('shows what is open on a day, and nothing of the case beyond what was published', async () => {
    const entry = {
      applicationId: noticed.applicationId, noticeNumber: noticeNumberOf(noticed.applicationId, 1), programmeId: noticed.programmeId, enterpriseName: '企业', districtCode: noticed.districtCode,
      amountFen: noticed.decision!.amountFen, documentNumber: 'D', opensOn: on('2026-03-11'), closesOn: on('2026-03-17'), endedOn: null, programmeTitle: '项目', basis: '《文件》', objectionContact: 'C',
    };
    await world.dependencies.batches.saveNotice(entry);
    const shownOn = async (day: string) => (await listNotices(world.dependencies)({ query: { openOn: on(day) } })).items;
    expect(await shownOn('2026-03-10')).toEqual([]);
    const [shown] = await shownOn('2026-03-17');
    expect(Object.keys(shown!).sort()).toEqual(['amountFen', 'basis', 'closesOn', 'districtCode', 'documentNumber', 'enterpriseName', 'noticeNumber', 'objectionContact', 'opensOn', 'programmeTitle']);
    expect(await shownOn('2026-03-18')).toEqual([]);
    await world.dependencies.batches.saveNotice({ ...entry, endedOn: on('2026-03-13') });
    expect([(await shownOn('2026-03-13')).length, (await shownOn('2026-03-14')).length]).toEqual([1, 0]);
    expect((await listNotices(world.dependencies)({ query: {} })).items).toHaveLength(1);
  });
});
