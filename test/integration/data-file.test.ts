import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dataFolder, localTableName, type DataFolder } from '../../local/data-folder';
import { startEngine, type Engine } from '../../local/engine/start-engine';
import { createTable } from '../../shared/persistence/table';
import { accountKey } from '../../shared/persistence/keys';
import { createDocumentClient } from '../../shared/persistence/table-client';
import { connect } from './harness';
import { appropriate, changeOf, createCase, newCase, sampleAccount } from './sample-cases';

let data: DataFolder;
let engines: Engine[];
beforeEach(() => {
  data = dataFolder(mkdtempSync(join(tmpdir(), 'books-')));
  engines = [];
});
afterEach(async () => {
  for (const engine of engines) await engine.stop();
  rmSync(data.folder, { recursive: true, force: true });
});

const start = async (): Promise<Engine> => {
  const engine = await startEngine({ dataFile: data.dataFile, log: () => undefined });
  engines.push(engine);
  return engine;
};

const command = (script: string): { code: number | null; output: string; complaint: string } => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', script, '--data', data.folder], { encoding: 'utf8', timeout: 90_000 });
  return { code: run.status, output: run.stdout, complaint: run.stderr };
};

describe('a data file', () => {
  it('keeps every transition that was acknowledged when the engine is killed', async () => {
    const first = await start();
    const table = connect(first.endpoint, localTableName);
    await createTable(table.client, localTableName);
    let application = await createCase(table.applications, 'a1');
    const acknowledged: number[] = [1];
    const writing = (async () => {
      for (;;) {
        const change = changeOf(application);
        await table.applications.commit(change);
        application = change.after;
        acknowledged.push(application.version);
      }
    })();
    while (acknowledged.length < 8) await new Promise((resolve) => setTimeout(resolve, 5));
    process.kill(first.processId, 'SIGKILL');
    await expect(writing).rejects.toThrow();
    await first.stop();

    const second = connect((await start()).endpoint, localTableName);
    const head = await second.applications.read('a1');
    const events = await second.applications.readEvents('a1');
    // One more may have been written whose answer never came; none that was answered may be missing.
    expect(head?.version).toBeGreaterThanOrEqual(acknowledged.at(-1)!);
    expect(events.map((event) => event.version)).toEqual(Array.from({ length: head!.version }, (_, index) => index + 1));
    expect(events.at(-1)?.hash).toBe(head?.lastEventHash);
  }, 60_000);

  it('is checked by the commands, beside a running system and alone, and a fault ends them with code 1', async () => {
    const engine = await start();
    const table = connect(engine.endpoint, localTableName);
    await createTable(table.client, localTableName);
    const made = newCase('a1');
    await table.applications.create(made.application, made.event, made.draft);
    await appropriate(table.ledger, 100);
    writeFileSync(data.runningFile, JSON.stringify({ endpoint: engine.endpoint }));
    expect(command('local/reconcile.ts')).toMatchObject({ code: 0, output: '1 cases, 1 accounts, 1 entries, 0 batches, 0 result files: 0 differences\n' });
    await createDocumentClient(table.client).send(new UpdateCommand({ TableName: localTableName, Key: accountKey(sampleAccount), UpdateExpression: 'SET available = :v', ExpressionAttributeValues: { ':v': 101 } }));
    await engine.stop();
    rmSync(data.runningFile);
    expect(command('local/verify-audit.ts')).toMatchObject({ code: 0, output: '1 cases, 1 events: 0 faults\n0 audit roots over 0 heads: 0 faults\n' });
    const reconciled = command('local/reconcile.ts');
    expect(reconciled.code).toBe(1);
    expect(reconciled.output).toContain(`balance_differs_from_entries: ${sampleAccount} available: expected 100, found 101`);
  }, 180_000);
});
