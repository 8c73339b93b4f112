import type { FunctionName } from '../shared/config/function-config';

/** Everything a function may ever do to items; no function deletes or runs PartiQL, and one alone scans. */
export type TableAction = 'BatchGetItem' | 'ConditionCheckItem' | 'GetItem' | 'PutItem' | 'Query' | 'UpdateItem';

/** Actions on the items whose partition key is one of `keys`, a trailing `*` standing for any rest. */
export type KeyGrant = { readonly keys: readonly string[]; readonly actions: readonly TableAction[] };

export type IndexName = 'byQueue' | 'byDeadline';

export type TableAccess = {
  readonly grants: readonly KeyGrant[];
  readonly indexes: readonly { readonly indexName: IndexName; readonly keys: readonly string[] }[];
  /** May move money to payable and paid, and book what is recovered. */
  readonly paysOut: boolean;
  /** May read the whole table, which knows no leading keys. */
  readonly scans?: boolean;
};

const reading = ['BatchGetItem', 'GetItem', 'Query'] as const;
/** Writing without looking: parts of a transaction whose conditions need no read. */
const writing = ['ConditionCheckItem', 'PutItem', 'UpdateItem'] as const;
const readingAndWriting = [...reading, ...writing] as const;

/** What every command needs to decide: who is asking, the policy a case is pinned to, the calendar; and before it is pinned, the policy in force. */
const authority: KeyGrant = { keys: ['USER#*'], actions: reading };
const pinnedPolicy: KeyGrant = { keys: ['CATALOGUE#*', 'CALENDAR'], actions: reading };
const policy: KeyGrant = { keys: ['CATALOGUE', ...pinnedPolicy.keys], actions: reading };
const calls: KeyGrant = { keys: ['CALLS'], actions: reading };
/** How often somebody asked, for functions with routes that are limited. */
const rates: KeyGrant = { keys: ['RATE#*'], actions: ['GetItem', 'UpdateItem'] };

/**
 * A transition is one transaction over the case, its claims and ceilings, and the account its money stands on. Leaving
 * a case gives its reserved money back, so each function that moves cases can write account balances; who may move
 * them towards payment is `paysOut`.
 */
const caseMoves: readonly KeyGrant[] = [
  { keys: ['APP#*', 'CLAIM#*'], actions: readingAndWriting },
  { keys: ['ACCOUNT#*'], actions: writing },
];
/** Ceilings are used by a decision and given back by what ends a case before payment. */
const ceilingMoves: KeyGrant = { keys: ['CEILING#*'], actions: writing };
const caseWork: readonly KeyGrant[] = [...caseMoves, ceilingMoves];

