/**
 * Encrypts single fields (payee accounts, contacts of objectors) before they are stored. The context names what the
 * field belongs to and is authenticated, so that a ciphertext moved to another case does not decrypt.
 */
export interface FieldCipher {
  encrypt(plainText: string, context: string): Promise<Uint8Array>;
  /** @throws Error when the bytes were changed, belong to another context, or were made with a key that is not known. */
  decrypt(cipherText: Uint8Array, context: string): Promise<string>;
}
