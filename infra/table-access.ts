import type { FunctionName } from '../shared/config/function-config';

/** Everything a function may ever do to items; no function scans, deletes, or runs PartiQL. */
export type TableAction = 'BatchGetItem' | 'ConditionCheckItem' | 'GetItem' | 'PutItem' | 'Query' | 'UpdateItem';

/** Actions on the items whose partition key is one of `keys`, a trailing `*` standing for any rest. */
export type KeyGrant = { readonly keys: readonly string[]; readonly actions: readonly TableAction[] };

export type IndexName = 'byQueue' | 'byDeadline';

export type TableAccess = {
  readonly grants: readonly KeyGrant[];
  readonly indexes: readonly { readonly indexName: IndexName; readonly keys: readonly string[] }[];
  /** May move money to payable and paid, and book what is recovered. */
  readonly paysOut: boolean;
};

const reading = ['BatchGetItem', 'GetItem', 'Query'] as const;
/** Writing without looking: parts of a transaction whose conditions need no read. */
const writing = ['ConditionCheckItem', 'PutItem', 'UpdateItem'] as const;
const readingAndWriting = [...reading, ...writing] as const;

/** What every command needs to decide: who is asking, the policy in force or pinned, the calendar, the open calls. */
const authority: KeyGrant = { keys: ['USER#*'], actions: reading };
const policy: KeyGrant = { keys: ['CATALOGUE', 'CATALOGUE#*', 'CALENDAR', 'CALLS'], actions: reading };

/**
 * A transition is one transaction over the case, its claims and ceilings, and the account its money stands on. Leaving
 * a case gives its reserved money back, so each function that moves cases can write account balances; who may move
 * them towards payment is `paysOut`.
 */
const caseWork: readonly KeyGrant[] = [
  { keys: ['APP#*', 'CLAIM#*', 'CEILING#*'], actions: readingAndWriting },
  { keys: ['ACCOUNT#*'], actions: writing },
];

/** Who may touch what, by the leading keys of shared/persistence/keys.ts. */
export const tableAccess: Readonly<Record<FunctionName, TableAccess>> = {
  applications: {
    grants: [authority, policy, ...caseWork, { keys: ['ENTERPRISE#*', 'RECEIPT#*'], actions: readingAndWriting }],
    indexes: [],
    paysOut: false,
  },
  reviews: {
    grants: [
      authority, policy, ...caseWork,
      { keys: ['ACCOUNT#*', 'ACCOUNT-LIST#*', 'ENTERPRISE#*', 'RECEIPT#*'], actions: reading },
      { keys: ['LIST#*', 'NOTICES'], actions: readingAndWriting },
    ],
    indexes: [{ indexName: 'byQueue', keys: ['QUEUE#*'] }],
    paysOut: false,
  },
  notices: {
    grants: [authority, policy, ...caseWork, { keys: ['NOTICES'], actions: readingAndWriting }],
    indexes: [],
    paysOut: false,
  },
  disbursements: {
    grants: [
      authority, policy, ...caseWork,
      { keys: ['ACCOUNT#*', 'ENTERPRISE#*', 'LIST#*', 'TOTALS#*'], actions: reading },
      { keys: ['ACCOUNT-LIST#*', 'APPROPRIATION#*', 'APPROPRIATION-LIST#*', 'BATCH#*', 'BATCH-LIST#*'], actions: readingAndWriting },
    ],
    indexes: [],
    paysOut: true,
  },
  policies: {
    grants: [
      authority,
      { keys: ['CALENDAR'], actions: reading },
      { keys: ['CATALOGUE', 'CATALOGUE#*', 'CALLS', 'PROPOSAL#*', 'PROPOSAL-LIST#*'], actions: readingAndWriting },
    ],
    indexes: [],
    paysOut: false,
  },
  daily: {
    grants: [policy, ...caseWork, { keys: ['NOTICES'], actions: readingAndWriting }],
    indexes: [{ indexName: 'byDeadline', keys: ['DUE#*'] }],
    paysOut: false,
  },
  outbox: {
    // Adds to the totals and marks the event as counted; it cannot reach a case, a person or an account.
    grants: [{ keys: ['TOTALS#*', 'COUNTED#*'], actions: ['ConditionCheckItem', 'GetItem', 'PutItem', 'UpdateItem'] }],
    indexes: [],
    paysOut: false,
  },
};

/** Balances on the way out of the account and back; attributes of the account item. */
export const payingBalances = ['payable', 'paid', 'receivable', 'recovered'] as const;
