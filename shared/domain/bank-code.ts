import { brandBankCode, type BankCode } from './brands';
import { fieldProblem } from './field-problem';
import { normaliseIdentifierText } from './identifier-text';

export type { BankCode } from './brands';

/** The check digit of the first 11 digits: ISO 7064 MOD 11,10 (GB/T 17710). */
export function computeBankCodeCheck(first11: string): string {
  if (!/^\d{11}$/.test(first11)) throw new Error('the check digit is computed over 11 digits');
  let product = 10;
  for (const digit of first11) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return String((11 - product) % 10);
}

/**
 * Reads a payment-system participant number (联行号): 3 digits bank, 4 area, 4 branch, 1 check (GB/T 17710). Full-width
 * digits and blanks are normalised. Problem `bank_code_invalid`, reason `length`, `charset` or `check`.
 */
export function parseBankCode(text: string, field?: string): BankCode {
  const code = normaliseIdentifierText(text).replaceAll(/\s/g, '');
  const refuse = (reason: string) => fieldProblem('bank_code_invalid', field, { reason });
  if (code.length !== 12) throw refuse('length');
  if (!/^\d{12}$/.test(code)) throw refuse('charset');
  if (computeBankCodeCheck(code.slice(0, 11)) !== code.slice(11)) throw refuse('check');
  return brandBankCode(code);
}
