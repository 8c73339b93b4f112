import { newCase } from '../integration/sample-cases';
import type { TestTable } from '../integration/harness';
import { withTable } from '../integration/harness';
import { approveAppropriation } from '../../functions/disbursements/approve-appropriation';
import type { DisbursementDependencies } from '../../functions/disbursements/disbursement-context';
import { proposeAppropriation } from '../../functions/disbursements/propose-appropriation';
import { act } from '../../shared/casework/act';
import type { Prepared } from '../../shared/casework/act';
import type { Request } from '../../shared/casework/dependencies';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import { officerRoles } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import { endToEndIdOf } from '../../shared/domain/application/parts';
import type { Fen } from '../../shared/domain/brands';
import { canonicalJson } from '../../shared/domain/canonical-json';
import { fen } from '../../shared/domain/money';
import { resultFileReader } from '../../shared/documents/result-file-reader';
import { tableWriter } from '../../shared/documents/table-writer';
import type { PotRuns } from '../../shared/ports/pot-runs';
import { sha256 } from '../../shared/integrations/sha256';
import { gatherBytes } from '../../shared/casework/gather-bytes';
import type { DownloadLinks, LargeFiles } from '../../shared/ports/exports';
import { readFileSync } from 'node:fs';
import { calendarDataSchema } from '../../shared/domain/working-days';
import { creditCodeNumber, grantOf, xiangzhou, zhuhai } from './actors';
import { programmeId, waysTo } from './application';
import { at, on } from './calendar';
import { procedureWith } from './procedure';
import { catalogueWith, programmeOf } from './rule-measures';
import type { Procedure } from '../../shared/domain/rules/procedure-schema';

async function* piecesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield content;
}

/** A write-once file store in memory. */
export const memoryFiles = (): LargeFiles & DownloadLinks & { readonly stored: ReadonlyMap<string, Uint8Array> } => {
  const stored = new Map<string, Uint8Array>();
  return {
    stored,
    createOnce: (path, content) => {
      const absent = !stored.has(path);
      if (absent) stored.set(path, content);
      return Promise.resolve(absent);
    },
    read: (path) => Promise.resolve(stored.get(path) ?? null),
    createOnceFrom: async (path, bytes) => {
      const content = await gatherBytes(bytes);
      const absent = !stored.has(path);
      if (absent) stored.set(path, content);
      return absent;
    },
    open: (path) => {
      const content = stored.get(path);
      return Promise.resolve(content === undefined ? null : piecesOf(content));
    },
    linkTo: (path, fileName, seconds) => Promise.resolve(`memory:${path}?${fileName}&${seconds}`),
  };
};

export type MoneyWorld = {
  readonly table: TestTable;
  readonly dependencies: DisbursementDependencies & { readonly potRuns: PotRuns };
  readonly files: ReturnType<typeof memoryFiles>;
  /** Exports handed to the worker. */
  readonly asked: readonly string[];
  readonly accountId: string;
  /** A request by that user, under that key. */
  readonly by: <Body, Parameters = Record<string, never>>(userId: string, body: Body, parameters?: Parameters, key?: string) => Request<Parameters, Record<string, never>, Body>;
  /** A case walked by real actions through the real table to that moment. */
  readonly caseAt: (moment: keyof typeof waysTo, amountFen?: Fen, changes?: { /** Of the same enterprise as this one. */ readonly besides?: Application; readonly accountId?: string }) => Promise<Application>;
};

export const fundDocumentNumber = '珠财〔2026〕1号';
export const enterpriseName = '珠海示例科技有限公司';
export const callContact = '珠海市知识产权局 0756-0000000';
export const cityBudget = { programmeId, fiscalYear: 2026, payerRegionCode: zhuhai, budgetDocumentNumber: '珠财预〔2026〕7号', source: 'city' as const, carriedOver: false };
const calendarFile = new URL('../../seeds/calendar.json', import.meta.url);

