import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from 'node-sqlite3-wasm';
import { findEngineBinary, thisPlatform } from './engine-binary';
import { freePort, runEngine } from './engine-process';
import { startEngine, type Engine } from './start-engine';

const log = (): void => undefined;
let folder: string;
let started: Engine[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-'));
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((engine) => engine.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: { dataFile?: string; port?: number } = {}): Promise<Engine> {
  const engine = await startEngine({ ...options, log });
  started.push(engine);
  return engine;
}

function clientOf(engine: Engine): DynamoDBClient {
  return new DynamoDBClient({
    endpoint: engine.endpoint, region: 'local', maxAttempts: 1, credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

async function createTable(client: DynamoDBClient): Promise<void> {
  await client.send(new CreateTableCommand({
    TableName: 'cases', BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }));
}

const put = (client: DynamoDBClient, id: string, text = ''): Promise<unknown> =>
  client.send(new PutItemCommand({ TableName: 'cases', Item: { id: { S: id }, text: { S: text } } }));

async function idsIn(client: DynamoDBClient): Promise<Set<string>> {
  const found = await client.send(new ScanCommand({ TableName: 'cases' }));
  return new Set((found.Items ?? []).map((item) => item['id']?.S ?? ''));
}

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(() => 'no error', (error: unknown) => (error as { code?: unknown }).code);

const alive = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    // A zombie still answers signals; it is dead for our purpose.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, 'utf8'));
  } catch {
    return false;
  }
};

async function until(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 250; tries += 1) {
    if (condition()) return true;
    await sleep(20);
  }
  return false;
}

describe('the embedded database', () => {
  it('runs in memory on a free port, twice at once, and is gone after stop', async () => {
    const [one, two] = [await start(), await start()];
    expect(one.endpoint).not.toBe(two.endpoint);
    await createTable(clientOf(one));
    await put(clientOf(one), 'A');
    expect(await idsIn(clientOf(one))).toEqual(new Set(['A']));
    await one.stop();
    await one.stop();
    await expect(fetch(one.endpoint)).rejects.toThrow();
    expect(alive(one.processId)).toBe(false);
    expect((await fetch(two.endpoint)).status).toBe(200);
  });

  it('keeps its tables in the data file over a restart', async () => {
    const dataFile = join(folder, 'new', 'data.sqlite');
    const first = await start({ dataFile });
    await createTable(clientOf(first));
    await put(clientOf(first), 'A');
    await first.stop();
    expect(existsSync(`${dataFile}.owner`)).toBe(false);
    expect(await idsIn(clientOf(await start({ dataFile })))).toEqual(new Set(['A']));
  });

  it('loses nothing it acknowledged when killed', async () => {
    const dataFile = join(folder, 'data.sqlite');
    const first = await start({ dataFile });
    const client = clientOf(first);
    await createTable(client);
    const acknowledged = new Set<string>();
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 1000; n += 1) {
        await put(client, `${writer}-${n}`);
        acknowledged.add(`${writer}-${n}`);
      }
    });
    await until(() => acknowledged.size > 200);
    process.kill(first.processId, 'SIGKILL');
    const settled = await Promise.allSettled(writers);
    expect(settled.every((writer) => writer.status === 'rejected')).toBe(true);
    expect((await first.died).code).toBe('engine_died');
    const kept = await idsIn(clientOf(await start({ dataFile })));
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(200);
  });

  it('names the two ways on where no engine fits the platform', async () => {
    const error = await startEngine({ platform: { os: 'plan9', architecture: 'mips' }, log }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'engine_unavailable' });
    expect(String(error)).toContain('linux x64');
    expect(String(error)).toContain('DYNAMODB_ENDPOINT');
    expect(String(error)).not.toContain('\n');
  });

  it('says that the port asked for is busy', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    expect(await codeOf(start({ port }))).toBe('port_in_use');
    await new Promise((closed) => server.close(closed));
  });

  it('refuses a second run on the same data file, and takes over from a dead one', async () => {
    const dataFile = join(folder, 'data.sqlite');
    const first = await start({ dataFile });
    expect(await codeOf(start({ dataFile }))).toBe('data_file_in_use');
    process.kill(first.processId, 'SIGKILL');
    await first.died;
    await expect(start({ dataFile })).resolves.toBeDefined();
  });

  it('refuses a file that is no database, and one that was damaged, and leaves them as they are', async () => {
    const noDatabase = join(folder, 'letter.txt');
    writeFileSync(noDatabase, 'Dear Sir or Madam, '.repeat(100));
    expect(await codeOf(start({ dataFile: noDatabase }))).toBe('data_file_broken');
    expect(readFileSync(noDatabase, 'utf8')).toBe('Dear Sir or Madam, '.repeat(100));

    const sound = join(folder, 'data.sqlite');
    const engine = await start({ dataFile: sound });
    await createTable(clientOf(engine));
    for (let n = 0; n < 40; n += 1) await put(clientOf(engine), `case-${n}`);
    await engine.stop();
    const damaged = join(folder, 'damaged.sqlite');
    copyFileSync(sound, damaged);
    const bytes = readFileSync(damaged);
    bytes.fill(0xff, 4096, bytes.length);
    writeFileSync(damaged, bytes);
    expect(await codeOf(start({ dataFile: damaged }))).toBe('data_file_broken');
    expect(await codeOf(start({ dataFile: folder }))).toBe('data_file_broken');
  });

  it('holds its data file before it answers, so that nobody else opens it when its parent dies meanwhile', async () => {
    const dataFile = join(folder, 'starting.sqlite');
    await (await startEngine({ dataFile, log: () => undefined })).stop();
    const spawned: number[] = [];
    const starting = runEngine({ binary: findEngineBinary(thisPlatform), port: await freePort(), dataFile, spawned: (processId) => { spawned.push(processId); } });
    expect(spawned).toHaveLength(1);
    const engine = await starting;
    expect(spawned).toEqual([engine.processId]);
    await engine.stop();
  });

  it('does not outlive its parent, even one that is killed', async () => {
    const program = join(folder, 'parent.ts');
    writeFileSync(program, `
      import { startEngine } from '${resolve('local/engine/start-engine.ts')}';
      void startEngine({ log: () => undefined }).then((engine) => console.log('engine ' + engine.processId));
    `);
    const parent = spawn(process.execPath, ['--import', 'tsx', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    parent.stdout.on('data', (bytes: Buffer) => { output += bytes.toString(); });
    expect(await until(() => output.includes('engine '))).toBe(true);
    const processId = Number(/engine (\d+)/.exec(output)?.[1]);
    expect(alive(processId)).toBe(true);
    parent.kill('SIGKILL');
    expect(await until(() => !alive(processId))).toBe(true);
  }, 15_000);
});

