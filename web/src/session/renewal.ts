import type { User, UserManager } from 'oidc-client-ts';

const leadAtMostSeconds = 120;
const timerAtMostMs = 2 ** 31 - 1;

/** How long before its end a token is renewed: two minutes; of short tokens the last third, so that they are not renewed without pause. */
export const renewalLeadSeconds = (lastsSeconds: number): number => Math.min(leadAtMostSeconds, lastsSeconds / 3);

type Renewable = Pick<User, 'expires_in' | 'refresh_token'>;
type Manager = Pick<UserManager, 'getUser'> & { readonly events: Pick<UserManager['events'], 'addUserLoaded'> };

/** Renews the token in good time, one after the other, while the provider gives another. Returns how to stop. */
export const keepRenewed = (manager: Manager, renew: () => void): (() => void) => {
  let timer: number | undefined;
  const plan = (user: Renewable | null): void => {
    window.clearTimeout(timer);
    const lastsSeconds = user?.expires_in ?? 0;
    if (user?.refresh_token === undefined || lastsSeconds <= 0) return;
    timer = window.setTimeout(renew, Math.min(timerAtMostMs, (lastsSeconds - renewalLeadSeconds(lastsSeconds)) * 1000));
  };
  void manager.getUser().then(plan);
  const stopListening = manager.events.addUserLoaded(plan);
  return () => {
    window.clearTimeout(timer);
    stopListening();
  };
};
