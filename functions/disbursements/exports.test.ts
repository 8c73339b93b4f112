import { beforeAll, describe, expect, it } from '@jest/globals';
import { zhuhai } from '../../test/builders/actors';
import { programmeId } from '../../test/builders/application';
import { at } from '../../test/builders/calendar';
import { openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import { newExport } from '../../shared/domain/exports/export-job';
import type { ExportJob } from '../../shared/domain/exports/export-job';
import { getExport, requestExport, resumeExport } from './exports';

let world: MoneyWorld;
beforeAll(async () => { world = await openMoneyWorld(); });

const terms = { kind: 'payments', format: 'csv', programmeId, fromMonth: '2026-01', toMonth: '2026-12' } as const;
const auditor = 'user-auditor';

describe('an export that failed', () => {
  it('says why and under which id, is not handed out again by asking anew, and goes on when who asked for it says so', async () => {
    const { exportId } = await requestExport(world.dependencies)(world.by(auditor, terms, {}, 'key-failed'));
    const asked = (await world.table.exportJobs.read(exportId))!;
    expect(asked).toEqual(newExport({ ...terms, exportId, requestedBy: auditor, requestedAt: asked.requestedAt, scope: [{ role: 'auditor', regionCode: zhuhai, programmeId: null }] }));
    const failure = { reason: 'files_refused', correlationId: 'message-1', failedAt: at('2026-03-01') } as const;
    const failed: ExportJob = { ...asked, phase: 'failed', tries: 4, failure, version: 2 };
    expect(await world.table.exportJobs.save(failed, asked)).toBe(true);
    const handedOut = world.asked.length;
    expect((await requestExport(world.dependencies)(world.by(auditor, terms, {}, 'key-failed'))).failure).toEqual(failure);
    expect(await getExport(world.dependencies)(world.by(auditor, {}, { exportId }))).toMatchObject({ phase: 'failed', failure, file: null });
    expect(world.asked.length).toBe(handedOut);
    const again = await Promise.all([1, 2].map(() => resumeExport(world.dependencies)(world.by(auditor, {}, { exportId }))));
    expect(again.map(({ phase, failure: told }) => [phase, told])).toEqual([['waiting', null], ['waiting', null]]);
    expect([world.asked.slice(handedOut), (await world.table.exportJobs.read(exportId))!.version]).toEqual([[exportId, exportId], 3]);
  });
});
