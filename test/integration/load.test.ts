import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dataFolder, localTableName } from '../../local/data-folder';
import { createDemoClock } from '../../local/demo-clock';
import { startEngine, type Engine } from '../../local/engine/start-engine';
import { loadStore } from '../../local/load/load-store';
import { openTable, type OpenTable } from '../../local/open-table';
import { writeFileSync } from 'node:fs';
import { storedEventOf } from '../../shared/persistence/application-items';
import { applicationStates } from '../../shared/domain/application/states';
import { papersNamed } from '../../shared/domain/rules/papers-named';
import { parseInstant } from '../../shared/domain/local-date';
import { createFolderFiles } from '../../shared/integrations/folder-files';
import { hashing } from '../../shared/integrations/sha256';
import { systemPatience } from '../../shared/integrations/system-patience';
import { accountPartition, applicationIdOf, applicationPartition } from '../../shared/persistence/keys';
import { createMaintenanceScan, inTheCloud, onTheEmbeddedEngine, type MaintenanceScan } from '../../shared/persistence/maintenance-scan';
import type { RawItem } from '../../shared/persistence/store';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { verifyAudit } from '../../shared/persistence/verify-audit';
import { reconcileTable } from '../builders/books';

jest.setTimeout(600_000);
const data = dataFolder(mkdtempSync(join(tmpdir(), 'loaded-')));
const copies = 150;
/** Years after the demo's own days. */
const realNow = (): number => Date.UTC(2029, 5, 1);
let engine: Engine | undefined;
let table: OpenTable;
beforeAll(async () => {
  await loadStore(data.folder, copies, { realNow, log: () => undefined });
  engine = await startEngine({ dataFile: data.dataFile, log: () => undefined });
  writeFileSync(data.runningFile, JSON.stringify({ endpoint: engine.endpoint }));
  table = await openTable(data);
});
afterAll(async () => {
  await engine?.stop();
  rmSync(data.folder, { recursive: true, force: true });
});
const client = () => createDocumentClient(createClient({ region: 'cn-north-1', endpoint: engine?.endpoint ?? '' }));
const books = () => reconcileTable(table, createFolderFiles(data.filesFolder, () => 'unused'));

describe('a loaded store', () => {
  it('has cases in every state, books that agree and histories that hold', async () => {
    const seen = new Set<string>();
    await table.scan((raw) => { if (raw['_et'] === 'head') seen.add(String(raw['state'])); });
    expect(applicationStates.filter((state) => !seen.has(state))).toEqual([]);
    const report = await books();
    expect([report.cases > copies, report.batches > 5, report.resultFiles > 3, report.differences]).toEqual([true, true, true, []]);
    expect((await verifyAudit({ ...table, hashing })).faults).toEqual([]);
  });

  it('is read whole, page by page, with the same items as DynamoDB\'s own parts side by side give', async () => {
    const itemsOf = async (scan: MaintenanceScan): Promise<ReadonlyMap<string, RawItem>> => {
      const items = new Map<string, RawItem>();
      let shown = 0;
      await scan((item) => { items.set(`${String(item['pk'])}|${String(item['sk'])}`, item); shown += 1; });
      expect(items.size).toBe(shown);
      return items;
    };
    const options = { ...systemPatience, client: client(), tableName: localTableName, token: () => 'unused' };
    const inParts = await itemsOf(createMaintenanceScan(options, inTheCloud));
    expect(inParts.size).toBeGreaterThan(copies * 10);
    for (const manner of [onTheEmbeddedEngine, { pageItems: 37 }]) expect(await itemsOf(createMaintenanceScan(options, manner))).toEqual(inParts);
  });

  it('goes on at the moment its cases end, whatever the machine\'s clock says', async () => {
    let newest = '';
    await table.scan((raw) => { if (raw['_et'] === 'event') newest = [newest, storedEventOf(raw).event.at].sort().at(-1) ?? ''; });
    const now = createDemoClock(realNow, parseInstant('2030-01-01T00:00:00.000Z'), data.clockFile).now();
    expect([now >= newest, now.slice(0, 4)]).toEqual([true, newest.slice(0, 4)]);
  });

  it('shows one event that was changed among all of them, by its case', async () => {
    const events: RawItem[] = [];
    await table.scan((raw) => { if (raw['_et'] === 'event') events.push(raw); });
    const store = (key: RawItem, text: unknown) => client().send(new UpdateCommand({ TableName: localTableName, Key: { pk: key['pk'], sk: key['sk'] }, UpdateExpression: 'SET #text = :text', ExpressionAttributeNames: { '#text': 'text' }, ExpressionAttributeValues: { ':text': text } }));
    const event = events[Math.floor(events.length / 2)]!;
    await store(event, String(event['text']).replace('"at":"2', '"at":"3'));
    expect((await verifyAudit({ ...table, hashing })).faults).toEqual([{ applicationId: applicationIdOf(String(event['pk'])), fault: `event ${Number(String(event['sk']).slice('EVENT#'.length))} was changed after it was written` }]);
    await store(event, event['text']);
  });

  it('leads from each paper to the one case that was filed with it', async () => {
    const { applications, paperCases } = table.repositories;
    const filed: string[] = [];
    const rows: string[] = [];
    await table.scan((raw) => {
      const pk = String(raw['pk']);
      if (raw['_et'] === 'head' && raw['receiptNumber'] !== undefined) filed.push(pk.slice(applicationPartition('').length));
      if (pk.startsWith('PAPER#')) rows.push(String(raw['sk']));
    });
    expect(filed.length).toBeGreaterThan(copies);
    let named = 0;
    for (const applicationId of filed) {
      const papers = papersNamed((await applications.readSubmission(applicationId, 'latest'))?.facts ?? {});
      named += papers.length;
      for (const { paper, applicationIds } of await paperCases.casesNaming(papers, 5)) expect([applicationId, paper, applicationIds]).toEqual([applicationId, paper, [applicationId]]);
    }
    expect(rows).toHaveLength(named);
  });

  it('shows a single fen that is wrong in any of its entries, by name', async () => {
    const entries: string[] = [];
    await table.scan((raw) => { if (raw['_et'] === 'entry') entries.push(`${String(raw['pk'])}|${String(raw['sk'])}`); });
    const add = async (name: string, amount: number): Promise<void> => {
      const [pk = '', sk = ''] = name.split('|');
      await client().send(new UpdateCommand({ TableName: localTableName, Key: { pk, sk }, UpdateExpression: 'ADD amountFen :one', ExpressionAttributeValues: { ':one': amount } }));
    };
    for (const place of [0.1, 0.5, 0.9]) {
      const name = entries.sort()[Math.floor(entries.length * place)]!;
      await add(name, 1);
      const { differences } = await books();
      expect(differences.filter(({ kind }) => kind === 'entry_differs').map(({ subject }) => subject)).toEqual([`${name.split('|')[0]!.slice(accountPartition('').length)} ${name.split('|')[1]!.slice('ENTRY#'.length)}`]);
      await add(name, -1);
    }
  });
});
