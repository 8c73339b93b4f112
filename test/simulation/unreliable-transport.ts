import type { Transport, TransportReply, TransportRequest } from '../../shared/contracts/client';
import type { Observations } from './observations';
import type { SeededRandom } from './seeded-random';

const busyTries = 8;

const codeOf = (reply: TransportReply): string => {
  const body: unknown = reply.status < 400 ? null : JSON.parse(reply.text);
  return typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : '';
};

const succeeded = (reply: TransportReply): boolean => reply.status < 400;

/** A client asks again under the same key while the answer is "busy". */
const patiently = async (send: () => Promise<TransportReply>, seen: Observations): Promise<TransportReply> => {
  for (let tries = 1; ; tries += 1) {
    const reply = await send();
    if (reply.status !== 503 || tries === busyTries) return reply;
    seen.note('transport: busy, asked again');
  }
};

const bodyOf = (request: TransportRequest): Readonly<Record<string, unknown>> => {
  const body: unknown = request.body === null ? {} : JSON.parse(request.body);
  return typeof body === 'object' && body !== null ? { ...body } : {};
};

const withBody = (request: TransportRequest, body: unknown, key: string): TransportRequest =>
  ({ ...request, body: JSON.stringify(body), headers: { ...request.headers, 'idempotency-key': key } });

/**
 * The network and the people at its ends as they are: answers get lost and requests are repeated under their key, sent
 * twice at the same time, sent with a version that is out of date, or with other content under a used key. Whatever
 * the API answers, a repetition must succeed where the original did, and the spoilt ones must be refused.
 */
export const unreliable = (transport: Transport, random: SeededRandom, seen: Observations): Transport => async (request) => {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined) return transport(request);
  const send = () => patiently(() => transport(request), seen);
  const name = `${request.method} ${request.path}`;
  const { expectedVersion, reason } = bodyOf(request);
  if (typeof expectedVersion === 'number' && expectedVersion > 1 && random.chance(0.05)) {
    const stale = await transport(withBody(request, { ...bodyOf(request), expectedVersion: expectedVersion - 1 }, `${key}-stale`));
    seen.note(`probe: stale version, ${codeOf(stale)}`);
    if (succeeded(stale)) seen.fault(`${name} was carried out on a version that was out of date`);
  }
  const fate = random.weighted<'calm' | 'lost' | 'twice'>([[80, 'calm'], [12, 'lost'], [8, 'twice']]);
  if (fate === 'calm') return send();
  const [first, again] = fate === 'twice' ? await Promise.all([send(), send()]) : [await send(), await send()];
  seen.note(`probe: ${fate === 'twice' ? 'sent twice at once' : 'answer lost, repeated'}`);
  // A refusal may be lifted by what others did before the repetition; a success may not be taken back.
  const contradicts = fate === 'twice' ? succeeded(first) !== succeeded(again) : succeeded(first) && !succeeded(again);
  if (contradicts) seen.fault(`${name} ${fate}: one answer ${first.status} ${codeOf(first)}, the other ${again.status} ${codeOf(again)}`);
  if (succeeded(first) && typeof reason === 'string' && random.chance(0.3)) {
    const reused = await transport(withBody(request, { ...bodyOf(request), reason: `${reason}，另一内容` }, key));
    seen.note(`probe: other content under the key, ${codeOf(reused)}`);
    if (codeOf(reused) !== 'idempotency_key_reused') seen.fault(`${name} with other content under a used key was answered ${reused.status} ${codeOf(reused)}`);
  }
  return succeeded(first) ? again : first;
};
