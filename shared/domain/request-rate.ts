/** Kinds of requests that one person or address may make only so often; routes name theirs in the contract. */
export const rateClasses = ['eligibility_check', 'filing', 'objection', 'receipt_lookup'] as const;
export type RateClass = (typeof rateClasses)[number];

/** So many at once, and so many an hour in the long run. */
export type RateLimit = { readonly burst: number; readonly perHour: number };

export type RateAnswer = { readonly kind: 'allowed'; readonly paidUntilMs: number } | { readonly kind: 'limited'; readonly retryAfterMs: number };

const hourMs = 3_600_000;

/**
 * Whether one more request fits. The whole state is one moment: each request pays for an interval of time, and nobody
 * may be paid up further ahead than their burst (the generic cell rate algorithm of ATM Forum TM 4.0). Times in
 * milliseconds; null: never asked before.
 */
export const answerRate = ({ burst, perHour }: RateLimit, paidUntilMs: number | null, nowMs: number): RateAnswer => {
  const intervalMs = Math.ceil(hourMs / perHour);
  const nextMs = Math.max(paidUntilMs ?? nowMs, nowMs) + intervalMs;
  const aheadMs = nextMs - nowMs - burst * intervalMs;
  return aheadMs > 0 ? { kind: 'limited', retryAfterMs: aheadMs } : { kind: 'allowed', paidUntilMs: nextMs };
};

/** IPv4 as it is; of IPv6 the first 64 bits, since whoever has one address has them all. */
export const addressGroupOf = (sourceIp: string): string => {
  if (!sourceIp.includes(':')) return sourceIp;
  const [head = '', tail] = sourceIp.toLowerCase().split('::');
  const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':'));
  const filled = tail === undefined ? groups(head) : [...groups(head), ...Array.from({ length: Math.max(0, 8 - groups(head).length - groups(tail).length) }, () => '0'), ...groups(tail)];
  return filled.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
};
