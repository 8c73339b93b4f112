import type { Grant, Mandate } from '../domain/application/actor';
import type { CreditCode } from '../domain/brands';
import type { Facts } from '../domain/rules/facts';

/** Everything that gives a signed-in person authority; read at every command, so that a revoked grant stops at once. */
export type Authority = {
  readonly userId: string;
  readonly grants: readonly Grant[];
  readonly mandates: readonly Mandate[];
  readonly affiliatedCreditCodes: readonly CreditCode[];
};

export type EnterpriseProfile = {
  readonly creditCode: CreditCode;
  readonly registeredName: string;
  /** Facts about the applicant that are the same in every application; the portal fills drafts from them. */
  readonly applicant: NonNullable<Facts['applicant']>;
};

export interface People {
  /** As it stands now; `a_moment_ago` (half the cost) only where nothing is decided on it. */
  authorityOf(userId: string, asOf?: 'now' | 'a_moment_ago'): Promise<Authority>;
  saveGrant(userId: string, grant: Grant): Promise<void>;
  saveMandate(userId: string, mandate: Mandate): Promise<void>;
  saveAffiliation(userId: string, creditCode: CreditCode): Promise<void>;
  /** What an officer is called, for other officers to read. */
  saveName(userId: string, name: string): Promise<void>;
  /** The names of those who have one, a hundred a read; a moment late. */
  namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  readEnterprise(creditCode: CreditCode): Promise<EnterpriseProfile | null>;
  saveEnterprise(profile: EnterpriseProfile): Promise<void>;
}
