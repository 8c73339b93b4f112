import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useSettings } from '../app/settings-context';
import { useLanguage } from '../language/language-provider';
import { languageTag } from '../language/text';
import { createUserManager, finishSignIn, personOf, renewQuietly } from './oidc';
import type { Person } from './oidc';
import { onceAtATime } from './once-at-a-time';
import { keepRenewed } from './renewal';
import { watchExpiry } from './watch-expiry';

export type Session = {
  /** `unknown` until the stored session was looked at; `expired` when the person must sign in again. */
  readonly status: 'unknown' | 'signed_out' | 'signed_in' | 'expired';
  readonly person: Person | null;
  /** Goes to the sign-in page; afterwards the person is back where they were, or at `returnTo`. `accountId`: sign in anew, as this one. */
  readonly signIn: (returnTo?: string, accountId?: string) => void;
  readonly signOut: () => void;
  /** Finishes a sign-in on /callback. Resolves with where to go. */
  readonly finish: () => Promise<string>;
  readonly accessToken: () => Promise<string | null>;
  readonly renewToken: () => Promise<string | null>;
  readonly sessionExpired: () => void;
};

const SessionContext = createContext<Session | null>(null);

const here = (): string => `${window.location.pathname}${window.location.search}${window.location.hash}`;

/** Who is signed in. Tokens are renewed silently; when that fails the page stays, with all input, and asks to sign in again. */
export const SessionProvider = ({ children }: { readonly children: ReactNode }) => {
  const settings = useSettings();
  const { language } = useLanguage();
  const manager = useMemo(() => createUserManager(settings), [settings]);
  // Several requests may find the token ended at once; a refresh token is good for one renewal.
  const renewToken = useMemo(() => onceAtATime(() => renewQuietly(manager)), [manager]);
  const [{ status, person }, setState] = useState<{ readonly status: Session['status']; readonly person: Person | null }>({ status: 'unknown', person: null });

  useEffect(() => {
    void manager.getUser().then((user) => { setState(user === null ? { status: 'signed_out', person: null } : { status: user.expired === true ? 'expired' : 'signed_in', person: personOf(user) }); });
    const loaded = manager.events.addUserLoaded((user) => { setState({ status: 'signed_in', person: personOf(user) }); });
    const expired = manager.events.addAccessTokenExpired(() => { setState((state) => ({ ...state, status: 'expired' })); });
    const stopRenewing = keepRenewed(manager, () => { void renewToken(); });
    const stopWatching = watchExpiry(manager, () => { setState((state) => (state.status === 'signed_in' ? { ...state, status: 'expired' } : state)); });
    return () => { loaded(); expired(); stopRenewing(); stopWatching(); };
  }, [manager, renewToken]);

  const signIn = useCallback((returnTo?: string, accountId?: string) => {
    const asAnother = accountId === undefined ? {} : { login_hint: accountId, prompt: 'login' };
    void manager.signinRedirect({ state: { returnTo: returnTo ?? here() }, ui_locales: languageTag[language], ...asAnother });
  }, [manager, language]);
  const signOut = useCallback(() => { void manager.signoutRedirect(); }, [manager]);
  const finish = useCallback(async () => {
    const { user, returnTo } = await finishSignIn(manager);
    setState({ status: 'signed_in', person: personOf(user) });
    return returnTo;
  }, [manager]);
  const accessToken = useCallback(async () => (await manager.getUser())?.access_token ?? null, [manager]);
  const sessionExpired = useCallback(() => { setState((state) => ({ ...state, status: 'expired' })); }, []);

  const session = useMemo<Session>(() => ({ status, person, signIn, signOut, finish, accessToken, renewToken, sessionExpired }), [status, person, signIn, signOut, finish, accessToken, renewToken, sessionExpired]);
  return <SessionContext value={session}>{children}</SessionContext>;
};

export const useSession = (): Session => {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession stands inside SessionProvider.');
  return session;
};
