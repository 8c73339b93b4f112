import { isRecord } from '../../../facts/json-path';
import type { Answers } from './pre-check-facts';

/** Where the answers of a pre-check stay in this tab, so that an application can begin with them. */
export const preCheckMemoryName = (programmeId: string): string => `pre-check.${programmeId}`;

/** @throws Error when something else is stored. */
export const parseAnswers = (stored: unknown): Answers => {
  if (!isRecord(stored)) throw new Error('answers are a record');
  return stored;
};
