import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approveAppropriation } from '../../functions/disbursements/approve-appropriation';
import { proposeAppropriation } from '../../functions/disbursements/propose-appropriation';
import { createExportLines } from '../../local/load/export-lines';
import type { ExportLines } from '../../local/load/export-lines';
import { importTable } from '../../local/engine/import-table';
import { dataFolder, localTableName } from '../../local/data-folder';
import { act } from '../../shared/casework/act';
import type { Prepared } from '../../shared/casework/act';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import { officerRoles } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import { factsCommitmentText } from '../../shared/domain/application/commitments';
import type { Fen } from '../../shared/domain/brands';
import { fen, formatYuan, sumFen } from '../../shared/domain/money';
import { calendarDataSchema } from '../../shared/domain/working-days';
import { hashing, sha256 } from '../../shared/integrations/sha256';
import { commitActions, createActions } from '../../shared/persistence/commit-actions';
import type { CaseAction } from '../../shared/persistence/commit-actions';
import { enterpriseCaseKey } from '../../shared/persistence/keys';
import type { RawItem } from '../../shared/persistence/store';
import { createTable } from '../../shared/persistence/table';
import { createClient } from '../../shared/persistence/table-client';
import { creditCodeNumber, grantOf, xiangzhou, zhuhai } from '../builders/actors';
import { programmeId, waysTo } from '../builders/application';
import { at, on } from '../builders/calendar';
import { procedureWith } from '../builders/procedure';
import { catalogueWith, programmeOf } from '../builders/rule-measures';
import { newCase } from '../integration/sample-cases';
import { cipher, openKilledWorld } from './killed-world';
import type { KilledWorld } from './killed-world';

export const callId = 'call-2026';
export const maker = 'user-finance_officer';
export const checker = 'user-finance_approver';
export const approver = 'user-approver';
export const cityBudget = { programmeId, fiscalYear: 2026, payerRegionCode: zhuhai, budgetDocumentNumber: '珠财预〔2026〕7号', source: 'city' as const, carriedOver: false };
const calendarFile = new URL('../../seeds/calendar.json', import.meta.url);

export const enterpriseNameOf = (index: number): string => `珠海示例科技${String(index)}有限公司`;
export const applicantOf = (creditCode: string): string => `user-of-${creditCode}`;
export const applicationIdOf = (index: number): string => `case${String(index).padStart(22, '0')}`;

/** What was reviewed: between 1,000.00 and 10,000.00 yuan, no two neighbours alike. */
export const reviewedFenOf = (index: number): Fen => fen(100_000 + ((index * 7_919) % 900_000));
/** The pot covers seven tenths of what was reviewed, and an odd fen. */
export const potFenOf = (count: number): Fen => {
  const reviewed = sumFen(Array.from({ length: count }, (_, index) => reviewedFenOf(index)));
  return fen(Math.floor(reviewed / 10) * 7 + 1);
};

