import { binary, boolean, Entity, item, number, set, string, Table } from 'dynamodb-toolbox';

/**
 * The kinds of items. Only what conditions, indexes and the stream need stands in attributes of its own; the rest of a
 * document is its packed `body` (see stored-body.ts). `schemaVersion` names the shape, upcasters lift older ones.
 */
export const createEntities = (tableName: string) => {
  const table = new Table({
    name: tableName,
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'string' },
    indexes: {
      byQueue: { type: 'global', partitionKey: { name: 'queue', type: 'string' }, sortKey: { name: 'queueOrder', type: 'string' } },
      byDeadline: { type: 'global', partitionKey: { name: 'due', type: 'string' }, sortKey: { name: 'pk', type: 'string' } },
    },
  });
  const base = { pk: string().key(), sk: string().key(), schemaVersion: number() };
  const timestamps = false;
  return {
    table,
    head: new Entity({
      name: 'head', table, timestamps,
      schema: item({
        ...base,
        version: number(), state: string(), programmeId: string(), districtCode: string(), creditCode: string(),
        receiptNumber: string().optional(), claimedBy: string().optional(),
        queue: string().optional(), queueOrder: string().optional(), due: string().optional(),
        body: binary(),
      }),
    }),
    draft: new Entity({
      name: 'draft', table, timestamps,
      schema: item({ ...base, creditCode: string(), draftVersion: number(), savedAt: string(), editable: boolean(), body: binary() }),
    }),
    /** The text is stored byte for byte as it was hashed; the other attributes serve the readers of the stream. */
    event: new Entity({
      name: 'event', table, timestamps,
      schema: item({ ...base, text: string(), hash: string(), programmeId: string(), districtCode: string(), creditCode: string(), enterpriseSize: string() }),
    }),
    /** Anything that is only written, read and replaced as a whole; `status` where replacing has a condition. */
    document: new Entity({ name: 'document', table, timestamps, schema: item({ ...base, status: string().optional(), body: binary() }) }),
    /** A row that only points at something: receipts, lists by owner, the current catalogue. */
    pointer: new Entity({ name: 'pointer', table, timestamps, schema: item({ ...base, target: string() }) }),
    claim: new Entity({
      name: 'claim', table, timestamps,
      schema: item({ ...base, applicationId: string(), creditCode: string(), status: string(), lineId: string(), caseVersion: number() }),
    }),
    /** The keys a case holds or held, so that its claims are found without an index. */
    claimList: new Entity({ name: 'claimList', table, timestamps, schema: item({ ...base, claimKeys: set(string()).optional() }) }),
    ceiling: new Entity({ name: 'ceiling', table, timestamps, schema: item({ ...base, usedFen: number(), usedLines: number() }) }),
    account: new Entity({
      name: 'account', table, timestamps,
      schema: item({
        ...base,
        programmeId: string(), fiscalYear: number(), payerRegionCode: string(), budgetDocumentNumber: string(), source: string(), carriedOver: boolean(),
        available: number(), reserved: number(), committed: number(), payable: number(), paid: number(), receivable: number(), recovered: number(),
        // Only what a year end touched has them.
        carried: number().optional(), lapsed: number().optional(), carriedFrom: string().optional(), closedBy: string().optional(),
        version: number(),
      }),
    }),
    entry: new Entity({
      name: 'entry', table, timestamps,
      schema: item({ ...base, entryId: string(), from: string(), to: string(), amountFen: number(), at: string() }),
    }),
    total: new Entity({ name: 'total', table, timestamps, schema: item({ ...base, count: number(), amountFen: number() }) }),
    /** One per totals partition: the moment of the last event counted. */
    totalsAsOf: new Entity({ name: 'totalsAsOf', table, timestamps, schema: item({ ...base, asOfAt: string() }) }),
    /** The last event of a case that was published on a day: what the day's audit root lists. */
    auditHead: new Entity({ name: 'auditHead', table, timestamps, schema: item({ ...base, version: number(), eventHash: string() }) }),
    /** The moment up to which somebody's requests of a kind are paid for; the table's time to live removes it. */
    rate: new Entity({ name: 'rate', table, timestamps, schema: item({ ...base, paidUntilMs: number(), expiresAt: number() }) }),
    /** How much of the journal of payments is known, and since when payments are frozen because it was more than that. */
    journalMark: new Entity({ name: 'journalMark', table, timestamps, schema: item({ ...base, known: number(), frozenAt: string().optional() }) }),
    marker: new Entity({ name: 'marker', table, timestamps, schema: item({ ...base, at: string() }) }),
  };
};

export type Entities = ReturnType<typeof createEntities>;
