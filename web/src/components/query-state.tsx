import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice';
import { Waiting } from './waiting';

/** Whether one of these has not answered yet: a page of several lists shows them together, so that none pushes another down. */
export const isWaitingFor = (queries: readonly { readonly data: unknown; readonly error: unknown }[]): boolean => queries.some(({ data, error }) => data === undefined && error === null);

type Properties<Data> = {
  readonly query: UseQueryResult<Data>;
  /** Shown in place of the children when there is nothing; left out where emptiness can't be. */
  readonly empty?: { readonly when: (data: Data) => boolean; readonly text: ReactNode };
  readonly children: (data: Data) => ReactNode;
};

/** The states of anything that is read: waiting (with words), failed (with a way on), empty, there. */
export const QueryState = <Data,>({ query, empty, children }: Properties<Data>) => {
  if (query.data !== undefined) return empty?.when(query.data) === true ? <p className="empty">{empty.text}</p> : <>{children(query.data)}</>;
  if (query.error !== null) return <ErrorNotice error={query.error} onRetry={() => { void query.refetch(); }} />;
  return <Waiting />;
};
