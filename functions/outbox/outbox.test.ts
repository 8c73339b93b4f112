import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { programmeId } from '../../test/builders/application';
import { at, on } from '../../test/builders/calendar';
import { callContact, enterpriseName, openMoneyWorld } from '../../test/builders/money-world';
import type { MoneyWorld } from '../../test/builders/money-world';
import { act } from '../../shared/casework/act';
import { officers } from '../../test/builders/actors';
import type { Application } from '../../shared/domain/application/application';
import { eventText } from '../../shared/domain/application/event';
import { noticeNumberOf } from '../../shared/domain/application/notice-number';
import { createAuditTrail } from '../../shared/persistence/audit-trail-repository';
import { isEventItem, storedEventOf } from '../../shared/persistence/application-items';
import { outboxHandler } from './outbox.handler';
import { republish } from './republish';

jest.setTimeout(60_000);
let world: MoneyWorld;
const failures: Readonly<Record<string, string>>[] = [];
const log = { error: (_message: string, fields: Readonly<Record<string, string>>) => { failures.push(fields); } };
const deliver = (records: DynamoDBRecord[]) => outboxHandler({ ...world.dependencies, auditTrail: createAuditTrail(world.table.store), listings: world.table.listings, shown: world.table.shown, paperCases: world.table.paperCases }, (item) => (isEventItem(item) ? storedEventOf(item) : null), log)({ Records: records });

beforeEach(async () => {
  failures.length = 0;
  world = await openMoneyWorld();
});

const text = (value: string) => ({ S: value });
const recordsOf = async (application: Application): Promise<DynamoDBRecord[]> =>
  (await world.dependencies.applications.readEvents(application.applicationId)).map(({ hash, ...event }) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(event.version),
      NewImage: { _et: text('event'), text: text(eventText(event)), hash: text(hash), programmeId: text(application.programmeId), districtCode: text(application.districtCode), creditCode: text(application.creditCode), enterpriseSize: text(application.pins?.enterpriseSize ?? 'unclassified') },
    },
  }));
const rowsOf = async () => (await world.dependencies.totals.read(programmeId, 2026)).rows.filter((row) => row.count !== 0 || row.amountFen !== 0).map(({ month, districtCode, status, count, amountFen }) => ({ month, districtCode, status, count, amountFen }));

describe('the outbox', () => {
  it('counts each event once, however often it is delivered', async () => {
    const records = await recordsOf(await world.caseAt('paid'));
    for (let time = 0; time < 2; time += 1) expect(await deliver(records)).toEqual({ batchItemFailures: [] });
    expect(await rowsOf()).toEqual([{ month: '2026-03', districtCode: '440402', status: 'paid', count: 1, amountFen: 1_000_000 }]);
  });

  it('shows each case once among those of its year, however often and in whatever order its events come', async () => {
    const records = await recordsOf(await world.caseAt('paid'));
    await deliver([...records].reverse());
    await deliver(records);
    const cells = await world.table.shown.read('440400', 2026);
    expect(cells.map(({ cell, count, amountFen }) => [cell, count, amountFen])).toEqual([
      [`case_accepted.${programmeId}`, 1, 0], [`case_approved.${programmeId}`, 1, 1_000_000], [`case_filed.${programmeId}`, 1, 0],
    ]);
  });

  it('makes good what the stream lost, and counts nothing of the rest again', async () => {
    const paid = await world.caseAt('paid');
    const records = await recordsOf(paid);
    await deliver(records.slice(0, -2));
    const stored = (await world.dependencies.applications.readEvents(paid.applicationId)).map((event) => ({ event, programmeId: paid.programmeId, districtCode: paid.districtCode, creditCode: paid.creditCode, enterpriseSize: paid.pins?.enterpriseSize ?? 'unclassified' }));
    const dependencies = { ...world.dependencies, auditTrail: createAuditTrail(world.table.store), listings: world.table.listings, shown: world.table.shown, paperCases: world.table.paperCases };
    expect(await republish(dependencies)(stored)).toBe(stored.length);
    await republish(dependencies)([...stored].reverse());
    expect(await rowsOf()).toEqual([{ month: '2026-03', districtCode: '440402', status: 'paid', count: 1, amountFen: 1_000_000 }]);
  });

  it('publishes a notice when it opens and marks the day it ended early, in whatever order the events come', async () => {
    const noticed = await world.caseAt('public_notice');
    world.table.clock.set(at('2026-03-12'));
    const [opened] = (await recordsOf(noticed)).slice(-1);
    await deliver([opened!]);
    const published = { noticeNumber: noticeNumberOf(noticed.applicationId, 1), enterpriseName, objectionContact: callContact, amountFen: 1_000_000, opensOn: '2026-03-11', closesOn: '2026-03-17', basis: '《测试文件》' };
    expect(await world.dependencies.batches.listNotices(null)).toMatchObject([{ ...published, endedOn: null }]);
    await act(world.dependencies, { applicationId: noticed.applicationId, expectedVersion: noticed.version, actor: officers.approver, idempotencyKey: 'revoke', bodyHash: 'revoke' }, () => ({ action: { action: 'revoke', reason: '弄虚作假', basis: '办法' } }));
    const [revoked] = (await recordsOf(noticed)).slice(-1);
    await deliver([revoked!]);
    await deliver([opened!]);
    expect(await world.dependencies.batches.listNotices(null)).toMatchObject([{ ...published, endedOn: '2026-03-12' }]);
  });

  it('names the first record that fails, and leaves those after it for the next delivery', async () => {
    const records = await recordsOf(await world.caseAt('paid'));
    const poison: DynamoDBRecord = { eventName: 'INSERT', dynamodb: { SequenceNumber: 'poison', NewImage: { _et: text('event'), text: text('{'), hash: text('') } } };
    expect(await deliver([poison, ...records])).toEqual({ batchItemFailures: [{ itemIdentifier: 'poison' }] });
    expect(await rowsOf()).toEqual([]);
    expect(failures).toEqual([{ sequenceNumber: 'poison', errorName: 'SyntaxError' }]);
  });

  it('notes how far each case came, under the day it is published, and never goes back', async () => {
    const records = await recordsOf(await world.caseAt('paid'));
    world.table.clock.set(at('2026-04-20'));
    await deliver(records);
    await deliver(records.slice(0, 1));
    const events = await world.dependencies.applications.readEvents('case' + '1'.padStart(22, '0'));
    const last = events.at(-1)!;
    const trail = createAuditTrail(world.table.store);
    expect(await trail.notedOn(on('2026-04-20'))).toEqual([{ applicationId: last.applicationId, version: last.version, eventHash: last.hash }]);
    expect(await trail.notedOn(on('2026-04-19'))).toEqual([]);
  });

  it('passes over what is no event', async () => {
    const head: DynamoDBRecord = { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: { _et: text('head') } } };
    const removed: DynamoDBRecord = { eventName: 'REMOVE', dynamodb: { SequenceNumber: '2' } };
    expect(await deliver([head, removed])).toEqual({ batchItemFailures: [] });
  });
});