/** Who may touch what, by the leading keys of shared/persistence/keys.ts. Every life of a case is played under it in test/infra. */
export const tableAccess: Readonly<Record<FunctionName, TableAccess>> = {
  applications: {
    grants: [
      authority, policy, calls, rates, ...caseWork,
      // What the enterprise was asked to pay back may keep it from filing.
      { keys: ['CEILING#*', 'DEBT#*'], actions: reading },
      { keys: ['ENTERPRISE#*', 'RECEIPT#*'], actions: readingAndWriting },
      // One rating a case, counted in the list of its programme.
      { keys: ['RATING#*', 'RATING-LIST#*'], actions: ['GetItem', 'PutItem', 'UpdateItem'] },
      // A case enters the list of its call when it is filed.
      { keys: ['CALL#*'], actions: writing },
    ],
    indexes: [],
    paysOut: false,
  },
  reviews: {
    grants: [
      authority, policy, calls, ...caseWork,
      // A case is found by its receipt number or its enterprise.
      { keys: ['ACCOUNT#*', 'ENTERPRISE#*', 'RECEIPT#*'], actions: reading },
      // A run that shares a pot reads whole calls from base items, never from an index.
      { keys: ['LIST#*', 'CALL#*', 'POT-RUN#*', 'POT-RUN-LIST#*', 'RATING#*', 'RATING-LIST#*'], actions: readingAndWriting },
      // Who else names a paper of the case.
      { keys: ['PAPER#*'], actions: ['Query'] },
    ],
    indexes: [{ indexName: 'byQueue', keys: ['QUEUE#*'] }],
    paysOut: false,
  },
  notices: {
    grants: [
      authority, pinnedPolicy, rates, ceilingMoves,
      { keys: ['APP#*'], actions: readingAndWriting },
      { keys: ['ACCOUNT#*'], actions: writing },
      { keys: ['NOTICES'], actions: reading },
    ],
    indexes: [],
    paysOut: false,
  },
  disbursements: {
    grants: [
      authority, policy, ...caseMoves,
      { keys: ['ACCOUNT#*', 'TOTALS#*', 'RECONCILE'], actions: reading },
      // How much of the journal of payments is known: part of every approval.
      { keys: ['PAYMENTS'], actions: ['GetItem', 'UpdateItem', 'ConditionCheckItem'] },
      // Whose money it is: the registered name, and a case by the receipt number it is asked for by.
      { keys: ['ENTERPRISE#*', 'RECEIPT#*'], actions: reading },
      // What an enterprise owes may be set off against its payment.
      { keys: ['DEBT#*'], actions: readingAndWriting },
      { keys: ['ACCOUNT-LIST#*', 'APPROPRIATION#*', 'APPROPRIATION-LIST#*', 'TRANSFER#*', 'TRANSFER-LIST#*', 'BATCH#*', 'BATCH-LIST#*', 'PAYMENT-TERMS#*', 'PAYMENT-TERMS-LIST#*', 'EXPORT#*', 'EXPORT-LIST#*', 'YEAR-END#*', 'YEAR-END-LIST#*'], actions: readingAndWriting },
    ],
    indexes: [{ indexName: 'byQueue', keys: ['QUEUE#*'] }],
    paysOut: true,
  },
  policies: {
    grants: [
      authority, rates,
      { keys: ['CATALOGUE', 'CATALOGUE#*', 'CALLS', 'PROPOSAL#*', 'PROPOSAL-LIST#*'], actions: readingAndWriting },
      // What is left of a programme's budget is a public figure of its guide.
      { keys: ['ACCOUNT-LIST#*', 'ACCOUNT#*'], actions: reading },
    ],
    indexes: [],
    paysOut: false,
  },
  reports: {
    // Prints what is there: cases, batches, accounts, people's authority. It writes nothing into the table.
    grants: [
      authority, policy, calls,
      { keys: ['APP#*', 'ENTERPRISE#*', 'BATCH#*', 'ACCOUNT#*', 'ACCOUNT-LIST#*', 'TOTALS#*', 'SHOWN#*'], actions: reading },
    ],
    indexes: [],
    paysOut: false,
  },
  daily: {
    // Finds what is due and hands it on; it cannot change a case.
    grants: [
      { keys: ['AUDIT#*'], actions: reading },
      { keys: ['DAILY'], actions: readingAndWriting },
    ],
    indexes: [{ indexName: 'byDeadline', keys: ['DUE#*'] }],
    paysOut: false,
  },
  deadlines: {
    grants: [policy, ...caseWork],
    indexes: [],
    paysOut: false,
  },
  outbox: {
    // Reads what a public notice says; writes projections only. It cannot change a case, a person or an account.
    grants: [
      pinnedPolicy, calls,
      { keys: ['APP#*', 'ENTERPRISE#*'], actions: reading },
      { keys: ['TOTALS#*', 'COUNTED#*', 'NOTICES', 'AUDIT#*', 'PAYMENTS#*', 'CASES#*', 'SHOWN#*'], actions: writing },
      { keys: ['PAPER#*'], actions: ['PutItem'] },
    ],
    indexes: [],
    paysOut: false,
  },
  exporter: {
    // Reads what an export shows and keeps its own progress; it cannot change anything else.
    grants: [
      { keys: ['CATALOGUE', 'CATALOGUE#*', 'PAYMENTS#*', 'CASES#*', 'APP#*', 'ENTERPRISE#*'], actions: reading },
      { keys: ['EXPORT#*'], actions: ['GetItem', 'PutItem'] },
    ],
    indexes: [],
    paysOut: false,
  },
  reconciler: {
    // Reads everything there is and writes down what it found; it cannot change what it proves.
    grants: [
      { keys: ['APP#*', 'BATCH#*', 'CLAIM#*', 'YEAR-END#*'], actions: reading },
      { keys: ['PAYMENTS'], actions: ['GetItem'] },
      { keys: ['RECONCILE'], actions: ['PutItem'] },
    ],
    indexes: [],
    paysOut: false,
    scans: true,
  },
};

/** Balances on the way out of the account and back; attributes of the account item. */
export const payingBalances = ['payable', 'paid', 'receivable', 'recovered', 'carried', 'lapsed'] as const;