/** What a real action must carry in this world instead of the typical test values. */
const fitted = (action: ApplicationAction, application: Application, world: { readonly accountId: string; readonly catalogueHash: string; readonly amountFen: Fen }): Prepared => {
  const { applicationId, version } = application;
  switch (action.action) {
    case 'submit': {
      const submission = { applicationId, revision: 1, facts: {}, materials: [], salt: 's'.repeat(32), declaration: { version: '1', textHash: 'd1' }, submittedAt: at('2026-03-02') };
      return { action: { ...action, receiptNumber: `R-${applicationId}`, determinedFen: world.amountFen }, documents: [{ kind: 'submission', value: submission }] };
    }
    case 'accept': return { action: { ...action, catalogueHash: world.catalogueHash, determinedFen: world.amountFen } };
    case 'record_review': return { action: { ...action, reviewedFen: world.amountFen } };
    case 'decide': return { action: action.outcome === 'grant' ? { ...action, payers: [{ accountId: world.accountId, sharePercent: '100' }], amountFen: world.amountFen } : action };
    case 'confirm_payee': {
      const payee = { applicationId, version: version + 1, accountName: enterpriseName, accountNumber: '4400000000000000001', bankCode: '102585000001', bankName: '示例银行珠海分行', salt: 's'.repeat(32) };
      return { action, documents: [{ kind: 'payee', value: payee }] };
    }
    case 'release_funds': return { action: { ...action, accountIds: [world.accountId] } };
    case 'demand_clawback': return { action: { ...action, amountFen: world.amountFen } };
    case 'consent_offset': return { action: { ...action, openFen: world.amountFen } };
    case 'assign_batch': return { action: { ...action, accountId: world.accountId } };
    case 'record_payment': return { action: { ...action, endToEndId: endToEndIdOf(application, 1, application.parts[0]?.attempt ?? 0) } };
    default: return { action };
  }
};

let requests = 0;
const requestBy: MoneyWorld['by'] = <Body, Parameters = Record<string, never>>(userId: string, body: Body, parameters?: Parameters, key?: string) => ({
  identity: { userId, name: userId }, parameters: (parameters ?? {}) as Parameters, query: {}, body, idempotencyKey: key ?? `key-${(requests += 1)}`, bodyHash: sha256(canonicalJson({ parameters: parameters ?? {}, body })),
});

const fundAccount = async (dependencies: DisbursementDependencies, amountFen: number): Promise<string> => {
  const proposed = await proposeAppropriation(dependencies)(requestBy('user-finance_officer', { ...cityBudget, amountFen }));
  await approveAppropriation(dependencies)(requestBy('user-finance_approver', {}, { appropriationId: proposed.appropriationId }));
  return proposed.accountId;
};

