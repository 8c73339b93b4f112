import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { User } from 'oidc-client-ts';
import * as z from 'zod';
import type { Settings } from '../app/settings';

export type Person = { readonly userId: string; readonly name: string };

/** Where to go back to after signing in; only paths of this portal. */
const stateSchema = z.object({ returnTo: z.string().regex(/^\/(?!\/)/) });

export const personOf = (user: User): Person => ({ userId: user.profile.sub, name: user.profile.name ?? user.profile.sub });

/** Code flow with PKCE; tokens live in this tab's session storage, so that a reload keeps them and closing drops them. */
export const createUserManager = (settings: Settings): UserManager =>
  new UserManager({
    authority: settings.issuer, client_id: settings.clientId, scope: settings.scope, response_type: 'code',
    redirect_uri: `${window.location.origin}/callback`, post_logout_redirect_uri: `${window.location.origin}/`,
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    // Renewed by refresh token only, when the provider gives one: pages of this site are never framed, so there is no other silent way.
    automaticSilentRenew: false,
  });

/** Finishes a sign-in on /callback and says where the person was. */
export const finishSignIn = async (manager: UserManager): Promise<{ readonly user: User; readonly returnTo: string }> => {
  const user = await manager.signinRedirectCallback();
  const state = stateSchema.safeParse(user.state);
  return { user, returnTo: state.success ? state.data.returnTo : '/' };
};

/** A fresh access token by refresh token; null at once when there is none or the provider says no: then a person signs in. */
export const renewQuietly = async (manager: UserManager): Promise<string | null> => {
  if ((await manager.getUser())?.refresh_token === undefined) return null;
  try {
    return (await manager.signinSilent())?.access_token ?? null;
  } catch {
    return null;
  }
};
