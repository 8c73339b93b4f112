import { Problem } from '../domain/problem';

/** Where a list goes on, opaque to clients. It carries sort keys only: the partition always comes from the query itself. */
export const toCursor = (...parts: readonly string[]): string => Buffer.from(parts.join('\n'), 'utf8').toString('base64url');

/** @throws Problem `query_invalid` when it is not a cursor of this system. */
export const fromCursor = (cursor: string, pattern: RegExp): readonly string[] => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!pattern.test(text)) throw new Problem('query_invalid', { field: 'cursor' });
  return text.split('\n');
};
