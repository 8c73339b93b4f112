import { randomInt } from 'node:crypto';

const resolution = 1_000_000;

/** Waiting and chance for retries, as the machine gives them. */
export const systemPatience = {
  sleep: (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); }),
  /** 0 ≤ x < 1. */
  random: (): number => randomInt(resolution) / resolution,
};
