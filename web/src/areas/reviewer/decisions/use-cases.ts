import { useQueries } from '@tanstack/react-query';
import { queryKeyOf, useApi } from '../../../api/api-provider';
import type { OperationOutput } from '../../../../../shared/contracts/client';

/** The cases of a page, read side by side. One that can't be read, such as of one's own enterprise, is left out and told. */
export const useCases = (applicationIds: readonly string[]) => {
  const api = useApi();
  const results = useQueries({
    queries: applicationIds.map((applicationId) => {
      const input = { parameters: { applicationId } };
      return { queryKey: queryKeyOf('getCase', input), queryFn: (): Promise<OperationOutput<'getCase'>> => api.call('getCase', input) };
    }),
  });
  return {
    waiting: results.some(({ data, error }) => data === undefined && error === null),
    cases: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
    errors: results.flatMap(({ data, error }) => (data === undefined && error !== null ? [error] : [])),
  };
};
