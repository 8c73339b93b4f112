/** Kleene's strong three-valued logic: an unknown decides nothing, and what is decided anyway stays decided. */
import type { Verdict } from './determination';

export function allOf(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = 'met';
  for (const verdict of verdicts) {
    if (verdict === 'not_met') return 'not_met';
    if (verdict === 'unknown') result = 'unknown';
  }
  return result;
}

export function anyOf(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = 'not_met';
  for (const verdict of verdicts) {
    if (verdict === 'met') return 'met';
    if (verdict === 'unknown') result = 'unknown';
  }
  return result;
}

export const verdictOf = (value: boolean | undefined): Verdict => {
  if (value === undefined) return 'unknown';
  return value ? 'met' : 'not_met';
};
