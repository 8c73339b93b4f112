import * as z from 'zod';
import { createApiClient } from '../../shared/contracts/client';
import type { ApiClient } from '../../shared/contracts/client';
import { parseLocalDate } from '../../shared/domain/local-date';
import { httpTransport } from '../http-transport';
import { signIn } from '../identity/sign-in';
import { demoPassword } from './people';
import type { World } from './world';

const clockSchema = z.object({ today: z.string() });

/**
 * A world over HTTP: real sign-in by code flow with PKCE, the API behind its gateway, and the demo's own clock moved by
 * the control that only the one-machine run has.
 */
export const httpWorld = async (baseUrl: string, newKey: () => string): Promise<World> => {
  const tokens = new Map<string, Promise<string>>();
  const clients = new Map<string, ApiClient>();
  const tokenOf = (accountId: string): Promise<string> => {
    const known = tokens.get(accountId) ?? signIn({ issuerUrl: `${baseUrl}/identity`, accountId, password: demoPassword }).then((signedIn) => signedIn.accessToken);
    tokens.set(accountId, known);
    return known;
  };
  const control = async (action: string): Promise<string> => {
    const response = await fetch(`${baseUrl}/demo/${action}`, { method: 'POST' });
    if (!response.ok) throw new Error(`The demo control refused ${action}: ${await response.text()}`);
    return clockSchema.parse(await response.json()).today;
  };
  let today = await control('today');
  return {
    as: (accountId) => {
      const known = clients.get(accountId) ?? createApiClient(httpTransport(`${baseUrl}/api`, () => tokenOf(accountId)), newKey);
      clients.set(accountId, known);
      return known;
    },
    today: () => parseLocalDate(today),
    advanceTo: async (day) => {
      today = await control(`advance-to?day=${day}`);
    },
    runDaily: () => control('run-daily'),
    settle: async () => {
      await control('settle');
    },
  };
};
