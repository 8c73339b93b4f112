import { isRecord } from './json-path';

export type Answers = Readonly<Record<string, unknown>>;

/** Where the answers of a pre-check stay in this tab, so that an application can begin with them. */
export const preCheckMemoryName = (programmeId: string): string => `pre-check.${programmeId}`;

/** @throws Error when something else is stored. */
export const parseAnswers = (stored: unknown): Answers => {
  if (!isRecord(stored)) throw new Error('answers are a record');
  return stored;
};
