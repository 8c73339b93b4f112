import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod';
import { systemErrorCode } from '../system-error-code';

const keysSchema = z.object({
  signingKey: z.looseObject({
    kty: z.literal('RSA'), kid: z.string(), alg: z.literal('RS256'), use: z.literal('sig'),
    n: z.string(), e: z.string(), d: z.string(), p: z.string(), q: z.string(), dp: z.string(), dq: z.string(), qi: z.string(),
  }),
  cookieKey: z.string().min(32),
});

/** The issuer's private RSA key and the key that protects its cookies. */
export type IssuerKeys = z.infer<typeof keysSchema>;

/**
 * Reads the keys from a file, or makes new ones and keeps them there (readable by the owner only), so that tokens stay
 * good over a restart. Without a file the keys last as long as the process. Throws an Error in one line for a file
 * that can't be read as keys: replacing it silently would sign everybody out.
 */
export async function loadIssuerKeys(keysFile: string | undefined): Promise<IssuerKeys> {
  if (keysFile === undefined) return generateKeys();
  let text: string;
  try {
    text = readFileSync(keysFile, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
    const keys = await generateKeys();
    mkdirSync(dirname(keysFile), { recursive: true });
    writeFileSync(`${keysFile}.new`, `${JSON.stringify(keys)}\n`, { mode: 0o600 });
    renameSync(`${keysFile}.new`, keysFile);
    return keys;
  }
  const parsed = keysSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new Error(`The identity keys in ${keysFile} cannot be read: delete the file to get new ones (everybody has to sign in again).`);
  return parsed.data;
}

/** The part that may be published. */
export function publicKey(keys: IssuerKeys): JWK {
  const { kty, kid, alg, use, n, e } = keys.signingKey;
  return { kty, kid, alg, use, n, e };
}

async function generateKeys(): Promise<IssuerKeys> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(8).toString('hex');
  return keysSchema.parse({
    signingKey: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' },
    cookieKey: randomBytes(32).toString('hex'),
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
