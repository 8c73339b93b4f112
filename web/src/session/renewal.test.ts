import { describe, expect, it } from '@jest/globals';
import { renewalLeadSeconds } from './renewal';
import { onceAtATime } from './once-at-a-time';

describe('when a token is renewed', () => {
  it.each([[3600, 120], [360, 120], [60, 20], [12, 4]])('a token of %i seconds: %i seconds before its end', (lastsSeconds, lead) => {
    expect(renewalLeadSeconds(lastsSeconds)).toBe(lead);
  });
});

describe('a renewal that many ask for at once', () => {
  it('happens once, since a refresh token used twice ends the session; and again when asked later', async () => {
    let renewals = 0;
    let finish: (token: string) => void = () => undefined;
    const renew = onceAtATime(() => { renewals += 1; return new Promise<string>((resolve) => { finish = resolve; }); });
    const asked = [renew(), renew(), renew()];
    finish('first');
    expect(await Promise.all(asked)).toEqual(['first', 'first', 'first']);
    const later = renew();
    finish('second');
    expect(await later).toBe('second');
    expect(renewals).toBe(2);
  });
});
