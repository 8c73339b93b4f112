import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { applicationHandlers } from '../../functions/applications/applications.handler';
import { dailyRun, workOffHere } from '../../functions/daily/daily-run';
import { disbursementHandlers } from '../../functions/disbursements/disbursements.handler';
import { noticeHandlers } from '../../functions/notices/notices.handler';
import { outboxHandler } from '../../functions/outbox/outbox.handler';
import { policyHandlers } from '../../functions/policies/policies.handler';
import { reportHandlers } from '../../functions/reports/reports.handler';
import { reviewHandlers } from '../../functions/reviews/reviews.handler';
import { functionNames } from '../../infra/stages';
import { tableAccess } from '../../infra/table-access';
import { tellDemoCases } from '../../local/demo/demo-cases';
import { demoEnterprises } from '../../local/demo/people';
import { demoCalls, demoProgrammes } from '../../local/demo/programmes';
import { lambdaWorld } from '../../local/demo/world';
import type { World } from '../../local/demo/world';
import { createMemoryCheckpoint } from '../../local/streams/checkpoint';
import { createStreamPoller } from '../../local/streams/stream-poller';
import { hanFontFile, tableName } from '../../local/system';
import type { FunctionName } from '../../shared/config/function-config';
import { defaultRateLimits } from '../../shared/config/rate-limits';
import { addDays, legalDateOf } from '../../shared/domain/local-date';
import type { Feature } from '../../shared/contracts/route';
import { createFeatureLambda } from '../../shared/http/feature-lambda';
import type { FeatureHandlers } from '../../shared/http/feature-lambda';
import type { HttpRuntime } from '../../shared/http/define-handler';
import { createAesFieldCipher } from '../../shared/integrations/aes-field-cipher';
import { noFieldCipher } from '../../shared/integrations/no-field-cipher';
import { randomIds } from '../../shared/integrations/random-ids';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { reconcileBooks } from '../../functions/reconciler/reconcile-books';
import { createBooks } from '../../shared/persistence/books';
import { journalMarkKey } from '../../shared/persistence/keys';
import { createMaintenanceScan } from '../../shared/persistence/maintenance-scan';
import { createClient, createDocumentClient } from '../../shared/persistence/table-client';
import { paymentListReader } from '../../shared/documents/payment-list';
import { byteMeter } from '../../shared/documents/byte-meter';
import { runExport } from '../../functions/exporter/run-export';
import { createInProcessQueue } from '../../local/in-process-queue';
import type { InProcessQueue } from '../../local/in-process-queue';
import { paymentFileReader } from '../../shared/documents/payment-file-reader';
import { fontFile } from '../../shared/documents/pdf/font-file';
import { createPaperWriter } from '../../shared/documents/pdf/paper-writer';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { tableWriter } from '../../shared/documents/table-writer';
import { hashing } from '../../shared/integrations/sha256';
import { systemPatience } from '../../shared/integrations/system-patience';
import { readDeliveredEvent } from '../../shared/persistence/delivered-event';
import { createRateLimits, createRepositories } from '../../shared/persistence/repositories';
import { verifyAuditRoots } from '../../shared/persistence/verify-audit-roots';
import type { FieldCipher } from '../../shared/ports/field-cipher';
import { memoryFiles } from '../builders/money-world';
import { openTestWorld } from '../builders/demo-world';
import type { TestWorld } from '../builders/demo-world';
import { guardedClient } from './guarded-client';

jest.setTimeout(240_000);

const whole = createAesFieldCipher(Uint8Array.from({ length: 32 }, (_, index) => index));
const takingIn: FieldCipher = { ...noFieldCipher, encrypt: async (text, context) => whole.encrypt(text, context) };
const working: FieldCipher = { ...noFieldCipher, decrypt: async (bytes, context) => whole.decrypt(bytes, context) };
/** As the roles on the field key are: takers-in encrypt, workers decrypt, the rest neither. */
const ciphers: Readonly<Record<FunctionName, FieldCipher>> = {
  applications: takingIn, notices: takingIn, reviews: working, disbursements: working,
  policies: noFieldCipher, reports: noFieldCipher, daily: noFieldCipher, deadlines: noFieldCipher, outbox: noFieldCipher, exporter: noFieldCipher, reconciler: noFieldCipher,
};

