import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as money from '../../local/demo/money-story';
import { demoProgrammes } from '../../local/demo/programmes';
import { seedReference } from '../../local/demo/seed-reference';
import * as tell from '../../local/demo/story';
import type { Story } from '../../local/demo/story';
import { lambdaWorld } from '../../local/demo/world';
import type { World } from '../../local/demo/world';
import { dataFolder } from '../../local/data-folder';
import { openTable } from '../../local/open-table';
import { startSystem } from '../../local/system';
import type { LocalSystem } from '../../local/system';
import { legalDateOf } from '../../shared/domain/local-date';
import { createFolderFiles } from '../../shared/integrations/folder-files';
import { hashing } from '../../shared/integrations/sha256';
import { createDailyRuns } from '../../shared/persistence/daily-runs-repository';
import { verifyAudit } from '../../shared/persistence/verify-audit';
import { verifyAuditRoots } from '../../shared/persistence/verify-audit-roots';
import { reconcileTable } from '../builders/books';

jest.setTimeout(240_000);
const [programme] = demoProgrammes;
const fundDocument = '演示下达〔2026〕1号';
const folder = mkdtempSync(join(tmpdir(), 'restored-'));
const data = dataFolder(folder);
let system: LocalSystem;
let world: World;
let [ticks, keys] = [0, 0];

const start = async (): Promise<void> => {
  system = await startSystem({ dataDirectory: folder, realNow: () => Date.UTC(2026, 0, 1) + (ticks += 1), log: () => undefined });
  world = lambdaWorld(system, () => `key-${(keys += 1)}`, () => legalDateOf(system.clock.now()));
};
const stop = async (): Promise<void> => {
  await system.drain();
  await system.stop();
};
const database = ['', '-wal', '-shm'].map((end) => `${data.dataFile}${end}`);
const copyAway = (): void => { for (const file of database.filter((one) => existsSync(one))) cpSync(file, `${file}.copy`); };
const putBack = (): void => {
  for (const file of database) {
    rmSync(file, { force: true });
    if (existsSync(`${file}.copy`)) cpSync(`${file}.copy`, file);
  }
};
/** The stories as they go on in the system that runs now. */
const here = (stories: readonly Story[]): readonly Story[] => stories.map((story) => ({ ...story, world, applicant: world.as(accountOf(story)) }));
const reapply = (): { readonly code: number | null; readonly output: string } => {
  const run = spawnSync(process.execPath, ['--no-warnings', '--import', 'tsx', 'local/reapply.ts', '--data', folder], { encoding: 'utf8', timeout: 90_000 });
  return { code: run.status, output: `${run.stdout}${run.stderr}` };
};
const books = async () => {
  const table = await openTable(data);
  try {
    await system.drain();
    const files = createFolderFiles(data.filesFolder, () => 'unused');
    return {
      differences: (await reconcileTable(table, files)).differences,
      faults: (await verifyAudit({ ...table, hashing })).faults,
      rootFaults: (await verifyAuditRoots({ ...table, hashing, dailyRuns: createDailyRuns(table.store), files })).faults,
    };
  } finally {
    await table.close();
  }
};
const statesOf = async (stories: readonly Story[]): Promise<readonly string[]> => Promise.all(stories.map(async ({ applicationId }) => (await system.repositories.applications.read(applicationId))!.state));
const paidFen = async (accountId: string): Promise<number> => (await system.repositories.ledger.readAccount(accountId))!.balances.paid;
const codeOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error as { readonly code: string }).code);

