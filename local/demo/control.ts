import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { legalDateOf, parseLocalDate } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import type { LocalSystem } from '../system';
import { demoAccounts, demoPassword } from './people';

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
};

const perform = async (system: LocalSystem, action: string, day: string | null): Promise<unknown> => {
  switch (action) {
    case 'today': return null;
    case 'settle': return system.drain();
    case 'run-daily': return system.runDaily();
    case 'advance-to': {
      system.clock.advanceTo(parseLocalDate(day ?? '', 'day'));
      return system.runDaily();
    }
    default: throw new Problem('not_found');
  }
};

/** Who can sign in here and as what: read by the portal's page for trying the system. */
const accountList = {
  password: demoPassword,
  accounts: demoAccounts.map(({ accountId, name, grants, mandates, affiliations }) => ({
    accountId, name, roles: grants.map(({ role, regionCode }) => ({ role, regionCode })),
    enterprises: mandates.map(({ enterpriseName, capacity }) => ({ name: enterpriseName, capacity })), conflicted: affiliations.length > 0,
  })),
};

/**
 * The demo's time machine under `/demo`: what day it is, on to a later morning, the nightly run; and who can sign in. Only this
 * machine's run has it, and only for requests that a page of another site can't make.
 */
export const createDemoControl = (system: LocalSystem, log: (line: string) => void): RequestListener => (request, response) => {
  if (request.method === 'GET' && request.url === '/demo/accounts') {
    answer(response, 200, accountList);
    return;
  }
  if (request.method !== 'POST' || !sameSite(request)) {
    answer(response, 405, { message: 'POST from this site only' });
    return;
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  perform(system, url.pathname.replace(/^\/demo\//, ''), url.searchParams.get('day'))
    .then((result) => answer(response, 200, { today: legalDateOf(system.clock.now()), result: result ?? null }))
    .catch((error: unknown) => {
      const refused = error instanceof Problem || error instanceof Error;
      if (!(error instanceof Problem)) log(`demo control: ${String(error)}`);
      answer(response, refused ? 400 : 500, { message: refused ? error.message : 'failed' });
    });
};

const sameSite = (request: IncomingMessage): boolean => {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
};
