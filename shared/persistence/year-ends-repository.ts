import { $add, UpdateTransaction, type Condition } from 'dynamodb-toolbox';
import type { LedgerMove } from '../domain/application/actions';
import { Problem } from '../domain/problem';
import type { YearEndRun, YearEnds, YearEndSweep } from '../ports/year-ends';
import { accountUpdate, bare, entryPut } from './commit-actions';
import type { Entities } from './entities';
import { accountKey } from './keys';
import { listedAccount } from './ledger-repository';
import { listedDocuments } from './listed-documents';
import { closedYearProblem } from './refusals';
import type { Action, Store } from './store';

/** How far it came and what is sealed belong to the condition: of two who carry it on at once, one is told so. */
export const yearEndStatusOf = ({ status, position, seal, sweeps }: YearEndRun): string => `${status}#${position}#${sweeps.length}#${seal.sealHash}`;

/** Year ends of budget accounts. */
export function createYearEnds(store: Store): YearEnds {
  const runs = listedDocuments<YearEndRun>(store, { keyKind: 'YEAR-END', storedKind: 'year_end', idOf: (run) => run.runId, ownerOf: (run) => run.programmeId, statusOf: yearEndStatusOf });
  const stale = (before: YearEndRun): Problem => new Problem('version_stale', { params: { expectedStatus: before.status } });
  return {
    read: async (runId) => runs.read(runId),
    list: async (programmeId) => [...(await runs.list(programmeId))].sort((left, right) => (left.madeAt < right.madeAt ? -1 : 1)),
    create: async (run) => (await runs.create(run)).kind === 'created',
    async replace(run, before) {
      if (!(await runs.replaceExactly(run, before))) throw stale(before);
    },
    async close(closed, before) {
      const result = await store.transact<string>([
        runs.replaceAction(closed, yearEndStatusOf(before)),
        { purpose: 'account', decisive: true, item: closing(store, closed) },
        ...(closed.successorAccountId === null ? [] : openSuccessor(store, closed, closed.successorAccountId)),
      ]);
      if (result.kind === 'written') return;
      throw result.purposes.includes('document') ? stale(before) : new Problem('year_end_members_changed');
    },
    async sweep(swept, before, sweep) {
      const result = await store.transact<string>([runs.replaceAction(swept, yearEndStatusOf(before)), ...sweepActions(store, swept, sweep)]);
      if (result.kind === 'written') return true;
      if (result.purposes.includes('document')) throw stale(before);
      if (result.purposes.includes('account')) return false;
      throw closedYearProblem(sweep.toAccountId ?? swept.accountId);
    },
  };
}

const closing = (store: Store, { accountId, runId, seal }: YearEndRun): Action<string>['item'] =>
  bare(store.entities.account.build(UpdateTransaction).item({ ...accountKey(accountId), closedBy: runId, version: $add(1) })
    .options({ condition: { and: [{ attr: 'version', eq: seal.accountVersion }, { attr: 'closedBy', exists: false }] } }).params());

/** Next year's account, with nothing in it yet. */
export function openSuccessor(store: Store, run: YearEndRun, accountId: string): readonly Action<string>[] {
  const { programmeId, fiscalYear, payerRegionCode, source, rule } = run;
  const nothing = { available: 0, reserved: 0, committed: 0, payable: 0, paid: 0, receivable: 0, recovered: 0, version: 0 };
  const account = {
    ...accountKey(accountId), schemaVersion: 1, programmeId, fiscalYear: fiscalYear + 1, payerRegionCode, budgetDocumentNumber: rule.documentNumber, source, carriedOver: true, carriedFrom: run.accountId, ...nothing,
  };
  const put = bare(store.entities.account.build(UpdateTransaction).item(account).options({ condition: { attr: 'pk', exists: false } }).params());
  return [{ purpose: 'successor', decisive: true, item: put }, listedAccount(store, { accountId, programmeId })];
}

/** The free money leaves under the condition that it is all there is: nothing stands with a case any more. */
function sweepActions(store: Store, { accountId, runId }: YearEndRun, sweep: YearEndSweep): readonly Action<string>[] {
  const { mode, amountFen, entryId, at } = sweep;
  const to = mode === 'carry_over' ? 'carried' : 'lapsed';
  const leaves = { ...accountKey(accountId), ...(amountFen === 0 ? {} : { available: $add(0 - amountFen), [to]: $add(amountFen) }), version: $add(1) };
  const emptied: Condition<Entities['account']> = { and: [{ attr: 'reserved', eq: 0 }, { attr: 'committed', eq: 0 }, { attr: 'available', eq: amountFen }, { attr: 'closedBy', eq: runId }] };
  const account: Action<string> = { purpose: 'account', decisive: true, item: bare(store.entities.account.build(UpdateTransaction).item(leaves).options({ condition: emptied }).params()) };
  if (amountFen === 0) return [account];
  const moves = sweepMoves(accountId, sweep);
  return [
    account,
    ...moves.filter((move) => move.from === 'outside').map((move): Action<string> => ({ purpose: 'successor', item: accountUpdate(store, move) })),
    ...moves.map((move): Action<string> => ({ purpose: 'entry', item: entryPut(store, { ...move, entryId, at }) })),
  ];
}

/** The moves of a sweep: out of the closed account, and into next year's where the money is carried on; nothing for nothing. */
export const sweepMoves = (accountId: string, { mode, amountFen, toAccountId }: YearEndSweep): readonly LedgerMove[] => {
  if (amountFen === 0) return [];
  const leaving: LedgerMove = { accountId, from: 'available', to: mode === 'carry_over' ? 'carried' : 'lapsed', amountFen };
  return toAccountId === null ? [leaving] : [leaving, { accountId: toAccountId, from: 'outside', to: 'available', amountFen }];
};