describe('a copy of the data file put back', () => {
  let accountId: string;
  let stories: readonly Story[];

  /** Six cases with money released: five with a payee; then the copy is taken. */
  beforeAll(async () => {
    await start();
    await seedReference(system.repositories, system.clock.now());
    accountId = await money.appropriate(world, programme!, 500_000_000, 'restored');
    const told: Story[] = [];
    for (let serial = 0; serial < 6; serial += 1) {
      const story = await tell.draft(world, programme!, serial, 'restored');
      await tell.submit(story);
      await tell.accept(story);
      await tell.reviewAll(story);
      told.push(story);
    }
    stories = told;
    const opensOn = await money.decide(stories, accountId, '演示纪要〔2026〕1号');
    await world.advanceTo(opensOn);
    await world.advanceTo(money.dayAfterNotice(opensOn));
    for (const story of stories) {
      await money.refresh(story);
      await tell.approve(story);
    }
    await money.releaseFunds(stories, fundDocument);
    for (const story of stories.slice(0, 5)) await money.confirmPayee(story);
    await stop();
    copyAway();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('refuses to pay until files and results are re-applied, then goes on; nothing is paid twice', async () => {
    await start();
    stories = here(stories);
    const [first, second, , , , sixth] = stories;

    // After the copy: two are paid for, one of them bounces and is ordered again; a third payee is confirmed and paid too.
    const batch = await money.makeBatch([first!, second!], accountId, fundDocument);
    await money.approveBatch(world, programme!, batch);
    await money.recordResults(world, programme!, batch, [second!.applicationId]);
    await money.refresh(second!);
    await money.confirmPayee(sixth!);
    const again = await money.makeBatch([second!, sixth!], accountId, fundDocument);
    await money.approveBatch(world, programme!, again);
    await world.advanceTo(money.workingDaysLater(world, 1));
    const paidBefore = await paidFen(accountId);
    const payable = (await system.repositories.ledger.readAccount(accountId))!.balances.payable;
    expect([paidBefore > 0, payable > 0]).toEqual([true, true]);
    await stop();

    putBack();
    await start();
    stories = here(stories);
    for (const story of stories) await money.refresh(story);
    // In the older table nothing of it has happened: everything would be paid again.
    expect([await paidFen(accountId), await statesOf([first!, second!])]).toEqual([0, ['awaiting_payee', 'awaiting_payee']]);
    expect(await codeOf(money.makeBatch([stories[0]!, stories[2]!], accountId, fundDocument))).toBe('payments_frozen');
    expect((await books()).differences.map(({ kind }) => kind)).toEqual(['journal_ahead']);
    await stop();

    const run = reapply();
    expect(run).toEqual({ code: 0, output: '3 steps re-applied, 3 cases brought forward, 0 conflicts, 0 differences: payments go on\n' });
    expect(reapply()).toEqual({ code: 0, output: '0 steps re-applied, 0 cases brought forward, 0 conflicts, 0 differences: payments go on\n' });

    await start();
    stories = here(stories);
    for (const story of stories) await money.refresh(story);
    expect([await paidFen(accountId), (await system.repositories.ledger.readAccount(accountId))!.balances.payable]).toEqual([paidBefore, payable]);
    expect(await statesOf(stories)).toEqual(['paid', 'disbursing', 'awaiting_payee', 'awaiting_payee', 'awaiting_payee', 'disbursing']);
    // A case that was paid can't be ordered again; what is out is answered; what was never ordered is paid now.
    expect(await codeOf(money.makeBatch([stories[0]!], accountId, fundDocument))).toBe('batch_empty');
    await money.recordResults(world, programme!, again, []);
    const last = await money.makeBatch(stories.slice(2, 5), accountId, fundDocument);
    await money.approveBatch(world, programme!, last);
    await money.recordResults(world, programme!, last, []);
    expect(await statesOf(stories)).toEqual(stories.map(() => 'paid'));
    const { balances } = (await system.repositories.ledger.readAccount(accountId))!;
    expect([balances.committed, balances.payable]).toEqual([0, 0]);
    expect(await books()).toEqual({ differences: [], faults: [], rootFaults: [] });
    await stop();
  });
});

function accountOf({ enterprise }: Story): string {
  for (let serial = 0; serial < 6; serial += 1) {
    const found = tell.enterpriseFor(programme!, serial);
    if (found.enterprise === enterprise) return found.accountId;
  }
  throw new Error('an enterprise of the demo');
}
