import type { Transport } from '../shared/contracts/client';

/** Requests over HTTP with somebody's access token; `apiUrl` is without a slash at its end. */
export const httpTransport = (apiUrl: string, accessToken: () => Promise<string | null>): Transport =>
  async ({ method, path, headers, body }) => {
    const token = await accessToken();
    const response = await fetch(`${apiUrl}${path}`, { method, headers: { ...headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }, ...(body === null ? {} : { body }) });
    return { status: response.status, text: await response.text() };
  };
