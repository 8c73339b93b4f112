import type { factsCommitmentText, payeeCommitmentText } from '../../shared/domain/application/commitments';
import type { Facts } from '../../shared/domain/rules/facts';
import { unpack } from '../../shared/persistence/stored-body';
import type { RawItem } from '../../shared/persistence/store';
import type { PaymentBatch } from '../../shared/ports/money';

/** Values of the store's own making, read back from the text they are stored as. */
export const committedFactsOf = (text: string) => JSON.parse(text) as Parameters<typeof factsCommitmentText>[0];
export const filedFactsOf = (text: string): Facts => (JSON.parse(text) as { readonly facts: Facts }).facts;
export const committedPayeeOf = (text: string) => JSON.parse(text) as Parameters<typeof payeeCommitmentText>[0];
export const registeredNameOf = (text: string): string => (JSON.parse(text) as { readonly registeredName: string }).registeredName;
export const batchOf = (raw: RawItem): PaymentBatch => unpack(raw['body'] as Uint8Array) as unknown as PaymentBatch;
/** An attribute that is text where it is there at all. */
export const textOf = (raw: RawItem, name: string): string => (raw[name] as string | undefined) ?? '';
