import { DecryptCommand, GenerateDataKeyCommand } from '@aws-sdk/client-kms';
import type { DecryptCommandOutput, GenerateDataKeyCommandOutput } from '@aws-sdk/client-kms';

/** A key for fields: plain in memory only, wrapped by the master key wherever it is stored. */
export type DataKey = { readonly plain: Uint8Array; readonly wrapped: Uint8Array };

/** Where data keys come from, and where wrapped ones are opened. */
export type DataKeys = {
  generate(): Promise<DataKey>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
};

/** The part of the KMS client that is used. */
export type KmsClient = {
  send(command: GenerateDataKeyCommand): Promise<GenerateDataKeyCommandOutput>;
  send(command: DecryptCommand): Promise<DecryptCommandOutput>;
};

/** Authenticated with every data key: a key wrapped for another purpose under the same master key does not open. */
const EncryptionContext = { purpose: 'ip-finance-subsidies-fields' };

/**
 * Data keys from AWS KMS. Opening names the master key, so that a data key wrapped by a stranger's key is refused.
 * @throws Error (rejects) when KMS answers without a key.
 */
export const createKmsDataKeys = (client: KmsClient, KeyId: string): DataKeys => ({
  async generate() {
    const { Plaintext, CiphertextBlob } = await client.send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext }));
    if (Plaintext === undefined || CiphertextBlob === undefined) throw new Error('KMS gave no data key.');
    return { plain: Plaintext, wrapped: CiphertextBlob };
  },
  async unwrap(wrapped) {
    const { Plaintext } = await client.send(new DecryptCommand({ KeyId, CiphertextBlob: wrapped, EncryptionContext }));
    if (Plaintext === undefined) throw new Error('KMS opened no data key.');
    return Plaintext;
  },
});
