import type { UserManager } from 'oidc-client-ts';

const lookEveryMs = 15_000;

/**
 * Says when the session is over. Timers sleep with the machine and slow down in hidden tabs, so besides the library's own
 * timer the session is looked at when the person comes back to the page and every few seconds.
 */
export const watchExpiry = (manager: Pick<UserManager, 'getUser'>, onExpired: () => void): (() => void) => {
  const look = (): void => { void manager.getUser().then((user) => { if (user?.expired === true) onExpired(); }); };
  const timer = window.setInterval(look, lookEveryMs);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  return () => {
    window.clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
  };
};
