import { systemClock } from '../shared/integrations/system-clock';

/** The machine's time in milliseconds: what demo clocks are shifted from and tokens are checked against. */
export const realNow = (): number => Date.parse(systemClock.now());
