import { TransactionCanceledException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What can go wrong on the way to the table and back, and what no emulator does by itself. */
export type Fault = 'conflict' | 'throttle' | 'lost_answer' | 'duplicate' | 'server_error';

export type Faults = {
  /** The next writes meet these faults in turn; `null` lets one pass. */
  onNextWrites(...faults: readonly (Fault | null)[]): void;
  /** Every write from now on meets this fault, until `clear`. */
  onEveryWrite(fault: Fault): void;
  clear(): void;
  /** Writes sent so far. */
  readonly writes: number;
};

const writeCommands = new Set(['TransactWriteItemsCommand', 'PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'BatchWriteItemCommand']);

const named = (name: string, httpStatusCode: number): Error => Object.assign(new Error(`injected ${name}`), { name, $metadata: { httpStatusCode } });

const conflict = (): Error =>
  new TransactionCanceledException({ message: 'injected conflict', $metadata: { httpStatusCode: 400 }, CancellationReasons: [{ Code: 'TransactionConflict' }] });

/** Installs the faults between the SDK and the engine. */
export function installFaults(client: DynamoDBClient): Faults {
  let planned: (Fault | null)[] = [];
  let always: Fault | null = null;
  let writes = 0;
  client.middlewareStack.add(
    (next, context) => async (request) => {
      if (!writeCommands.has(context.commandName ?? '')) return next(request);
      writes += 1;
      const fault = planned.shift() ?? always;
      switch (fault) {
        case null: return next(request);
        case 'conflict': throw conflict();
        case 'throttle': throw named('ThrottlingException', 400);
        case 'server_error': throw named('InternalServerError', 500);
        case 'lost_answer':
          await next(request);
          throw named('TimeoutError', 0);
        case 'duplicate':
          await next(request);
          return next(request);
      }
    },
    { step: 'build', name: 'faults' },
  );
  return {
    onNextWrites: (...faults) => { planned = [...faults]; },
    onEveryWrite: (fault) => { always = fault; },
    clear: () => { planned = []; always = null; },
    get writes() { return writes; },
  };
}
