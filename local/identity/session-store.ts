import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

const entriesAtMost = 20_000;

/**
 * Sessions, codes and grants of the issuer, in memory: after a restart people sign in again, while tokens they hold stay
 * good. The oldest entries go first when there are too many.
 */
export function createSessionStore(): AdapterFactory {
  const entries = new Map<string, AdapterPayload>();
  const find = (matches: (payload: AdapterPayload) => boolean, model: string): AdapterPayload | undefined => {
    for (const [key, payload] of entries) if (key.startsWith(`${model}:`) && matches(payload)) return payload;
    return undefined;
  };
  return (model): Adapter => ({
    upsert: (id, payload) => {
      const key = `${model}:${id}`;
      entries.delete(key);
      entries.set(key, payload);
      for (const oldest of entries.keys()) {
        if (entries.size <= entriesAtMost) break;
        entries.delete(oldest);
      }
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(entries.get(`${model}:${id}`)),
    findByUid: (uid) => Promise.resolve(find((payload) => payload.uid === uid, model)),
    findByUserCode: (userCode) => Promise.resolve(find((payload) => payload.userCode === userCode, model)),
    // The issuer takes any truthy mark; the time of use is not asked for here.
    consume: (id) => {
      const payload = entries.get(`${model}:${id}`);
      if (payload !== undefined) entries.set(`${model}:${id}`, { ...payload, consumed: true });
      return Promise.resolve();
    },
    destroy: (id) => {
      entries.delete(`${model}:${id}`);
      return Promise.resolve();
    },
    revokeByGrantId: (grantId) => {
      for (const [key, payload] of entries) if (payload.grantId === grantId) entries.delete(key);
      return Promise.resolve();
    },
  });
}
