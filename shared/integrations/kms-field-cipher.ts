import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FieldCipher } from '../ports/field-cipher';
import type { Clock } from '../ports/runtime';
import type { DataKey, DataKeys } from './kms-data-keys';

/** 1 is the cipher of one machine (aes-field-cipher): neither takes the other's bytes for its own. */
const format = 2;
const headBytes = 3;
const nonceBytes = 12;
const tagBytes = 16;

/** One data key encrypts so many fields at most, for so long at most: few calls of KMS, and little lost with one key. */
export const usesOfDataKey = 1000;
const keptMs = 600_000;
const openedKeysKept = 100;

/**
 * Envelope encryption: each field by AES-256-GCM (NIST SP 800-38D) under a data key, and beside it the data key wrapped
 * by KMS. Layout: format (1 byte), length of the wrapped key (2 bytes), wrapped key, nonce, tag, text. The head with the
 * wrapped key is authenticated together with the context.
 */
export function createKmsFieldCipher(keys: DataKeys, clock: Clock): FieldCipher {
  const dataKey = currentDataKey(keys, clock);
  const opened = openedDataKeys(keys, clock);
  return {
    async encrypt(plainText, context) {
      const { plain, wrapped } = await dataKey();
      const head = headOf(wrapped);
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', plain, nonce).setAAD(Buffer.concat([head, Buffer.from(context, 'utf8')]));
      const text = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      return Uint8Array.from(Buffer.concat([head, nonce, cipher.getAuthTag(), text]));
    },
    async decrypt(cipherText, context) {
      const { head, wrapped, nonce, tag, text } = partsOf(cipherText);
      const decipher = createDecipheriv('aes-256-gcm', await opened(wrapped), nonce, { authTagLength: tagBytes }).setAAD(Buffer.concat([head, Buffer.from(context, 'utf8')])).setAuthTag(tag);
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    },
  };
}

function headOf(wrapped: Uint8Array): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(format, 0);
  head.writeUInt16BE(wrapped.length, 1);
  return Buffer.concat([head, wrapped]);
}

function partsOf(cipherText: Uint8Array): { readonly head: Buffer; readonly wrapped: Buffer; readonly nonce: Buffer; readonly tag: Buffer; readonly text: Buffer } {
  const bytes = Buffer.from(cipherText);
  if (bytes[0] !== format) throw new Error(`Unknown format of an encrypted field: ${String(bytes[0])}`);
  if (bytes.length < headBytes) throw new Error('An encrypted field is cut off.');
  const nonceAt = headBytes + bytes.readUInt16BE(1);
  const tagAt = nonceAt + nonceBytes;
  if (bytes.length < tagAt + tagBytes) throw new Error('An encrypted field is cut off.');
  return {
    head: bytes.subarray(0, nonceAt), wrapped: bytes.subarray(headBytes, nonceAt), nonce: bytes.subarray(nonceAt, tagAt), tag: bytes.subarray(tagAt, tagAt + tagBytes), text: bytes.subarray(tagAt + tagBytes),
  };
}

const millisecondsOf = (clock: Clock): number => Date.parse(clock.now());

/** The key to encrypt with now. Callers at the same time share one call of KMS; a failed call is not remembered. */
function currentDataKey(keys: DataKeys, clock: Clock): () => Promise<DataKey> {
  let current: { readonly key: Promise<DataKey>; readonly until: number; uses: number } | null = null;
  return async () => {
    const now = millisecondsOf(clock);
    if (current === null || now >= current.until || current.uses >= usesOfDataKey) current = { key: keys.generate(), until: now + keptMs, uses: 0 };
    const used = current;
    used.uses += 1;
    try {
      return await used.key;
    } catch (error) {
      if (current === used) current = null;
      throw error;
    }
  };
}

/** Opened data keys, for a while: the cases of one batch mostly share theirs. */
function openedDataKeys(keys: DataKeys, clock: Clock): (wrapped: Buffer) => Promise<Uint8Array> {
  const kept = new Map<string, { readonly key: Promise<Uint8Array>; readonly until: number }>();
  return async (wrapped) => {
    const name = wrapped.toString('base64');
    const now = millisecondsOf(clock);
    const known = kept.get(name);
    if (known !== undefined && now < known.until) return known.key;
    const oldest = kept.keys().next();
    if (kept.size >= openedKeysKept && oldest.done !== true) kept.delete(oldest.value);
    const opening = { key: keys.unwrap(Uint8Array.from(wrapped)), until: now + keptMs };
    kept.set(name, opening);
    try {
      return await opening.key;
    } catch (error) {
      if (kept.get(name) === opening) kept.delete(name);
      throw error;
    }
  };
}
