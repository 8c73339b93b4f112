import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SettingError } from '../shared/config/local-config';
import { createTable } from '../shared/persistence/table';
import { createClient } from '../shared/persistence/table-client';
import { startEngine } from './engine/start-engine';
import type { Engine } from './engine/start-engine';
import { maintenanceTarget, openTarget } from './maintenance-target';

describe('what a maintenance program works on', () => {
  it('is a data folder unless a deployed table is named', () => {
    expect(maintenanceTarget(['files-bucket'], [])).toMatchObject({ kind: 'folder', data: { folder: '.data' } });
    expect(maintenanceTarget(['files-bucket'], ['--data', 'elsewhere'])).toMatchObject({ kind: 'folder', data: { folder: 'elsewhere' } });
    expect(maintenanceTarget(['files-bucket'], ['--table', 'restored', '--region', 'cn-northwest-1', '--files-bucket', 'files'])).toEqual({
      kind: 'deployed', tableName: 'restored', region: 'cn-northwest-1', endpoint: null, 'files-bucket': 'files', 'audit-bucket': null, 'field-key': null,
    });
  });

  it.each([
    [['--table', 'restored'], '--region, --files-bucket, --field-key'],
    [['--table', 'restored', '--region', 'r', '--files-bucket', 'files'], '--field-key'],
    [['--table', 'restored', '--region', 'r', '--files-bucket', '', '--field-key', 'k'], '--files-bucket'],
    [['--table', 'restored', '--data', '.data'], 'not both'],
    [['--files-bucket', 'files'], '--table'],
    [['--region', 'r'], '--table'],
    [['--bucket', 'files'], 'known:'],
  ])('%j is refused in one line', (argumentsGiven, saying) => {
    const attempt = (): unknown => maintenanceTarget(['files-bucket', 'field-key'], argumentsGiven);
    expect(attempt).toThrow(SettingError);
    expect(attempt).toThrow(saying);
    expect(attempt).toThrow(/^[^\n]+$/);
  });
});

describe('a deployed table', () => {
  const folder = mkdtempSync(join(tmpdir(), 'target-'));
  let engine: Engine;
  beforeAll(async () => {
    engine = await startEngine({ dataFile: join(folder, 'table.db'), log: () => undefined });
    const client = createClient({ region: 'cn-northwest-1', endpoint: engine.endpoint });
    await createTable(client, 'restored');
    client.destroy();
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read and written under its own name, and what was not given is said where it is needed', async () => {
    const target = await openTarget(maintenanceTarget([], ['--table', 'restored', '--region', 'cn-northwest-1', '--endpoint', engine.endpoint]));
    try {
      await target.repositories.paymentJournal.advance(1);
      let items = 0;
      await target.scan(() => { items += 1; });
      expect([items, (await target.repositories.paymentJournal.standing()).known]).toEqual([1, 1]);
      await expect(target.files.read('payment-journal/00000001.json')).rejects.toThrow('bucket of files');
      await expect(target.auditFiles.read('audit-roots/2026-01-01.json')).rejects.toThrow('bucket of audit roots');
    } finally {
      await target.close();
    }
  });

  it('that does not exist is an error, not an empty one', async () => {
    const target = await openTarget(maintenanceTarget([], ['--table', 'mistyped', '--region', 'cn-northwest-1', '--endpoint', engine.endpoint]));
    try {
      await expect(target.scan(() => undefined)).rejects.toThrow();
    } finally {
      await target.close();
    }
  });
});
