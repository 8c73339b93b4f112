import { createServer, type RequestListener } from 'node:http';
import { systemErrorCode } from './system-error-code';

export interface Mount {
  /** `/api`: answers `/api` and everything below; the path is handed on whole. */
  readonly prefix: string;
  readonly listener: RequestListener;
}

export interface OnePortOptions {
  readonly port: number;
  /** Default 127.0.0.1: one machine, not the network. */
  readonly host?: string;
  readonly mounts: readonly Mount[];
  /** Everything else. */
  readonly otherwise: RequestListener;
}

export interface OnePort {
  readonly port: number;
  /** Stops listening, lets requests in progress end for up to 3 s, then cuts them. */
  close(): Promise<void>;
}

/** The port can't be used; the message is one line for the person who started the program. */
export class PortError extends Error {
  override readonly name = 'PortError';

  constructor(
    readonly code: 'port_in_use' | 'port_not_allowed',
    message: string,
  ) {
    super(message);
  }
}

const patienceMs = 3000;

/** One HTTP server for the API, the sign-in and the portal. Throws PortError when the port is busy or not allowed. */
export async function listenOnOnePort(options: OnePortOptions): Promise<OnePort> {
  const { mounts, otherwise, host = '127.0.0.1' } = options;
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const mount = mounts.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
    (mount?.listener ?? otherwise)(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(options.port, error)));
    server.listen(options.port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
  return { port: address.port, close: () => (closed ??= close()) };
}

function portError(port: number, error: Error): Error {
  const code = systemErrorCode(error);
  if (code === 'EADDRINUSE') return new PortError('port_in_use', `Port ${port} is already in use: stop the program that holds it, or choose another port.`);
  if (code === 'EACCES') return new PortError('port_not_allowed', `Port ${port} may not be used by this user: choose one above 1023.`);
  return error;
}
