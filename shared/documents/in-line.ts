import { Problem } from '../domain/problem';

/** Reads something of one line of a file: what is wrong with it is told with the line. */
export const inLine = <Value>(line: number, read: () => Value): Value => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.code, { ...error.details, params: { ...error.details.params, line } });
  }
};
