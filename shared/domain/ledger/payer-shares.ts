import type { Fen } from '../brands';
import { fen } from '../money';
import { Problem } from '../problem';

/** Who bears which part of a case: an account and its share in percent, exact decimal text ("33.3333"). */
export type PayerShare = { readonly accountId: string; readonly sharePercent: string };

/** Province, city and district (central money comes in their accounts, as its source): more levels don't pay one case, and a case head of three payers stays within 1 KB. */
export const payersAtMost = 3;

const decimals = 6;
const percentPattern = /^(?<whole>0|[1-9]\d{0,2})(?:\.(?<fraction>\d{1,6}))?$/;
const hundred = 100n * 10n ** BigInt(decimals);

/** Percent as millionths of a percent. @throws Problem `payer_shares_invalid` when it is no decimal above 0 and up to 100. */
const parsePercent = (text: string, index: number): bigint => {
  const { whole, fraction = '' } = percentPattern.exec(text)?.groups ?? {};
  const scaled = whole === undefined ? 0n : BigInt(`${whole}${fraction.padEnd(decimals, '0')}`);
  if (scaled <= 0n || scaled > hundred) throw new Problem('payer_shares_invalid', { field: `payers[${index}].sharePercent`, params: { reason: 'share', sharePercent: text } });
  return scaled;
};

/**
 * Proves that shares can be paid by: one to three payers, each once, shares adding up to exactly 100 %.
 * @throws Problem `payer_shares_invalid`, reason `count`, `repeated`, `share` or `sum`.
 */
export const requirePayerShares = (payers: readonly PayerShare[]): void => {
  scaledShares(payers);
};

const scaledShares = (payers: readonly PayerShare[]): readonly bigint[] => {
  if (payers.length === 0 || payers.length > payersAtMost) throw new Problem('payer_shares_invalid', { field: 'payers', params: { reason: 'count', atMost: payersAtMost } });
  const repeated = payers.findIndex(({ accountId }, index) => payers.findIndex((other) => other.accountId === accountId) !== index);
  if (repeated >= 0) throw new Problem('payer_shares_invalid', { field: `payers[${repeated}].accountId`, params: { reason: 'repeated' } });
  const scaled = payers.map(({ sharePercent }, index) => parsePercent(sharePercent, index));
  if (scaled.reduce((sum, share) => sum + share, 0n) !== hundred) throw new Problem('payer_shares_invalid', { field: 'payers', params: { reason: 'sum' } });
  return scaled;
};

/**
 * Each payer's fen of an amount: the whole fen of the exact share, the odd fen to the first payer. They add up to the
 * amount exactly; a payer whose share is less than a fen pays nothing.
 * @throws Problem `payer_shares_invalid`.
 */
export const splitByShares = (amountFen: Fen, payers: readonly PayerShare[]): readonly Fen[] => {
  const whole = scaledShares(payers).map((share) => (BigInt(amountFen) * share) / hundred);
  const odd = BigInt(amountFen) - whole.reduce((sum, part) => sum + part, 0n);
  return whole.map((part, index) => fen(Number(index === 0 ? part + odd : part)));
};