describe('every life of a case, each function under its own role', () => {
  let opened: TestWorld;
  let world: World;
  const guards = new Map<FunctionName, ReturnType<typeof guardedClient>>();
  const files = memoryFiles();
  let exportQueue: InProcessQueue;
  let prove: ReturnType<typeof reconcileBooks>;
  const refusedBy = (name: FunctionName): readonly string[] => [...(guards.get(name)?.refused ?? [])];

  beforeAll(async () => {
    opened = await openTestWorld();
    const { system } = opened;
    const { endpoint, clock } = system;
    const work: { run: (exportId: string) => Promise<unknown> } = { run: () => Promise.reject(new Error('the worker comes later')) };
    exportQueue = createInProcessQueue((exportId) => work.run(exportId), () => undefined);
    const wired = (name: FunctionName) => {
      const guard = guardedClient(name, endpoint);
      guards.set(name, guard);
      const options = { client: guard.client, tableName, clock, ids: randomIds, hashing, ...systemPatience, cipher: ciphers[name] };
      return { ...createRepositories(options), rateLimiter: createRateLimits(options, defaultRateLimits), clock, ids: randomIds, hashing, demoMode: true, files, tables: tableWriter, resultFiles: resultFileReader, links: files, meter: byteMeter, exportQueue, reconcileQueue: { put: () => Promise.resolve() }, books: createBooks({ ...options }, { files, paymentLists: paymentListReader, resultFiles: resultFileReader }), papers: createPaperWriter(fontFile(hanFontFile)), paymentFiles: paymentFileReader };
    };
    const runtime: HttpRuntime = { hashing, checkReplies: true, log: { warn: () => undefined, error: () => undefined } };
    const limited = <Name extends Feature>(name: Name, handlersOf: (dependencies: ReturnType<typeof wired>) => FeatureHandlers<Name>) => {
      const dependencies = wired(name);
      return createFeatureLambda(name, handlersOf(dependencies), { ...runtime, rateLimiter: dependencies.rateLimiter });
    };
    const outbox = createStreamPoller({
      streamsClient: new DynamoDBStreamsClient({ region: 'cn-north-1', endpoint, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
      tableName, handler: outboxHandler(wired('outbox'), readDeliveredEvent, { error: () => undefined }), checkpoint: createMemoryCheckpoint(),
      deadLetter: (letter) => Promise.reject(new Error(`set aside: ${letter.reason}`)), log: () => undefined, backoffMs: 1,
    });
    const exporter = wired('exporter');
    const guarded = {
      ...system,
      lambdas: {
        applications: limited('applications', applicationHandlers),
        reviews: limited('reviews', reviewHandlers),
        notices: limited('notices', noticeHandlers),
        disbursements: limited('disbursements', disbursementHandlers),
        policies: limited('policies', policyHandlers),
        reports: limited('reports', reportHandlers),
      },
      runDaily: dailyRun(wired('daily'), workOffHere(wired('deadlines'))),
      drain: () => outbox.drain(),
    };
    prove = reconcileBooks(wired('reconciler'), { error: () => undefined });
    work.run = (exportId) => runExport(exporter)(exportId, () => false, 'log-1');
    let keys = 0;
    world = lambdaWorld(guarded, () => `key-${(keys += 1)}`, () => legalDateOf(clock.now()));
  });
  afterAll(async () => {
    for (const { client } of guards.values()) client.destroy();
    await opened.stop();
  });

  it('comes to its end with nothing refused', async () => {
    let failure: unknown = null;
    await tellDemoCases(world, () => undefined).catch((error: unknown) => { failure = error; });
    await world.settle().catch((error: unknown) => { failure ??= error; });
    expect(functionNames.flatMap((name) => refusedBy(name).map((refusal) => `${name}: ${refusal}`))).toEqual([]);
    expect(failure).toBeNull();
  });

  it('reads totals and accounts, sets values, ends and resolves what the story leaves open, with nothing refused', async () => {
    const { applications } = opened.system.repositories;
    const waiting = async (state: 'public_notice' | 'objection_handling' | 'paid') => {
      const pages = await Promise.all([...new Set(demoEnterprises.map(({ districtCode }) => districtCode))].map(async (districtCode) => applications.queue({ state, districtCode, limit: 1, cursor: null })));
      return (await applications.read(pages.flatMap((page) => page.items)[0]?.applicationId ?? ''))!;
    };
    const officer = (applicationProgramme: string, duty: string) => world.as(`${demoProgrammes.find(({ programmeId }) => programmeId === applicationProgramme)!.officers}-${duty}`);
    const at = (applicationId: string) => ({ applicationId });

    const objected = await waiting('objection_handling');
    const [objection] = (await officer(objected.programmeId, 'head').call('getCase', { parameters: at(objected.applicationId) })).objections;
    await officer(objected.programmeId, 'head').call('resolveObjection', { parameters: { ...at(objected.applicationId), objectionId: objection!.objectionId }, body: { expectedVersion: objected.version, outcome: 'upheld', reason: '异议成立' } });

    const noticed = await waiting('public_notice');
    const owner = demoEnterprises.findIndex(({ creditCode }) => creditCode === noticed.creditCode);
    await world.as(`applicant-${owner + 1}`).call('withdrawApplication', { parameters: at(noticed.applicationId), body: { expectedVersion: noticed.version, reason: '改报其他项目' } });

    const paid = await waiting('paid');
    expect((await officer(paid.programmeId, 'finance').call('getCase', { parameters: at(paid.applicationId) })).payee).not.toBeNull();
    await officer(paid.programmeId, 'finance').call('getTotals', { query: { programmeId: paid.programmeId, fiscalYear: 2026 } });
    for (const kind of ['payments', 'cases'] as const) {
      const auditor = officer(paid.programmeId, 'auditor');
      const { exportId } = await auditor.call('requestExport', { body: { kind, format: 'xlsx', programmeId: paid.programmeId, fromMonth: '2026-01', toMonth: '2026-12' } });
      await exportQueue.drain();
      expect(await auditor.call('getExport', { parameters: { exportId } })).toMatchObject({ phase: 'ready' });
    }
    await officer(paid.programmeId, 'auditor').call('listExports', {});
    const { items } = await officer(paid.programmeId, 'finance').call('listPaymentCases', { query: { programmeId: paid.programmeId, state: 'paid' } });
    const seen = items.find(({ applicationId }) => applicationId === paid.applicationId)!;
    expect(await officer(paid.programmeId, 'checker').call('findPaymentCase', { parameters: { receiptNumber: seen.receiptNumber! } })).toEqual(seen);
    await officer(paid.programmeId, 'checker').call('listBatchMembers', { parameters: { batchId: seen.parts[0]!.batchId! } });
    await officer(paid.programmeId, 'finance').call('getPaymentAdvice', { parameters: { batchId: seen.parts[0]!.batchId! } });
    await officer(paid.programmeId, 'head').call('getCaseDecisionNotice', { parameters: at(paid.applicationId) });
    const [region] = (await officer(paid.programmeId, 'auditor').call('getMe', {})).grants;
    await officer(paid.programmeId, 'auditor').call('listTargets', { query: { regionCode: region!.regionCode } });
    await officer(paid.programmeId, 'auditor').call('getYearlyReport', { query: { regionCode: region!.regionCode, year: 2026 } });
    await world.as(`applicant-${demoEnterprises.findIndex(({ creditCode }) => creditCode === paid.creditCode) + 1}`).call('getDecisionNotice', { parameters: at(paid.applicationId) });
    await officer(paid.programmeId, 'checker').call('listAppropriations', { query: { programmeId: paid.programmeId } });

    await world.as('agency').call('checkEligibility', { body: { programmeId: null, facts: {} } });
    await officer(paid.programmeId, 'head').call('getCaseNeighbours', { parameters: at(paid.applicationId) });
    await officer(paid.programmeId, 'head').call('getWorkbench', {});

    const { items: [unhappy] } = await world.as('xiamen-head').call('listRatings', { query: { programmeId: demoProgrammes[0]!.programmeId } });
    await world.as('xiamen-head').call('answerRating', { parameters: at(unhappy!.applicationId), body: { finding: 'explained', answer: '已说明理由和条款' } });

    const auditor = officer(paid.programmeId, 'auditor');
    expect((await auditor.call('findCases', { query: { receiptNumber: paid.receiptNumber ?? '' } })).items).toHaveLength(1);
    expect((await auditor.call('findCases', { query: { creditCode: paid.creditCode } })).items.length).toBeGreaterThan(0);
    expect((await auditor.call('getAuditChain', { parameters: at(paid.applicationId) })).holds).toBe(true);
    await auditor.call('listCatalogueVersions', {});

    const payer = (await officer(paid.programmeId, 'finance').call('listAccounts', { query: { programmeId: paid.programmeId } })).items.find(({ balancesFen }) => balancesFen.available > 0)!;
    const passedOn = { fromAccountId: payer.accountId, documentNumber: '测试分配〔2026〕1号', amountFen: 1, factors: [{ name: '件数', weightPercent: '100', basis: '测试公报' }], districts: [{ regionCode: String(paid.districtCode), figures: ['1'] }] };
    const { transferId } = await officer(paid.programmeId, 'finance').call('proposeTransfer', { body: passedOn });
    await officer(paid.programmeId, 'checker').call('approveTransfer', { parameters: { transferId }, body: {} });
    await officer(paid.programmeId, 'finance').call('listTransfers', { query: { programmeId: paid.programmeId } });
    await officer(paid.programmeId, 'finance').call('getAccount', { parameters: { accountId: payer.accountId } });

    const lastYear = { programmeId: paid.programmeId, fiscalYear: 2025, payerRegionCode: payer.payerRegionCode, budgetDocumentNumber: '测试指标〔2025〕1号', source: 'city' as const, carriedOver: false, amountFen: 1 };
    const { appropriationId, accountId } = await officer(paid.programmeId, 'finance').call('proposeAppropriation', { body: lastYear });
    await officer(paid.programmeId, 'checker').call('approveAppropriation', { parameters: { appropriationId }, body: {} });
    const yearEnd = { accountId, cutOffOn: '2025-12-31', documentNumber: '测试结转〔2025〕1号', issuedOn: '2025-12-31', openParts: 'carry_over' as const, remainder: 'carry_over' as const, returns: 'lapse' as const };
    const { runId, seal } = await officer(paid.programmeId, 'finance').call('proposeYearEnd', { body: yearEnd });
    expect((await officer(paid.programmeId, 'checker').call('approveYearEnd', { parameters: { runId }, body: { sealHash: seal.sealHash } })).nowFen).toMatchObject({ available: 0, carried: 1 });
    await officer(paid.programmeId, 'finance').call('listYearEnds', { query: { programmeId: paid.programmeId } });

    const pooled = demoCalls.find(({ programmeId }) => programmeId === 'demo-shenzhen-insurance-2026')!;
    await opened.system.repositories.catalogues.saveCall({ ...pooled, closesOn: addDays(legalDateOf(opened.system.clock.now()), -1) });
    // The demo leaves a sharing that waits for its check, and cases of the call under review: the run has looked everywhere when it says so.
    const { items: runs } = await world.as('shenzhen-approver').call('listPotRuns', { query: { programmeId: pooled.programmeId } });
    for (const { runId: open } of runs.filter(({ status }) => status === 'sealed')) await world.as('shenzhen-approver').call('cancelPotRun', { parameters: { runId: open }, body: {} });
    await expect(world.as('shenzhen-approver').call('createPotRun', { body: { callId: pooled.callId } })).rejects.toMatchObject({ code: 'pot_cases_unready' });
    await expect(world.as('shenzhen-approver').call('getPotRun', { parameters: { runId: 'run00000000000000000000009' } })).rejects.toMatchObject({ code: 'not_found' });

    const value = { slot: 'share-percent', fromOn: '2026-01-01', value: '50', basis: { documentNumber: '测试〔2026〕2号', clause: '第三条' }, status: 'in_force' as const, sourceMark: 'text' as const };
    const { proposalId } = await world.as('xiamen-policy-1').call('proposeValue', { parameters: { programmeId: 'xiamen-insurance' }, body: { value } });
    await world.as('xiamen-policy-2').call('approveValue', { parameters: { proposalId }, body: {} });
    await world.as('xiamen-policy-1').call('listProposals', { parameters: { programmeId: 'xiamen-insurance' } });
    await world.settle();
    expect(functionNames.flatMap((name) => refusedBy(name).map((refusal) => `${name}: ${refusal}`))).toEqual([]);
  });

  it('is proved by a function that reads everything: it finds the claim that was tampered with, and writes only that down', async () => {
    const { system } = opened;
    const sealed: string[] = [];
    const client = createClient({ region: 'cn-north-1', endpoint: system.endpoint });
    const scan = createMaintenanceScan({ client: createDocumentClient(client), tableName, ...systemPatience, token: () => randomIds.salt() });
    await scan((raw) => { if (raw['_et'] === 'claim' && raw['status'] === 'held') sealed.push(String(raw['pk'])); });
    await createDocumentClient(client).send(new UpdateCommand({ TableName: tableName, Key: { pk: sealed[0], sk: 'CLAIM' }, UpdateExpression: 'SET #s = :s', ExpressionAttributeNames: { '#s': 'status' }, ExpressionAttributeValues: { ':s': 'sealed' } }));
    // The last step of the journal, the year end, stands there and is not marked yet: it is looked up.
    await createDocumentClient(client).send(new UpdateCommand({ TableName: tableName, Key: { ...journalMarkKey }, UpdateExpression: 'SET known = known - :one', ExpressionAttributeValues: { ':one': 1 } }));
    client.destroy();
    const report = await prove();
    expect(report.differences.map(({ kind }) => kind)).toEqual(['claim_sealed_unpaid']);
    expect(refusedBy('reconciler')).toEqual([]);
    const first = opened.world.as('xiamen-auditor');
    expect((await first.call('getReconciliation', {})).report).toMatchObject({ agrees: false, differenceCount: 1 });
    await world.as('xiamen-finance').call('getReconciliation', {});
  });

  it('leaves a chain of audit roots that the events bear out', async () => {
    await world.advanceTo(legalDateOf(opened.system.clock.now()).replace(/^\d{4}/, (year) => String(Number(year) + 1)) as never);
    const report = await verifyAuditRoots({ ...opened.system.repositories, files, hashing });
    expect(report.faults).toEqual([]);
    expect(report.heads).toBeGreaterThan(50);
  });

  it('uses what it was given: a right that no life needs is no right', () => {
    const unused = functionNames.flatMap((name) => tableAccess[name].grants.flatMap(({ keys }) => keys).filter((pattern) =>
      !(guards.get(name)?.touched ?? []).some(({ leadingKey }) => (pattern.endsWith('*') ? leadingKey.startsWith(pattern.slice(0, -1)) : leadingKey === pattern))).map((pattern) => `${name} ${pattern}`));
    expect([...new Set(unused)]).toEqual([]);
  });
});
