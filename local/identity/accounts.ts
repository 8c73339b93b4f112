import { timingSafeEqual, createHash } from 'node:crypto';

/** A person who can sign in here. Claims go into the tokens as they are. */
export interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly password: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The account of this id if the password is right. Takes as long for an unknown id as for a wrong password. */
export function checkPassword(accounts: readonly Account[], accountId: string, password: string): Account | undefined {
  const account = accounts.find((candidate) => candidate.accountId === accountId);
  const right = timingSafeEqual(digest(account?.password ?? ''), digest(password));
  return right ? account : undefined;
}

const digest = (text: string): Uint8Array => Uint8Array.from(createHash('sha256').update(text, 'utf8').digest());
