/** What comes from the world outside: the only file of the portal that reads clock and chance. */

/** Milliseconds since 1970 by the clock of this machine: for waiting and for expiry of tokens, never for legal days. */
export const nowMs = (): number => Date.now();

/** A key that no other request has. */
export const newKey = (): string => crypto.randomUUID();
