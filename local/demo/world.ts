import { createApiClient } from '../../shared/contracts/client';
import type { ApiClient, Transport } from '../../shared/contracts/client';
import { routeTable } from '../../shared/contracts/route-table';
import type { RouteDefinition } from '../../shared/contracts/route';
import type { LocalDate } from '../../shared/domain/brands';
import type { LocalSystem } from '../system';
import { lambdaContext, lambdaEvent } from './lambda-event';
import { demoAccounts } from './people';

/**
 * What a story is played in: somebody's client for the API, the time, and the nightly run. Over HTTP with real sign-in in
 * journeys and end-to-end tests, straight into the Lambdas where demo data and simulations are made.
 */
export type World = {
  readonly as: (accountId: string) => ApiClient;
  readonly today: () => LocalDate;
  /** Moves to the morning of that day; the nightly runs in between have happened. */
  readonly advanceTo: (day: LocalDate) => Promise<void>;
  readonly runDaily: () => Promise<unknown>;
  /** Everything done so far has reached the projections (public notices, totals). */
  readonly settle: () => Promise<void>;
};

const segments = (path: string): readonly string[] => path.split('/');

const matches = (route: RouteDefinition, method: string, path: string): Readonly<Record<string, string>> | null => {
  const [pattern, actual] = [segments(route.path), segments(path)];
  if (route.method !== method || pattern.length !== actual.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const text = actual[index] ?? '';
    if (part.startsWith('{')) parameters[part.slice(1, -1)] = decodeURIComponent(text);
    else if (part !== text) return null;
  }
  return parameters;
};

const findRoute = (method: string, path: string): { readonly route: RouteDefinition; readonly parameters: Readonly<Record<string, string>> } => {
  const found = routeTable.flatMap((route) => {
    const parameters = matches(route, method, path);
    return parameters === null ? [] : [{ route, parameters }];
  });
  const exact = found.find(({ parameters }) => Object.keys(parameters).length === 0) ?? found[0];
  if (exact === undefined) throw new Error(`No route ${method} ${path}`);
  return exact;
};

/** Calls the Lambdas as the gateway would, for a signed-in person. */
export const lambdaTransport = (system: Pick<LocalSystem, 'lambdas'>, identity: { readonly userId: string; readonly name: string } | null): Transport =>
  async (request) => {
    const [path = '', query = ''] = request.path.split('?');
    const { route, parameters } = findRoute(request.method, path);
    const event = lambdaEvent({ routeKey: `${route.method} ${route.path}`, path, query, parameters, headers: request.headers, body: request.body, identity });
    const reply = await system.lambdas[route.feature](event, lambdaContext(route.feature));
    return { status: reply.statusCode ?? 200, text: reply.body ?? '' };
  };

/** A world inside one process. */
export const lambdaWorld = (system: LocalSystem, newKey: () => string, today: () => LocalDate): World => {
  const clients = new Map<string, ApiClient>();
  const as = (accountId: string): ApiClient => {
    const known = clients.get(accountId);
    if (known !== undefined) return known;
    const account = demoAccounts.find((candidate) => candidate.accountId === accountId);
    if (account === undefined) throw new Error(`No demo account ${accountId}`);
    const client = createApiClient(lambdaTransport(system, { userId: account.accountId, name: account.name }), newKey);
    clients.set(accountId, client);
    return client;
  };
  return {
    as, today,
    advanceTo: async (day) => {
      system.clock.advanceTo(day);
      await system.runDaily();
    },
    runDaily: () => system.runDaily(),
    settle: () => system.drain(),
  };
};
