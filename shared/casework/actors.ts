import type { ApplicantActor, Mandate, OfficerActor, OfficerRole } from '../domain/application/actor';
import type { Application } from '../domain/application/application';
import type { CreditCode, LocalDate } from '../domain/brands';
import { legalDateOf } from '../domain/local-date';
import { Problem } from '../domain/problem';
import type { Authority } from '../ports/people';
import type { CaseworkDependencies, Identity } from './dependencies';

export const requireIdentity = (identity: Identity | null): Identity => {
  if (identity === null) throw new Problem('unauthorised');
  return identity;
};

const coversToday = (mandate: Pick<Mandate, 'fromOn' | 'toOn'>, day: LocalDate): boolean => mandate.fromOn <= day && (mandate.toOn === null || day <= mandate.toOn);

export const mandateFor = (authority: Authority, creditCode: CreditCode, day: LocalDate): Mandate | null =>
  authority.mandates.find((mandate) => mandate.creditCode === creditCode && coversToday(mandate, day)) ?? null;

/** The enterprises a person may save drafts for today, each once. A mandate revoked a moment ago may still count here, and nowhere else. */
export const mandatesInForce = async (dependencies: CaseworkDependencies, { userId }: Identity): Promise<readonly CreditCode[]> => {
  const today = legalDateOf(dependencies.clock.now());
  const { mandates } = await dependencies.people.authorityOf(userId, 'a_moment_ago');
  return [...new Set(mandates.filter((mandate) => coversToday(mandate, today)).map(({ creditCode }) => creditCode))];
};

/**
 * The signed-in person acting for an enterprise.
 * @throws Problem `not_mandated` without a mandate in force today.
 */
export const requireApplicant = async (dependencies: CaseworkDependencies, identity: Identity | null, creditCode: CreditCode): Promise<ApplicantActor> => {
  const person = requireIdentity(identity);
  const authority = await dependencies.people.authorityOf(person.userId);
  const mandate = mandateFor(authority, creditCode, legalDateOf(dependencies.clock.now()));
  if (mandate === null) throw new Problem('not_mandated', { field: 'creditCode' });
  return { kind: 'applicant', userId: person.userId, creditCode, capacity: mandate.capacity };
};

/** The signed-in person acting for the enterprise of a case; to anybody else the case does not exist. */
export const applicantOf =
  (dependencies: CaseworkDependencies, identity: Identity | null) =>
  async (application: Pick<Application, 'creditCode'>): Promise<ApplicantActor> => {
    const person = requireIdentity(identity);
    const authority = await dependencies.people.authorityOf(person.userId);
    const mandate = mandateFor(authority, application.creditCode, legalDateOf(dependencies.clock.now()));
    if (mandate === null) throw new Problem('not_found');
    return { kind: 'applicant', userId: person.userId, creditCode: application.creditCode, capacity: mandate.capacity };
  };

/**
 * The signed-in person as an officer, with the grants in force today; which case they cover is asked by the transition.
 * @throws Problem `forbidden` when none of the roles is held anywhere.
 */
export const requireOfficer = async (dependencies: CaseworkDependencies, identity: Identity | null, roles: readonly OfficerRole[]): Promise<OfficerActor> => {
  const person = requireIdentity(identity);
  const authority = await dependencies.people.authorityOf(person.userId);
  const day = legalDateOf(dependencies.clock.now());
  const grants = authority.grants.filter((grant) => coversToday(grant, day));
  if (!grants.some((grant) => roles.includes(grant.role))) throw new Problem('forbidden', { params: { roles } });
  return { kind: 'officer', userId: person.userId, grants, affiliatedCreditCodes: authority.affiliatedCreditCodes };
};
