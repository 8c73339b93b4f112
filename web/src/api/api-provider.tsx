import { QueryClient, QueryClientProvider, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, createApiClient, createFileClient } from '../../../shared/contracts/client';
import type { ApiClient, FileClient, OperationInput, OperationOutput } from '../../../shared/contracts/client';
import type { OperationId } from '../../../shared/contracts/route-table';
import { newKey } from '../app/browser';
import { useSettings } from '../app/settings-context';
import { useLanguage } from '../language/language-provider';
import { languageTag } from '../language/text';
import { useSession } from '../session/session-provider';
import { fetchFileTransport, fetchTransport } from './fetch-transport';

type Clients = { readonly api: ApiClient; readonly files: FileClient };

const ApiContext = createContext<Clients | null>(null);
const attemptsAtMost = 2;

/** A question is asked again when the service was busy or away; a refusal stays a refusal. */
const worthRetrying = (failures: number, error: Error): boolean => failures < attemptsAtMost && (!(error instanceof ApiProblem) || error.status === 503 || error.status === 429);

const newQueryClient = (): QueryClient => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: worthRetrying, refetchOnWindowFocus: false }, mutations: { retry: false } } });

/** The typed client and the cache of what was read with it. */
export const ApiProvider = ({ children }: { readonly children: ReactNode }) => {
  const { apiBase } = useSettings();
  const { accessToken, renewToken, sessionExpired, person } = useSession();
  const { language } = useLanguage();
  const languageNow = useRef(language);
  const queries = useMemo(newQueryClient, []);
  const clients = useMemo<Clients>(() => {
    const options = { apiBase, accessToken, renewToken, onSessionExpired: sessionExpired, languageTag: () => languageTag[languageNow.current] };
    return { api: createApiClient(fetchTransport(options), newKey), files: createFileClient(fetchFileTransport(options), newKey) };
  }, [apiBase, accessToken, renewToken, sessionExpired]);
  useEffect(() => { languageNow.current = language; }, [language]);
  // What one person read is not the next one's business.
  const userId = person?.userId ?? null;
  useEffect(() => () => { queries.clear(); }, [queries, userId]);
  return <QueryClientProvider client={queries}><ApiContext value={clients}>{children}</ApiContext></QueryClientProvider>;
};

const useClients = (): Clients => {
  const clients = useContext(ApiContext);
  if (clients === null) throw new Error('useApi and useFiles stand inside ApiProvider.');
  return clients;
};

/** The typed client itself, for calls that are neither a query nor a command of one button. */
export const useApi = (): ApiClient => useClients().api;

/** For answers that are files. */
export const useFiles = (): FileClient => useClients().files;

export const queryKeyOf = <Id extends OperationId>(operationId: Id, input?: OperationInput<Id>): QueryKey => (input === undefined ? [operationId] : [operationId, input]);

/** Reads by an operation of the route table: `useOperation('getApplication', { parameters: { applicationId } })`. */
export const useOperation = <Id extends OperationId>(operationId: Id, input: OperationInput<Id>, options: { readonly enabled?: boolean; readonly refetchIntervalMs?: number } = {}): UseQueryResult<OperationOutput<Id>> => {
  const client = useApi();
  return useQuery<OperationOutput<Id>>({
    queryKey: queryKeyOf(operationId, input), queryFn: () => client.call(operationId, input), enabled: options.enabled ?? true,
    ...(options.refetchIntervalMs === undefined ? {} : { refetchInterval: options.refetchIntervalMs }),
  });
};

/**
 * A command. The key is made when the person asks and kept over retries of the same input (`idempotencyKey` may be
 * given with the input); afterwards everything that was read is asked for anew, because a command moves many things.
 * @param onDone told before that, so that it is heard also where what is read anew takes the asking form off the page.
 */
export const useCommand = <Id extends OperationId>(operationId: Id, onDone?: (output: OperationOutput<Id>) => void): UseMutationResult<OperationOutput<Id>, Error, OperationInput<Id>> => {
  const client = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: OperationInput<Id>) => client.call(operationId, input),
    onSuccess: (output) => {
      onDone?.(output);
      return queries.invalidateQueries();
    },
  });
};
