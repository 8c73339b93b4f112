import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { defaultRateLimits } from '../shared/config/rate-limits';
import type { RateLimits } from '../shared/config/rate-limits';
import { legalDateOf } from '../shared/domain/local-date';
import { randomIds } from '../shared/integrations/random-ids';
import { createApiListener } from './api-gateway/api-server';
import { createTokenVerifier } from './api-gateway/verify-token';
import { createDownloadListener } from './download-listener';
import { downloadsPrefix } from '../shared/integrations/large-folder-files';
import { createDemoControl } from './demo/control';
import { tellDemoCases } from './demo/demo-cases';
import { demoAccounts, demoPassword } from './demo/people';
import { seedReference } from './demo/seed-reference';
import { lambdaWorld } from './demo/world';
import { markFilling } from './filling-mark';
import { createIdentityIssuer } from './identity/identity-issuer';
import { portalClientId } from './identity/issuer-configuration';
import type { SignInLasts } from './identity/issuer-configuration';
import { listenOnOnePort } from './one-port';
import { createPortalListener } from './portal';
import { apiRoutes, startSystem } from './system';
import type { LocalSystem } from './system';

const audience = 'ip-finance-subsidies-api';

export type ServeOptions = {
  readonly port: number;
  readonly dataDirectory: string | null;
  readonly endpoint?: string | undefined;
  /** Some sixty cases in every state; without them only catalogue, people and calls. */
  readonly demoCases: boolean;
  readonly rateLimits?: RateLimits | undefined;
  /** How long a sign-in holds, where the hour of a token and the working day of a session are too long to wait for. */
  readonly signInLasts?: SignInLasts;
  readonly realNow: () => number;
  readonly log: (line: string) => void;
};

export type Served = { readonly baseUrl: string; readonly system: LocalSystem; readonly stop: () => Promise<void> };

let keys = 0;
const newKey = (): string => `seed-${(keys += 1)}-${randomIds.salt()}`;

const fill = async (system: LocalSystem, options: ServeOptions): Promise<void> => {
  options.log('装载政策目录、工作日历、人员 loading catalogue, calendar, people');
  await seedReference(system.repositories, system.clock.now());
  if (!options.demoCases) return;
  await tellDemoCases(lambdaWorld(system, newKey, () => legalDateOf(system.clock.now())), options.log);
  await system.drain();
};

const starting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' });
  response.end('系统正在准备，请稍候再刷新。 Starting, please reload in a moment.\n');
};

/** What answers below each prefix, once everything is there. */
const mountsOf = async (system: LocalSystem, options: ServeOptions, baseUrl: string) => {
  const issuerUrl = `${baseUrl}/identity`;
  const issuer = await createIdentityIssuer({
    issuerUrl, demo: true, log: options.log,
    accounts: demoAccounts.map((account) => ({ accountId: account.accountId, name: account.name, password: demoPassword, claims: {} })),
    ...(options.dataDirectory === null ? {} : { keysFile: join(options.dataDirectory, 'identity-keys.json') }),
    ...(options.signInLasts === undefined ? {} : { lasts: options.signInLasts }),
  });
  const realDate = (): Date => new Date(options.realNow());
  const api = createApiListener({
    routes: apiRoutes(system.lambdas), basePath: '/api', now: realDate, newRequestId: () => randomIds.salt(), log: options.log,
    verifyToken: createTokenVerifier({ issuer: issuerUrl, audience, now: realDate }),
  });
  const page = createPortalListener({ issuer: issuerUrl, clientId: portalClientId, apiBase: '/api', demo: true });
  return { api, downloads: createDownloadListener(system.files), identity: issuer.listener, demo: createDemoControl(system, options.log), page };
};

/** The whole system on one port: API, sign-in, portal, and the demo's clock. A busy port is told before anything is set up. */
export const serve = async (options: ServeOptions): Promise<Served> => {
  let ready: Awaited<ReturnType<typeof mountsOf>> | null = null;
  const through = (pick: (mounts: NonNullable<typeof ready>) => RequestListener): RequestListener => (request, response) => (ready === null ? starting : pick(ready))(request, response);
  const server = await listenOnOnePort({
    port: options.port,
    mounts: [{ prefix: '/api', listener: through((mounts) => mounts.api) }, { prefix: '/identity', listener: through((mounts) => mounts.identity) }, { prefix: downloadsPrefix, listener: through((mounts) => mounts.downloads) }, { prefix: '/demo', listener: through((mounts) => mounts.demo) }],
    otherwise: through((mounts) => mounts.page),
  });
  const baseUrl = `http://localhost:${server.port}`;
  let system: LocalSystem | null = null;
  try {
    const filling = options.dataDirectory === null ? null : markFilling(options.dataDirectory, options.endpoint !== undefined, options.log);
    system = await startSystem({ ...options, provesBooks: true, rateLimits: options.rateLimits ?? defaultRateLimits });
    if (system.fresh) await fill(system, options);
    filling?.remove();
    ready = await mountsOf(system, options, baseUrl);
  } catch (error) {
    await server.close();
    await system?.stop();
    throw error;
  }
  const running = system;
  const stop = async (): Promise<void> => {
    await server.close();
    await running.stop();
  };
  return { baseUrl, system: running, stop };
};
