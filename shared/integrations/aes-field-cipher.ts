import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FieldCipher } from '../ports/field-cipher';

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce for each field. Layout: format (1 byte), nonce, tag, text.
 * @throws Error when the key is not 32 bytes long.
 */
export function createAesFieldCipher(key: Uint8Array): FieldCipher {
  if (key.length !== keyBytes) throw new Error(`The field key has ${key.length} bytes; AES-256 needs ${keyBytes}.`);
  return {
    encrypt(plainText, context) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
      const text = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return Promise.resolve(Uint8Array.from(Buffer.concat([Buffer.from([format]), nonce, cipher.getAuthTag(), text])));
    },
    decrypt: (cipherText, context) => new Promise((resolve) => resolve(decryptField(key, cipherText, context))),
  };
}

function decryptField(key: Uint8Array, cipherText: Uint8Array, context: string): string {
  const bytes = Buffer.from(cipherText);
  if (bytes[0] !== format) throw new Error(`Unknown format of an encrypted field: ${String(bytes[0])}`);
  const nonce = bytes.subarray(1, 1 + nonceBytes);
  const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(context, 'utf8')).setAuthTag(tag);
  return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
}