/** A data folder with so many reviewed cases of one call that has closed, a pot that is not enough for them, and the money for the pot. */
export async function makeWaitingCases(folder: string, count: number): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'waiting-'));
  try {
    const world = await openKilledWorld(work);
    const source = join(work, 'export');
    const lines = createExportLines(join(source, localTableName, 'data'));
    try {
      await createTableOf(world);
      const catalogueHash = await seed(world, count);
      await savePeople(world, count);
      await world.scan((raw) => lines.write(raw));
      await writeCases(world, lines, catalogueHash, count);
    } finally {
      await world.close();
    }
    lines.close();
    const data = dataFolder(folder);
    importTable({ source, dataFile: data.dataFile, tableName: localTableName });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The same data once more, for the history that is left in peace. No engine may have them open. */
export const copyData = (from: string, to: string): void => cpSync(from, to, { recursive: true });

async function createTableOf({ endpoint }: KilledWorld): Promise<void> {
  const client = createClient({ region: 'cn-north-1', endpoint });
  try {
    await createTable(client, localTableName);
  } finally {
    client.destroy();
  }
}

async function seed({ dependencies, setClock }: KilledWorld, count: number): Promise<string> {
  const { catalogues, people } = dependencies;
  const pot = { group: 'pot', period: 'calendar_year', amountYuan: formatYuan(potFenOf(count)), sharing: 'pro_rata' };
  const catalogue = catalogueWith(programmeOf({ id: programmeId, regionCode: zhuhai, procedure: procedureWith() }, { lines: { source: 'enterprise', formula: 'flat@1', with: { amountYuan: '10000.00' } }, pot }));
  setClock(at('2026-03-01'));
  await catalogues.publish(catalogue, null, { publishedAt: at('2026-01-01'), publishedBy: 'system', reason: 'test' });
  await catalogues.saveCalendar(calendarDataSchema.parse(JSON.parse(readFileSync(calendarFile, 'utf8'))));
  await catalogues.saveCall({ callId, programmeId, title: '2026年申报', documentNumber: '珠知〔2026〕1号', opensOn: on('2026-01-01'), closesOn: on('2026-03-05'), fiscalYear: 2026, contact: '珠海市知识产权局 0756-0000000', openedBy: 'user-policy_administrator' });
  for (const role of officerRoles) await people.saveGrant(`user-${role}`, grantOf(role));
  const asked = (userId: string, body: object, key: string, parameters: object = {}) => ({ identity: { userId, name: userId }, parameters, query: {}, body, idempotencyKey: key, bodyHash: sha256(JSON.stringify(body)) });
  const proposed = await proposeAppropriation(dependencies)({ ...asked(maker, {}, 'budget'), body: { ...cityBudget, amountFen: potFenOf(count) + 12_345 } });
  await approveAppropriation(dependencies)({ ...asked(checker, {}, 'budget'), parameters: { appropriationId: proposed.appropriationId } });
  return catalogue.catalogueHash;
}

/** Each enterprise with somebody who may act for it. */
async function savePeople({ dependencies: { people } }: KilledWorld, count: number): Promise<void> {
  for (let start = 0; start < count; start += 20) {
    await Promise.all(Array.from({ length: Math.min(20, count - start) }, async (_, offset) => {
      const index = start + offset;
      const creditCode = creditCodeNumber(index + 1);
      const registeredName = enterpriseNameOf(index);
      await people.saveEnterprise({ creditCode, registeredName, applicant: {} });
      await people.saveMandate(applicantOf(creditCode), { creditCode, enterpriseName: registeredName, capacity: 'handler', fromOn: on('2026-01-01'), toOn: null });
    }));
  }
}

/** What a real action must carry here instead of the typical test values. */
const fitted = (action: ApplicationAction, { applicationId }: Application, catalogueHash: string, amountFen: Fen): Prepared => {
  switch (action.action) {
    case 'submit': {
      const submission = { applicationId, revision: 1, facts: {}, materials: [], salt: 's'.repeat(32), declaration: { version: '1', textHash: 'd1' }, submittedAt: at('2026-03-02') };
      return { action: { ...action, receiptNumber: `R-${applicationId}`, determinedFen: amountFen, factsCommitment: sha256(factsCommitmentText(submission)) }, documents: [{ kind: 'submission', value: submission }] };
    }
    case 'accept': return { action: { ...action, catalogueHash, payerRegionCode: zhuhai, determinedFen: amountFen } };
    case 'record_review': return { action: { ...action, reviewedFen: amountFen } };
    default: return { action };
  }
};

/**
 * Walks each case by the real transitions to the moment before 审定. What a transition would write is written into the
 * import instead of through the engine, so that thousands take seconds.
 */
async function writeCases(world: KilledWorld, lines: ExportLines, catalogueHash: string, count: number): Promise<void> {
  const { dependencies, store, setClock } = world;
  const [current, calendar] = [await dependencies.catalogues.current(), await dependencies.catalogues.readCalendar()];
  const catalogues = { ...dependencies.catalogues, current: () => Promise.resolve(current), byHash: () => Promise.resolve(current), readCalendar: () => Promise.resolve(calendar) };
  for (let index = 0; index < count; index += 1) {
    const applicationId = applicationIdOf(index);
    const creditCode = creditCodeNumber(index + 1);
    const items = new Map<string, RawItem>();
    const keep = (actions: readonly CaseAction[]): void => {
      for (const { item } of actions) {
        const raw = item.Put?.Item;
        if (raw === undefined) throw new Error('A case that waits has only whole items.');
        items.set(`${String(raw['pk'])} ${String(raw['sk'])}`, raw);
      }
    };
    const made = newCase(applicationId, { programmeId, callId, creditCode, districtCode: xiangzhou });
    keep(createActions(store, { ...made, listKey: enterpriseCaseKey(creditCode, made.application.createdAt, applicationId) }));
    let head = made.application;
    const applications = {
      ...dependencies.applications,
      read: () => Promise.resolve(head),
      commit: async (change: Parameters<typeof dependencies.applications.commit>[0]) => { keep(await commitActions(store, cipher, change)); return { kind: 'committed' as const }; },
    };
    for (const [step, [day, action, actor]] of waysTo.awaiting_decision.entries()) {
      // A minute between two acceptances, so that their order is the order of the cases.
      setClock(at(day, `${String(10 + Math.floor(index / 600)).padStart(2, '0')}:${String(Math.floor(index / 10) % 60).padStart(2, '0')}:${String((index % 10) * 6).padStart(2, '0')}.000`));
      const who = actor.kind === 'applicant' ? { ...actor, creditCode } : actor;
      const command = { applicationId, expectedVersion: head.version, actor: who, idempotencyKey: `step-${step}`, bodyHash: `step-${step}` };
      head = (await act({ ...dependencies, hashing, catalogues, applications }, command, ({ application }) => fitted(action, application, catalogueHash, reviewedFenOf(index)))).application;
    }
    for (const raw of items.values()) lines.write(raw);
  }
}
