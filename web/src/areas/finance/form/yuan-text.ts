import type { Fen } from '../../../../../shared/domain/brands';
import { formatYuan, parseYuan } from '../../../../../shared/domain/money';
import { Problem } from '../../../../../shared/domain/problem';

export type YuanFault = 'required' | 'format' | 'negative' | 'decimals' | 'too_large' | 'grouping';
export type YuanReading = { readonly amountFen: Fen; readonly fault: null } | { readonly amountFen: null; readonly fault: YuanFault };

const faults: ReadonlySet<string> = new Set<YuanFault>(['format', 'negative', 'decimals', 'too_large']);
const isFault = (reason: unknown): reason is YuanFault => typeof reason === 'string' && faults.has(reason);

/** Full-width digits and signs, as Chinese input methods give them, to plain ones. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll('，', ',').trim().replace(/元$/, '').trim();

/**
 * Reads yuan as people type or paste them: "1234.5", "1,234.50", "１２３４". Exact by text, no float in between.
 * Digits grouped otherwise than by threes are refused, since they are mostly a slip.
 */
export const readYuan = (text: string): YuanReading => {
  const typed = plain(text);
  if (typed === '') return { amountFen: null, fault: 'required' };
  if (typed.includes(',') && !/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(typed)) return { amountFen: null, fault: 'grouping' };
  try {
    return { amountFen: parseYuan(typed.replaceAll(',', '')), fault: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const reason = error.details.params?.['reason'];
    return { amountFen: null, fault: isFault(reason) ? reason : 'format' };
  }
};

/** The same amount in 万元, exact, without trailing zeros: 123456789 fen → "123.456789". Only ever shown beside the yuan. */
export const wanText = (amountFen: Fen): string => {
  const yuan = formatYuan(amountFen);
  const sign = yuan.startsWith('-') ? '-' : '';
  const digits = yuan.replace(/[-.]/g, '').padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -6)}${decimals === '' ? '' : `.${decimals}`}`;
};