describe('the index on the stream of a data file', () => {
  const maxQuery = 'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?';

  function inspect<T>(dataFile: string, look: (database: Database) => T): T {
    const database = new Database(dataFile, { fileMustExist: true });
    try {
      database.all('PRAGMA locking_mode = EXCLUSIVE');
      return look(database);
    } finally {
      database.close();
    }
  }
  const planOf = (database: Database): string => JSON.stringify(database.all(`EXPLAIN QUERY PLAN ${maxQuery}`, ['cases']));

  it('is there from the first start and answers the query the engine runs for each write', async () => {
    const dataFile = join(folder, 'data.sqlite');
    await (await start({ dataFile })).stop();
    inspect(dataFile, (database) => {
      expect(planOf(database)).toMatch(/USING (COVERING )?INDEX sr_max/);
      database.exec('DROP INDEX sr_max');
      expect(planOf(database)).not.toContain('sr_max');
    });
    await (await start({ dataFile })).stop();
    expect(inspect(dataFile, planOf)).toMatch(/USING (COVERING )?INDEX sr_max/);
  });

  it('keeps the cost of a write level: 6,000 records behind it, it costs less than 2.5 times what it cost with 300', async () => {
    const engine = await start({ dataFile: join(folder, 'data.sqlite') });
    const client = clientOf(engine);
    await createTable(client);
    /** As long as an autosaved draft: the longer the records, the dearer it is to read them all. */
    const draft = '专利'.repeat(500);
    let written = 0;
    const writeUpTo = async (count: number): Promise<void> => {
      while (written < count) {
        const batch = Math.min(25, count - written);
        const puts = Array.from({ length: batch }, (_, n) => ({ PutRequest: { Item: { id: { S: `case-${n}` }, text: { S: draft } } } }));
        await client.send(new BatchWriteItemCommand({ RequestItems: { cases: puts } }));
        written += batch;
      }
    };
    /** The middle of single writes' times: a pause of the machine doesn't count. */
    const medianMs = async (): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 101; n += 1) {
        const begun = performance.now();
        await put(client, 'measured', draft);
        times.push(performance.now() - begun);
      }
      return times.sort((a, b) => a - b)[50]!;
    };
    await writeUpTo(300);
    const early = await medianMs();
    await writeUpTo(6000);
    expect(await medianMs() / early).toBeLessThan(2.5);
  }, 120_000);
});
