import type * as z from 'zod';
import { needsIdempotencyKey } from './route-problems';
import { routes } from './route-table';
import type { OperationId } from './route-table';
import type { RouteDefinition } from './route';

type Routes = typeof routes;
type BodyOf<Id extends OperationId> = Routes[Id]['body'] extends z.ZodType ? { readonly body: z.input<Routes[Id]['body']> } : { readonly body?: undefined };
type Filled<Shape, Name extends string> = Record<string, never> extends Shape ? { readonly [Key in Name]?: Shape } : { readonly [Key in Name]: Shape };

/** What an operation is called with; empty parts may be left out. */
export type OperationInput<Id extends OperationId> = BodyOf<Id> &
  Filled<z.input<Routes[Id]['parameters']>, 'parameters'> &
  Filled<z.input<Routes[Id]['query']>, 'query'> & {
    /** Repeat a request under the key it had; left out, a new one is made. */
    readonly idempotencyKey?: string;
  };
export type OperationOutput<Id extends OperationId> = z.output<Routes[Id]['reply']>;

export type TransportRequest = { readonly method: RouteDefinition['method']; readonly path: string; readonly headers: Readonly<Record<string, string>>; readonly body: string | null };
export type TransportReply = { readonly status: number; readonly text: string };
/** Carries a request to the API and its answer back: fetch in the portal and in programs, a direct call in tests. */
export type Transport = (request: TransportRequest) => Promise<TransportReply>;
/** The same for files: what comes back is kept as it came, byte by byte. */
export type FileTransport = (request: TransportRequest) => Promise<{ readonly status: number; readonly bytes: Uint8Array<ArrayBuffer> }>;

/** The API said no: problem+json as it came. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly body: unknown,
    detail: string,
  ) {
    super(detail);
  }
}

/** Operations whose answer is a file, as bytes: a hash over them is the hash of the file. */
export type FileClient = { readonly read: <Id extends OperationId>(operationId: Id, input: OperationInput<Id>) => Promise<Uint8Array<ArrayBuffer>> };

export type ApiClient = { readonly call: <Id extends OperationId>(operationId: Id, input: OperationInput<Id>) => Promise<OperationOutput<Id>> };

const fillPath = (path: string, parameters: Readonly<Record<string, unknown>>): string => path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(parameters[name])));

const queryText = (query: Readonly<Record<string, unknown>>): string => {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined).map(([name, value]): [string, string] => [name, String(value)]);
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries).toString()}`;
};

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? { ...value } : {});

const jsonOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const problemOf = (reply: TransportReply): ApiProblem => {
  const body = jsonOrNull(reply.text);
  const { code, detail } = record(body);
  return new ApiProblem(reply.status, typeof code === 'string' ? code : `http_${reply.status}`, body, typeof detail === 'string' ? detail : `HTTP ${reply.status}`);
};

const requestOf = (operationId: OperationId, input: unknown, newKey: () => string): TransportRequest => {
  const route: RouteDefinition = routes[operationId];
  const { parameters, query, body, idempotencyKey } = record(input);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (needsIdempotencyKey(route)) headers['idempotency-key'] = typeof idempotencyKey === 'string' ? idempotencyKey : newKey();
  const path = `${fillPath(route.path, record(parameters))}${queryText(record(query))}`;
  return { method: route.method, path, headers, body: body === undefined ? null : JSON.stringify(body) };
};

/**
 * A client typed from the route table: no generated code, and every answer is held against its contract.
 * @throws ApiProblem when the API refuses; a ZodError when an answer breaks its contract.
 */
export const createApiClient = (transport: Transport, newKey: () => string): ApiClient => {
  // The first signature is what callers see; what comes back is proved by the operation's own schema.
  async function call<Id extends OperationId>(operationId: Id, input: OperationInput<Id>): Promise<OperationOutput<Id>>;
  async function call(operationId: OperationId, input: unknown): Promise<unknown> {
    const route: RouteDefinition = routes[operationId];
    const reply = await transport(requestOf(operationId, input, newKey));
    if (reply.status >= 400) throw problemOf(reply);
    return route.reply.parse(route.reply.type === 'string' ? reply.text : JSON.parse(reply.text));
  }
  return { call };
};

/** Reads files. @throws ApiProblem when the API refuses. */
export const createFileClient = (transport: FileTransport, newKey: () => string): FileClient => ({
  read: async (operationId, input) => {
    const { status, bytes } = await transport(requestOf(operationId, input, newKey));
    if (status >= 400) throw problemOf({ status, text: new TextDecoder().decode(bytes) });
    return bytes;
  },
});
