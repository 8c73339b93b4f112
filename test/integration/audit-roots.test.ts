import { describe, expect, it, jest } from '@jest/globals';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { writeAuditRoots } from '../../functions/daily/audit-root';
import { auditRootPath, auditRootText, readAuditRoot, sealAuditRoot } from '../../shared/domain/application/audit-root';
import { hashing, sha256 } from '../../shared/integrations/sha256';
import { createAuditTrail } from '../../shared/persistence/audit-trail-repository';
import { createDailyRuns } from '../../shared/persistence/daily-runs-repository';
import { eventKey } from '../../shared/persistence/keys';
import { createDocumentClient } from '../../shared/persistence/table-client';
import { verifyAuditRoots } from '../../shared/persistence/verify-audit-roots';
import { on } from '../builders/calendar';
import { memoryFiles, openMoneyWorld } from '../builders/money-world';

jest.setTimeout(60_000);

const days = [on('2026-04-01'), on('2026-04-02'), on('2026-04-03')] as const;
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** Two cases noted on two of three days, the roots of all three written, the daily run finished on the fourth. */
const sealed = async () => {
  const { table, caseAt, dependencies } = await openMoneyWorld();
  const trail = createAuditTrail(table.store);
  const cases = [await caseAt('paid'), await caseAt('public_notice')] as const;
  for (const [index, { applicationId, version, lastEventHash }] of cases.entries()) await trail.note(days[index * 2]!, { applicationId, version, eventHash: lastEventHash });
  const stored = new Map<string, Uint8Array>();
  const files = { read: (path: string) => Promise.resolve(stored.get(path) ?? null), createOnce: (path: string, content: Uint8Array) => {
    const absent = !stored.has(path);
    if (absent) stored.set(path, content);
    return Promise.resolve(absent);
  } };
  const write = writeAuditRoots({ auditTrail: trail, files, hashing });
  const written = await write(days);
  const dailyRuns = createDailyRuns(table.store);
  await dailyRuns.finish(on('2026-04-04'));
  const verify = () => verifyAuditRoots({ files, dailyRuns, hashing, applications: dependencies.applications });
  return { table, trail, cases, stored, write, written, verify };
};

describe('audit roots', () => {
  it('are written once for each day, empty days as well, and hold while nothing is touched', async () => {
    const { written, verify, write, stored, trail, cases } = await sealed();
    expect(written).toEqual(days);
    expect(await verify()).toEqual({ days: 3, heads: 2, faults: [] });
    const before = Buffer.from(stored.get(auditRootPath(days[0]))!).toString();
    await trail.note(days[0], { applicationId: cases[1].applicationId, version: 1, eventHash: 'f'.repeat(64) });
    expect(await write(days)).toEqual([]);
    expect(Buffer.from(stored.get(auditRootPath(days[0]))!).toString()).toBe(before);
  });

  it('find an event that was rewritten together with its hash, and one that is gone', async () => {
    const { table, cases: [first], verify } = await sealed();
    const client = createDocumentClient(table.client);
    await client.send(new UpdateCommand({ TableName: table.tableName, Key: eventKey(first.applicationId, first.version), UpdateExpression: 'SET #hash = :hash', ExpressionAttributeNames: { '#hash': 'hash' }, ExpressionAttributeValues: { ':hash': 'e'.repeat(64) } }));
    expect((await verify()).faults).toEqual([{ day: days[0], fault: `event ${first.version} of case ${first.applicationId} was rewritten` }]);
  });

  it('find a day whose root is missing, was changed, or was sealed anew', async () => {
    const { stored, verify, cases: [first] } = await sealed();
    const path = auditRootPath(days[1]);
    const original = stored.get(path)!;
    stored.delete(path);
    expect((await verify()).faults).toEqual([{ day: days[1], fault: 'there is no audit root' }]);
    stored.set(path, bytes(Buffer.from(original).toString().replace('"heads":[]', `"heads":[{"applicationId":"${first.applicationId}","eventHash":"${first.lastEventHash}","version":${first.version}}]`)));
    expect((await verify()).faults).toEqual([{ day: days[1], fault: 'The audit root of 2026-04-02 is not the hash of what it lists.' }]);
    stored.set(path, bytes(auditRootText(sealAuditRoot(sha256, days[1], readAuditRoot(sha256, Buffer.from(original).toString()).previousRoot, [{ applicationId: first.applicationId, version: first.version, eventHash: first.lastEventHash }]))));
    expect((await verify()).faults).toEqual([{ day: days[1], fault: 'the root is not the one that the day after stands on' }]);
    stored.set(path, stored.get(auditRootPath(days[0]))!);
    expect((await verify()).faults).toMatchObject([{ day: days[1], fault: `the audit root is that of ${days[0]}` }]);
  });

  it('say nothing where no daily run has finished yet', async () => {
    const { table, dependencies } = await openMoneyWorld();
    expect(await verifyAuditRoots({ files: memoryFiles(), dailyRuns: createDailyRuns(table.store), hashing, applications: dependencies.applications })).toEqual({ days: 0, heads: 0, faults: [] });
  });
});
