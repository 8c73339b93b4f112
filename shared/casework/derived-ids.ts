import type { CaseworkDependencies } from './dependencies';

const digits = '0123456789abcdefghijklmnopqrstuvwxyz';

/** 128 bits of a hash in base 36: 26 lower-case letters and digits at most, padded. */
const short = (hex: string, length: number): string => {
  let rest = BigInt(`0x${hex}`);
  let text = '';
  for (let place = 0; place < length; place += 1) {
    text = `${digits[Number(rest % 36n)] ?? ''}${text}`;
    rest /= 36n;
  }
  return text;
};

/**
 * The id of something a request creates, derived from who asked and under which key: asking again finds the same thing.
 * 26 characters, 134 bits of SHA-256.
 */
export const derivedId = (dependencies: Pick<CaseworkDependencies, 'hashing'>, kind: string, userId: string, idempotencyKey: string): string =>
  short(dependencies.hashing.sha256(`${kind}\n${userId}\n${idempotencyKey}`), 26);

/** ISO 7064 MOD 37-2 style check over 0-9A-Z, so that a mistyped receipt number is told from an unknown one. */
const checkCharacter = (text: string): string => {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*';
  let sum = 0;
  for (const character of text) sum = ((sum + alphabet.indexOf(character)) * 2) % 37;
  return alphabet[(38 - sum) % 37] ?? '0';
};

/** 受理回执号: day of submission, ten characters of the case id, check character (X stands for *). */
export const receiptNumberOf = (applicationId: string, submittedOn: string): string => {
  const body = `${submittedOn.replaceAll('-', '')}${applicationId.slice(0, 10).toUpperCase()}`;
  return `SL${body}-${checkCharacter(body).replace('*', 'X')}`;
};
