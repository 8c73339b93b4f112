import type { FileTransport, Transport, TransportRequest } from '../../../shared/contracts/client';

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

/** Asks by fetch, signed in where there is a session, and once more after a silent renewal on 401. */
const exchangeOf = (options: TransportOptions) => {
  const send = async (request: TransportRequest, token: string | null): Promise<Response> => {
    const headers = { ...request.headers, 'accept-language': options.languageTag(), ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    try {
      return await fetch(`${options.apiBase}${request.path}`, { method: request.method, headers, body: request.body, signal: AbortSignal.timeout(patienceMs) });
    } catch (error) {
      throw new OfflineError('No answer from the service.', { cause: error });
    }
  };
  return async (request: TransportRequest): Promise<Response> => {
    const token = await options.accessToken();
    const reply = await send(request, token);
    if (reply.status !== 401 || token === null) return reply;
    const renewed = await options.renewToken();
    if (renewed !== null) return send(request, renewed);
    options.onSessionExpired();
    return reply;
  };
};

/** Carries requests and their answers as text. */
export const fetchTransport = (options: TransportOptions): Transport => {
  const exchange = exchangeOf(options);
  return async (request) => {
    const reply = await exchange(request);
    return { status: reply.status, text: await reply.text() };
  };
};

/** Carries files: the bytes as the service sent them. */
export const fetchFileTransport = (options: TransportOptions): FileTransport => {
  const exchange = exchangeOf(options);
  return async (request) => {
    const reply = await exchange(request);
    return { status: reply.status, bytes: new Uint8Array(await reply.arrayBuffer()) };
  };
};
