import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { FunctionName } from '../../shared/config/function-config';
import { createClient } from '../../shared/persistence/table-client';
import { payingBalances, tableAccess, type TableAction } from '../../infra/table-access';

type Write = { Key?: Record<string, AttributeValue>; Item?: Record<string, AttributeValue>; ExpressionAttributeNames?: Record<string, string> };
type Input = Write & {
  IndexName?: string;
  KeyConditionExpression?: string;
  ExpressionAttributeValues?: Record<string, AttributeValue>;
  RequestItems?: Record<string, { Keys?: Record<string, AttributeValue>[] }>;
  TransactItems?: { Put?: Write; Update?: Write; Delete?: Write; ConditionCheck?: Write }[];
};

/** One touch of an item, as IAM looks at it. */
export type Touch = { readonly action: string; readonly indexName: string | null; readonly leadingKey: string; readonly attributes: readonly string[] };

const textOf = (value: AttributeValue | undefined): string => {
  if (value?.S === undefined) throw new Error('A key is text');
  return value.S;
};
const touchOf = (action: string, write: Write): Touch => ({
  action, indexName: null, leadingKey: textOf((write.Key ?? write.Item)?.['pk']), attributes: [...Object.keys(write.Item ?? {}), ...Object.values(write.ExpressionAttributeNames ?? {})],
});

function touchesOf(commandName: string, input: Input): readonly Touch[] {
  switch (commandName) {
    case 'GetItemCommand': return [touchOf('GetItem', input)];
    case 'PutItemCommand': return [touchOf('PutItem', input)];
    case 'UpdateItemCommand': return [touchOf('UpdateItem', input)];
    case 'BatchGetItemCommand': return Object.values(input.RequestItems ?? {}).flatMap(({ Keys }) => (Keys ?? []).map((Key) => touchOf('BatchGetItem', { Key })));
    case 'TransactWriteItemsCommand': return (input.TransactItems ?? []).flatMap(({ Put, Update, Delete, ConditionCheck }) => [
      ...(Put === undefined ? [] : [touchOf('PutItem', Put)]), ...(Update === undefined ? [] : [touchOf('UpdateItem', Update)]),
      ...(Delete === undefined ? [] : [touchOf('DeleteItem', Delete)]), ...(ConditionCheck === undefined ? [] : [touchOf('ConditionCheckItem', ConditionCheck)]),
    ]);
    case 'QueryCommand': {
      const name = /^\S+ = (:\w+)/.exec(input.KeyConditionExpression ?? '')?.[1] ?? '';
      return [{ action: 'Query', indexName: input.IndexName ?? null, leadingKey: textOf(input.ExpressionAttributeValues?.[name]), attributes: [] }];
    }
    default: return [{ action: commandName, indexName: null, leadingKey: '', attributes: [] }];
  }
}

const matches = (pattern: string, key: string): boolean => (pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern);
const isTableAction = (action: string): action is TableAction => ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'].includes(action);

/** What the role of a function would say to this touch. */
export function allows(name: FunctionName, { action, indexName, leadingKey, attributes }: Touch): boolean {
  const { grants, indexes, paysOut, scans } = tableAccess[name];
  if (action === 'ScanCommand') return scans === true;
  if (indexName !== null) return indexes.some((index) => index.indexName === indexName && index.keys.some((pattern) => matches(pattern, leadingKey)));
  const paying = ['PutItem', 'UpdateItem'].includes(action) && leadingKey.startsWith('ACCOUNT#') && attributes.some((attribute) => payingBalances.some((balance) => balance === attribute));
  if (paying && !paysOut) return false;
  return isTableAction(action) && grants.some((grant) => grant.actions.includes(action) && grant.keys.some((pattern) => matches(pattern, leadingKey)));
}

/** A client that the embedded engine answers and the function's role limits; what was refused is kept, and so is what was used. */
export function guardedClient(name: FunctionName, endpoint: string): { readonly client: DynamoDBClient; readonly refused: Set<string>; readonly touched: Touch[] } {
  const client = createClient({ region: 'cn-north-1', endpoint });
  const refused = new Set<string>();
  const touched: Touch[] = [];
  client.middlewareStack.add(
    (next, context) => async (request) => {
      for (const touch of touchesOf(context.commandName ?? '', request.input as Input)) {
        touched.push(touch);
        if (allows(name, touch)) continue;
        refused.add(`${touch.action} ${touch.indexName ?? ''} ${touch.leadingKey.replace(/#.*/, '#')}`);
        throw Object.assign(new Error(`${name} is not authorised: ${touch.action} ${touch.leadingKey}`), { name: 'AccessDeniedException' });
      }
      return next(request);
    },
    { step: 'build', name: 'role' },
  );
  return { client, refused, touched };
}
