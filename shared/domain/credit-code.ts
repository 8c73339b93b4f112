import { brandCreditCode, type CreditCode } from './brands';
import { fieldProblem } from './field-problem';
import { normaliseIdentifierText } from './identifier-text';

export type { CreditCode } from './brands';

/** GB 32100-2015: digits and letters without I, O, S, V, Z; a character's value is its place. */
const charset = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const base36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * The check character of the first 17 characters (GB 32100-2015): weights 3^(i-1) mod 31, 31 minus the remainder,
 * 31 written as '0'. Plain Error on another length or a character outside the set.
 */
export function computeCreditCodeCheck(first17: string): string {
  if (first17.length !== 17) throw new Error('the check character is computed over 17 characters');
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    const value = charset.indexOf(character);
    if (value < 0) throw new Error(`not in the character set of GB 32100-2015: ${character}`);
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return charset.charAt((31 - (sum % 31)) % 31);
}

/**
 * Reads a unified social credit code (GB 32100-2015). Full-width and lower-case letters and blanks are normalised.
 * Problem `credit_code_invalid`, reason `length`, `charset` (also: places 3-8 must be digits) or `check`.
 *
 * Places 3-8 name the registering authority, not where the enterprise is: never read a district out of them.
 */
export function parseCreditCode(text: string, field?: string): CreditCode {
  const code = normaliseIdentifierText(text).replaceAll(/\s/g, '');
  const refuse = (reason: string) => fieldProblem('credit_code_invalid', field, { reason });
  if (code.length !== 18) throw refuse('length');
  if (Array.from(code).some((character) => !charset.includes(character)) || !/^..\d{6}/.test(code)) throw refuse('charset');
  if (computeCreditCodeCheck(code.slice(0, 17)) !== code.slice(17)) throw refuse('check');
  return brandCreditCode(code);
}

/**
 * Checks places 9-17, the former organisation code, by their own check character (GB 11714, known from memory and
 * confirmed on real codes). 'warn' asks for a second look; it is no ground to refuse the code.
 */
export function creditCodeOrganisationCheck(code: CreditCode): 'ok' | 'warn' {
  const sum = organisationWeights.reduce((total, weight, place) => total + weight * base36.indexOf(code.charAt(8 + place)), 0);
  const check = 11 - (sum % 11);
  const expected = check === 10 ? 'X' : String(check % 11);
  return code.charAt(16) === expected ? 'ok' : 'warn';
}
