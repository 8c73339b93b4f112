import { Logger } from '@aws-lambda-powertools/logger';

/** What the edge writes down. Fields are codes, ids and error names: never a body, a name, a number of a person or account. */
export type RequestLog = {
  readonly warn: (message: string, fields: Readonly<Record<string, string>>) => void;
  readonly error: (message: string, fields: Readonly<Record<string, string>>) => void;
};

/** Structured lines on standard output, as CloudWatch reads them. */
export function createRequestLog(serviceName: string): RequestLog {
  const logger = new Logger({ serviceName });
  return {
    warn: (message, fields) => logger.warn(message, { ...fields }),
    error: (message, fields) => logger.error(message, { ...fields }),
  };
}

/**
 * An unknown error in words that are safe to keep: its name, its message with everything masked that could be a
 * person's (runs of digits, long codes, quoted text, anything not ASCII), and where it was thrown.
 */
export function describeSafely(error: unknown): { readonly errorName: string; readonly errorMessage: string; readonly frames: string } {
  if (!(error instanceof Error)) return { errorName: typeof error, errorMessage: '', frames: '' };
  const errorMessage = error.message
    .replaceAll(/"[^"]*"|'[^']*'|`[^`]*`/g, '[quoted]')
    .replaceAll(/[^\x20-\x7e]+/g, '[text]')
    .replaceAll(/\S*@\S*/g, '[address]')
    .replaceAll(/[A-Za-z0-9.-]*\d{4,}[A-Za-z0-9.-]*/g, '[number]')
    .slice(0, 300);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')).slice(0, 8).map((line) => line.trim()).join(' | ');
  return { errorName: error.name, errorMessage, frames };
}
