import { $add, PutTransaction, UpdateTransaction } from 'dynamodb-toolbox';
import type { YearEndRun } from '../ports/year-ends';
import { bare } from './commit-actions';
import { accountKey, listedKey, ownerPartition } from './keys';
import { pack } from './stored-body';
import type { Action, Store } from './store';
import { openSuccessor, yearEndStatusOf } from './year-ends-repository';

/**
 * Closes an account of an older table as its year end closed it, and opens next year's: what was paid from that one can
 * then be brought forward. The run stands at its beginning again; carried on, it takes along what the journal does not
 * bring. Known already, nothing happens.
 * @returns why it can't be done.
 */
export async function bringYearEnd(store: Store, run: YearEndRun): Promise<readonly { readonly subject: string; readonly reason: string }[]> {
  const { account, document, pointer } = store.entities;
  const key = listedKey('YEAR-END', run.runId);
  if (/^appl/.test(String((await store.get(key))?.['status']))) return [];
  const closed = account.build(UpdateTransaction).item({ ...accountKey(run.accountId), closedBy: run.runId, version: $add(1) }).options({ condition: { and: [{ attr: 'pk', exists: true }, { attr: 'closedBy', exists: false }] } });
  const item = { ...key, schemaVersion: store.schemaVersion('year_end'), status: yearEndStatusOf(run), body: pack(run) };
  const row = { pk: ownerPartition('YEAR-END', run.programmeId), sk: run.runId, schemaVersion: 1, target: run.runId };
  const { successorAccountId } = run;
  const isOpen = successorAccountId === null || (await store.get(accountKey(successorAccountId))) !== null;
  const actions: readonly Action<string>[] = [
    { purpose: `account ${run.accountId}`, item: bare(closed.params()) },
    { purpose: 'year end', item: bare(document.build(PutTransaction).item(item).params()) },
    { purpose: 'pointer', item: bare(pointer.build(PutTransaction).item(row).params()) },
    ...(isOpen ? [] : openSuccessor(store, run, successorAccountId)),
  ];
  const result = await store.transact(actions);
  return result.kind === 'written' ? [] : [{ subject: `year end ${run.runId}`, reason: `refused for ${[...new Set(result.purposes)].join(', ')}` }];
}
