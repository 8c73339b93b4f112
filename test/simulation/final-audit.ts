import { openTable } from '../../local/open-table';
import { dataFolder } from '../../local/data-folder';
import { createFolderFiles } from '../../shared/integrations/folder-files';
import { randomIds } from '../../shared/integrations/random-ids';
import { hashing } from '../../shared/integrations/sha256';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import type { BudgetAccount } from '../../shared/domain/ledger/account';
import type { Facts } from '../../shared/domain/rules/facts';
import { createDailyRuns } from '../../shared/persistence/daily-runs-repository';
import { accountOf } from '../../shared/persistence/ledger-repository';
import { verifyAudit } from '../../shared/persistence/verify-audit';
import { verifyAuditRoots } from '../../shared/persistence/verify-audit-roots';
import { reconcileTable } from '../builders/books';
import type { Journey } from './journey';

export type FinalAudit = { readonly faults: readonly string[]; readonly states: Readonly<Record<string, number>>; readonly events: number; readonly paidCases: number; readonly paidFen: number; readonly auditRoots: number };

type Orders = { readonly paidFen: number; readonly paid: boolean };

/** From the events alone: each order answered once, in sequence, none after the one that was paid. */
const auditPayments = (applicationId: string, events: readonly ApplicationEvent[], faults: string[], paidByAccount: Map<string, number>): Orders => {
  const answered: string[] = [];
  const paidParts = new Set<string>();
  let paidFen = 0;
  for (const { change, ledgerMoves } of events) {
    if (change.action !== 'record_payment') continue;
    const payer = change.endToEndId.slice(0, -3);
    if (paidParts.has(payer)) faults.push(`${applicationId}: an order was answered after its payer had paid`);
    if (answered.includes(change.endToEndId)) faults.push(`${applicationId}: order ${change.endToEndId} was answered twice`);
    answered.push(change.endToEndId);
    if (change.outcome !== 'paid') continue;
    paidParts.add(payer);
    for (const { accountId, amountFen } of ledgerMoves) {
      paidFen += amountFen;
      paidByAccount.set(accountId, (paidByAccount.get(accountId) ?? 0) + amountFen);
    }
  }
  for (const payer of new Set(answered.map((endToEndId) => endToEndId.slice(0, -3)))) {
    const attempts = answered.filter((endToEndId) => endToEndId.slice(0, -3) === payer).map((endToEndId) => Number(endToEndId.slice(-2)));
    if (attempts.some((attempt, index) => attempt !== index + 1)) faults.push(`${payer}: attempts ${attempts.join(', ')} are not in sequence`);
  }
  return { paidFen, paid: paidParts.size > 0 };
};

/** Who reviewed first, second and decided are different people, and nobody acted after stepping aside. */
const auditHands = (applicationId: string, events: readonly ApplicationEvent[], faults: string[]): void => {
  const reviewers = new Map<string, string>();
  const recused = new Set<string>();
  for (const { change, actor, fromState } of events) {
    if (actor.kind === 'officer' && change.action !== 'recuse' && recused.has(actor.userId)) faults.push(`${applicationId}: ${actor.userId} did ${change.action} after recusal`);
    if (change.action === 'recuse') recused.add(actor.userId);
    if (change.action === 'record_review') reviewers.set(fromState ?? '', actor.userId);
    if (change.action !== 'decide') continue;
    const hands = [...reviewers.values(), actor.userId];
    if (new Set(hands).size < hands.length) faults.push(`${applicationId}: reviewed and decided by ${hands.join(', ')}`);
  }
};

/** Proves the end of a simulation while the system still runs; its stream must have been read to the end. */
export const auditEnd = async (dataDirectory: string, journeys: readonly Journey[]): Promise<FinalAudit> => {
  const data = dataFolder(dataDirectory);
  const table = await openTable(data);
  try {
    const [books, audit] = [await reconcileTable(table, createFolderFiles(data.filesFolder, () => randomIds.salt())), await verifyAudit({ ...table, hashing })];
    const roots = await verifyAuditRoots({ ...table, hashing, dailyRuns: createDailyRuns(table.store), files: createFolderFiles(data.filesFolder, () => randomIds.salt()) });
    const faults: string[] = [
      ...books.differences.map(({ kind, subject, expected, found }) => `reconcile ${kind}: ${subject}: expected ${String(expected)}, found ${String(found)}`),
      ...audit.faults.map(({ applicationId, fault }) => `audit of ${applicationId}: ${fault}`),
      ...roots.faults.map(({ day, fault }) => `audit root of ${day}: ${fault}`),
    ];
    const states = new Map<string, number>();
    const paidByAccount = new Map<string, number>();
    const paidPapers = new Map<string, string>();
    let [paidCases, paidFen] = [0, 0];
    for (const journey of journeys) {
      const { applicationId } = journey;
      if (applicationId === null) continue;
      const [head, events] = await Promise.all([table.applications.read(applicationId), table.applications.readEvents(applicationId)]);
      states.set(head?.state ?? 'lost', (states.get(head?.state ?? 'lost') ?? 0) + 1);
      if (head === null) faults.push(`${applicationId} is lost`);
      auditHands(applicationId, events, faults);
      const orders = auditPayments(applicationId, events, faults, paidByAccount);
      if (!orders.paid) continue;
      paidCases += 1;
      paidFen += orders.paidFen;
      const submission = await table.applications.readSubmission(applicationId, 'latest');
      for (const paper of papersOf(submission?.facts)) {
        const other = paidPapers.get(paper);
        if (other !== undefined) faults.push(`${paper} was paid for twice: ${other} and ${applicationId}`);
        paidPapers.set(paper, applicationId);
      }
    }
    const accounts: BudgetAccount[] = [];
    await table.scan((raw) => { if (raw['_et'] === 'account') accounts.push(accountOf(table.store, raw)); });
    for (const { accountId, balances } of accounts) {
      if ((paidByAccount.get(accountId) ?? 0) !== balances.paid) faults.push(`${accountId} says ${balances.paid} fen paid, the events ${paidByAccount.get(accountId) ?? 0}`);
      for (const [name, amountFen] of Object.entries(balances)) if (amountFen < 0) faults.push(`${accountId} ${name} is ${amountFen} fen`);
    }
    return { faults, states: Object.fromEntries([...states].sort()), events: audit.events, paidCases, paidFen, auditRoots: roots.days };
  } finally {
    await table.close();
  }
};

/** Numbers on the papers themselves, not the system's own keys: what must not be paid for twice. */
const papersOf = (facts: Facts | undefined): readonly string[] => [
  ...(facts?.loans ?? []).flatMap((loan) => (loan.drawdowns ?? []).map(({ drawdownNumber }) => `drawdown ${drawdownNumber ?? ''}`)),
  ...(facts?.policies ?? []).map(({ policyNumber }) => `policy ${policyNumber ?? ''}`),
  ...(facts?.patents ?? []).map(({ number }) => `patent ${number ?? ''}`),
];
