import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { GenerateDataKeyCommand, type DecryptCommand } from '@aws-sdk/client-kms';
import { parseInstant } from '../domain/local-date';
import { createAesFieldCipher } from './aes-field-cipher';
import { createKmsDataKeys } from './kms-data-keys';
import type { KmsClient } from './kms-data-keys';
import { createKmsFieldCipher, usesOfDataKey } from './kms-field-cipher';

const keyId = 'field-key';

/** KMS as far as it matters here: wraps by remembering, opens only for the same key and encryption context. */
const fakeKms = () => {
  const wrapped = new Map<string, { readonly plain: Uint8Array; readonly under: string }>();
  const calls = { generate: 0, decrypt: 0 };
  const state = { down: false };
  const send = async (command: GenerateDataKeyCommand | DecryptCommand): Promise<unknown> => {
    await Promise.resolve();
    const under = JSON.stringify([command.input.KeyId, command.input.EncryptionContext]);
    if (state.down) throw new Error('KMS is away');
    if (command instanceof GenerateDataKeyCommand) {
      calls.generate += 1;
      const key = { Plaintext: Uint8Array.from(randomBytes(32)), CiphertextBlob: Uint8Array.from(randomBytes(184)) };
      wrapped.set(Buffer.from(key.CiphertextBlob).toString('hex'), { plain: key.Plaintext, under });
      return key;
    }
    calls.decrypt += 1;
    const found = wrapped.get(Buffer.from(command.input.CiphertextBlob ?? []).toString('hex'));
    if (found?.under !== under) throw new Error('InvalidCiphertextException');
    return { Plaintext: found.plain };
  };
  return { client: { send } as KmsClient, calls, state };
};

const world = () => {
  const kms = fakeKms();
  let now = parseInstant('2026-03-02T01:00:00.000Z');
  const clock = { now: () => now };
  const cipher = () => createKmsFieldCipher(createKmsDataKeys(kms.client, keyId), clock);
  return { ...kms, cipher, clock, setNow: (instant: string) => { now = parseInstant(instant); } };
};
const changed = (bytes: Uint8Array, position: number): Uint8Array => Uint8Array.from(bytes, (byte, index) => (index === position ? byte ^ 1 : byte));

describe('fields under KMS', () => {
  it('open for another process with the same key and context, and for no other context', async () => {
    const { cipher } = world();
    const secret = await cipher().encrypt('账号 6222 0000', 'APP#1|PAYEE#000009');
    expect(await cipher().decrypt(secret, 'APP#1|PAYEE#000009')).toBe('账号 6222 0000');
    await expect(cipher().decrypt(secret, 'APP#2|PAYEE#000009')).rejects.toThrow();
    expect(Buffer.from(secret).includes('6222 0000')).toBe(false);
  });

  it('do not open when any byte was changed or is missing', async () => {
    const { cipher } = world();
    const secret = await cipher().encrypt('x', 'c');
    for (let position = 0; position < secret.length; position += 1) await expect(cipher().decrypt(changed(secret, position), 'c')).rejects.toThrow();
    for (const length of [0, 2, 100, secret.length - 1]) await expect(cipher().decrypt(secret.slice(0, length), 'c')).rejects.toThrow();
  });

  it('do not open under another master key, nor with the cipher of one machine', async () => {
    const { cipher, client, clock } = world();
    const secret = await cipher().encrypt('x', 'c');
    await expect(createKmsFieldCipher(createKmsDataKeys(client, 'another-key'), clock).decrypt(secret, 'c')).rejects.toThrow('InvalidCiphertext');
    const local = createAesFieldCipher(new Uint8Array(32));
    await expect(local.decrypt(secret, 'c')).rejects.toThrow('Unknown format');
    await expect(cipher().decrypt(await local.encrypt('x', 'c'), 'c')).rejects.toThrow('Unknown format');
  });

  it('share a data key for a number of uses and ten minutes, and callers at once share one call', async () => {
    const { cipher, calls, setNow } = world();
    const one = cipher();
    const secrets = await Promise.all(Array.from({ length: usesOfDataKey }, async () => one.encrypt('x', 'c')));
    expect(calls.generate).toBe(1);
    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(usesOfDataKey);
    await one.encrypt('x', 'c');
    expect(calls.generate).toBe(2);
    setNow('2026-03-02T01:10:00.000Z');
    await one.encrypt('x', 'c');
    expect(calls.generate).toBe(3);
  });

  it('open a data key once for many fields, again after ten minutes', async () => {
    const { cipher, calls, setNow } = world();
    const writer = cipher();
    const secrets = await Promise.all(['a', 'b', 'c'].map(async (text) => writer.encrypt(text, 'c')));
    const reader = cipher();
    expect(await Promise.all(secrets.map(async (secret) => reader.decrypt(secret, 'c')))).toEqual(['a', 'b', 'c']);
    expect(calls.decrypt).toBe(1);
    setNow('2026-03-02T01:10:00.000Z');
    await reader.decrypt(secrets[0]!, 'c');
    expect(calls.decrypt).toBe(2);
  });

  it('do not remember a failed call', async () => {
    const { cipher, state } = world();
    const one = cipher();
    const secret = await cipher().encrypt('x', 'c');
    state.down = true;
    await expect(one.encrypt('x', 'c')).rejects.toThrow('away');
    await expect(one.decrypt(secret, 'c')).rejects.toThrow('away');
    state.down = false;
    expect(await one.decrypt(await one.encrypt('y', 'c'), 'c')).toBe('y');
    expect(await one.decrypt(secret, 'c')).toBe('x');
  });
});
