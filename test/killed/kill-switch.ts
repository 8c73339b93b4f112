import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { journalMarkKey } from '../../shared/persistence/keys';
import type { LargeFiles } from '../../shared/ports/exports';
import type { PaymentJournal } from '../../shared/ports/payment-journal';

/** The process died here: whatever it held in memory is gone, what it wrote is written. */
class Killed extends Error {}

/**
 * Kills the process at every single write, each time in both ways: first before it is written, then, when it comes to
 * the same write again, after it was written and before the answer arrives. So nothing goes on by more than one write
 * without a death, and every step of a history is a place where it was killed and resumed.
 */
export type KillSwitch = {
  /** Puts itself between the SDK and the engine. */
  readonly guard: (client: DynamoDBClient) => void;
  readonly guardFiles: <Store extends LargeFiles>(files: Store, journal: Pick<PaymentJournal, 'decode'>) => Store;
  /** Kills from now on, or no more. */
  readonly arm: (armed: boolean) => void;
  /** Whether it has died since it was started; a dead process answers nobody, whatever it still says. */
  readonly isDead: () => boolean;
  /** The process is started again. */
  readonly revive: () => void;
  /** Different writes that were done so far. */
  readonly writes: () => number;
  readonly kills: () => number;
};

const journalFolder = 'payment-journal/';
const writeCommands: ReadonlySet<string> = new Set(['TransactWriteItemsCommand', 'PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand', 'BatchWriteItemCommand']);

/** The same write again is told by its text, but for what chance puts into it: the token of a transaction, bytes that are encrypted. */
const identityOf = (body: string): string => body.replaceAll(/"ClientRequestToken":"[^"]*"/g, '').replaceAll(/"B":"[^"]*"/g, '');

/** A step that was killed after its file is written into the journal again, under another number: told by what it is about. */
const entryOf = (journal: Pick<PaymentJournal, 'decode'>, content: Uint8Array): string => {
  const { step, batch, resultFile, cases } = journal.decode(content);
  return [step, batch?.batchId, resultFile?.sha256, ...cases.map(({ applicationId, version }) => `${applicationId} ${version}`)].join('\n');
};
const isJournalMark = (body: string): boolean => body.includes(`"${journalMarkKey.pk}"`) && !body.includes('TransactItems');

type Serialised = { readonly request: { readonly body: Uint8Array | string } };
const bodyOf = ({ request: { body } }: Serialised): string => (typeof body === 'string' ? body : new TextDecoder().decode(body));

export function createKillSwitch(hash: (text: string) => string): KillSwitch {
  const [killedBefore, killedAfter, written, files] = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()];
  let [armed, dead, lastEntry, sinceRestart] = [false, false, '', 0];
  /** Whoever takes an export up writes down that it is theirs: a step under a new number each time, told by how far the export is. */
  const exportStep = (body: string): string | null => {
    const exportId = /"EXPORT#[^"]*"/.exec(body)?.[0];
    return exportId === undefined ? null : `${exportId} after ${files.size} files, ${sinceRestart === 0 ? 'taken up' : 'carried on'}`;
  };
  const requireAlive = (): void => {
    if (dead) throw new Killed('dead');
  };
  const dieOnce = (at: Set<string>, identity: string): void => {
    if (!armed || at.has(identity)) return;
    at.add(identity);
    dead = true;
    throw new Killed(at === killedBefore ? 'before the write' : 'after the write');
  };
  const write = async <Result>(name: string, perform: () => Promise<Result>): Promise<Result> => {
    requireAlive();
    const identity = hash(name);
    dieOnce(killedBefore, identity);
    // A refused condition is no write: there is nothing after it to be killed at.
    const result = await perform();
    written.add(identity);
    sinceRestart += 1;
    dieOnce(killedAfter, identity);
    return result;
  };
  return {
    guard: (client) => {
      client.middlewareStack.add(
        (next, context) => async (input) => {
          requireAlive();
          if (!writeCommands.has(context.commandName ?? '')) return next(input);
          const body = bodyOf(input as unknown as Serialised);
          return write(isJournalMark(body) ? `mark of ${lastEntry}` : exportStep(body) ?? identityOf(body), async () => next(input));
        },
        { step: 'build', name: 'killed' },
      );
    },
    guardFiles: (store, journal) => ({
      ...store,
      createOnce: (path, content, type) => {
        const entry = path.startsWith(journalFolder) ? entryOf(journal, content) : null;
        lastEntry = entry ?? lastEntry;
        return write(entry ?? `file ${path}`, async () => { const created = await store.createOnce(path, content, type); files.add(path); return created; });
      },
      createOnceFrom: (path, bytes, type) => write(`file ${path}`, async () => { const created = await store.createOnceFrom(path, bytes, type); files.add(path); return created; }),
      read: (path) => { requireAlive(); return store.read(path); },
    }),
    arm: (on) => { armed = on; },
    isDead: () => dead,
    revive: () => { dead = false; sinceRestart = 0; },
    writes: () => written.size,
    kills: () => killedBefore.size + killedAfter.size,
  };
}
