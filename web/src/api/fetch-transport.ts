import type { Transport } from '../../../shared/contracts/client';

/** The request did not reach the service, or no answer came back: nobody knows whether it was carried out. */
export class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

export type TransportOptions = {
  readonly apiBase: string;
  /** Null: not signed in. */
  readonly accessToken: () => Promise<string | null>;
  /** Asks for a fresh token after a 401; null when the person must sign in again. */
  readonly renewToken: () => Promise<string | null>;
  readonly onSessionExpired: () => void;
  readonly languageTag: () => string;
};

const patienceMs = 40_000;

/** Carries requests by fetch, signed in where there is a session, and once more after a silent renewal on 401. */
export const fetchTransport = (options: TransportOptions): Transport => {
  const send = async (request: Parameters<Transport>[0], token: string | null): Promise<Response> => {
    const headers = { ...request.headers, 'accept-language': options.languageTag(), ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    try {
      return await fetch(`${options.apiBase}${request.path}`, { method: request.method, headers, body: request.body, signal: AbortSignal.timeout(patienceMs) });
    } catch (error) {
      throw new OfflineError('No answer from the service.', { cause: error });
    }
  };
  return async (request) => {
    const token = await options.accessToken();
    let reply = await send(request, token);
    if (reply.status === 401 && token !== null) {
      const renewed = await options.renewToken();
      if (renewed === null) options.onSessionExpired();
      else reply = await send(request, renewed);
    }
    return { status: reply.status, text: await reply.text() };
  };
};