/** One programme in Zhuhai with an officer for each duty, an account with 1,000,000.00 yuan, and cases as they are asked for. */
export const openMoneyWorld = async (procedure: Partial<Procedure> = {}, { pot = null, closesOn = '2026-12-31' }: { readonly pot?: object | null; readonly closesOn?: string } = {}): Promise<MoneyWorld> => {
  const table = await withTable();
  const catalogue = catalogueWith(programmeOf({ id: programmeId, regionCode: zhuhai, procedure: procedureWith(procedure) }, { lines: { source: 'enterprise', formula: 'flat@1', with: { amountYuan: '10000.00' } }, pot }));
  await table.catalogues.publish(catalogue, null, { publishedAt: at('2026-01-01'), publishedBy: 'system', reason: 'test' });
  await table.catalogues.saveCalendar(calendarDataSchema.parse(JSON.parse(readFileSync(calendarFile, 'utf8'))));
  await table.catalogues.saveCall({ callId: 'call-2026', programmeId, title: '2026年申报', documentNumber: '珠知〔2026〕1号', opensOn: on('2026-01-01'), closesOn: on(closesOn), fiscalYear: 2026, contact: callContact, openedBy: 'user-policy_administrator' });
  for (const role of officerRoles) await table.people.saveGrant(`user-${role}`, grantOf(role));
  await table.people.saveGrant('user-second-maker', grantOf('finance_officer'));
  await table.people.saveGrant('user-both', grantOf('finance_officer'));
  await table.people.saveGrant('user-both', grantOf('finance_approver'));
  const files = memoryFiles();
  const asked: string[] = [];
  const exportQueue = { asked, put: (messages: readonly string[]) => { asked.push(...messages); return Promise.resolve(); } };
  const { applications, catalogues, people, clock, ids, hashing, potRuns, ledger, transfers, batches, paymentTerms, totals, yearEnds } = table;
  const dependencies: MoneyWorld['dependencies'] = { potRuns, applications, catalogues, people, clock, ids, hashing, ledger, transfers, batches, paymentTerms, totals, yearEnds, tables: tableWriter, resultFiles: resultFileReader, files, exportJobs: table.exportJobs, reconcileReports: table.reconcileReports, paymentJournal: table.paymentJournal, exportQueue, links: files, demoMode: true };
  table.clock.set(at('2026-03-01'));
  const accountId = await fundAccount(dependencies, 100_000_000);
  let cases = 0;
  const caseAt: MoneyWorld['caseAt'] = async (moment, amountFen = fen(1_000_000), changes = {}) => {
    const applicationId = `case${String((cases += 1)).padStart(22, '0')}`;
    const creditCode = changes.besides?.creditCode ?? creditCodeNumber(cases);
    await people.saveEnterprise({ creditCode, registeredName: enterpriseName, applicant: {} });
    const made = newCase(applicationId, { programmeId, callId: 'call-2026', creditCode, districtCode: xiangzhou });
    await applications.create(made.application, made.event, made.draft);
    let current = made.application;
    for (const [index, [day, action, actor]] of waysTo[moment].entries()) {
      table.clock.set(at(day));
      const who = actor.kind === 'applicant' ? { ...actor, creditCode } : actor;
      const command = { applicationId, expectedVersion: current.version, actor: who, idempotencyKey: `step-${index}`, bodyHash: `step-${index}` };
      current = (await act(dependencies, command, ({ application }) => fitted(action, application, { accountId: changes.accountId ?? accountId, catalogueHash: catalogue.catalogueHash, amountFen }))).application;
    }
    return current;
  };
  return { table, dependencies, files, asked, accountId, by: requestBy, caseAt };
};

/** The dependencies with a fault at the n-th write from now on: before it happens, or after it, when only the answer is lost. */
export const crashingAt = (dependencies: DisbursementDependencies, nth: number, moment: 'before' | 'after'): { readonly dependencies: DisbursementDependencies; readonly crashed: () => boolean } => {
  let writes = 0;
  let crashed = false;
  const guard = async <Result>(write: () => Promise<Result>): Promise<Result> => {
    writes += 1;
    if (writes === nth && moment === 'before') { crashed = true; throw new Error('crash before the write'); }
    const result = await write();
    if (writes === nth) { crashed = true; throw new Error('crash after the write'); }
    return result;
  };
  const { applications, batches, files, yearEnds, transfers } = dependencies;
  return {
    crashed: () => crashed,
    dependencies: {
      ...dependencies,
      applications: { ...applications, commit: (change) => guard(() => applications.commit(change)) },
      batches: { ...batches, createBatch: (batch) => guard(() => batches.createBatch(batch)), updateBatch: (batch, expected) => guard(() => batches.updateBatch(batch, expected)), recordApproval: (batch, before, known) => guard(() => batches.recordApproval(batch, before, known)) },
      yearEnds: { ...yearEnds, create: (run) => guard(() => yearEnds.create(run)), replace: (run, before) => guard(() => yearEnds.replace(run, before)), close: (run, before) => guard(() => yearEnds.close(run, before)), sweep: (run, before, sweep) => guard(() => yearEnds.sweep(run, before, sweep)) },
      transfers: { ...transfers, proposeTransfer: (transfer) => guard(() => transfers.proposeTransfer(transfer)), approveTransfer: (transfer, when) => guard(() => transfers.approveTransfer(transfer, when)), refuseTransfer: (transfer) => guard(() => transfers.refuseTransfer(transfer)) },
      files: { ...files, createOnce: (path, content, type) => guard(() => files.createOnce(path, content, type)) },
    },
  };
};
