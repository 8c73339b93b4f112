import type { OfficerActor } from '../domain/application/actor';
import { caseReaderRoles, holdsRole } from '../domain/application/authority';
import { Problem } from '../domain/problem';
import { requireOfficer } from './actors';
import type { CaseworkDependencies, Inquiry } from './dependencies';
import { situationOf } from './situation';
import type { Situation } from './situation';

type OpenedCase = { readonly officer: OfficerActor; readonly situation: Situation };

/**
 * A case that the officer may look into. What the authority notes about an enterprise is not for those who are
 * connected with it.
 * @throws Problem `not_found` outside one's territory and programmes, `own_enterprise`.
 */
export const openCase = async (dependencies: CaseworkDependencies, request: Inquiry<{ readonly applicationId: string }, unknown, unknown>): Promise<OpenedCase> => {
  const officer = await requireOfficer(dependencies, request.identity, caseReaderRoles);
  const application = await dependencies.applications.read(request.parameters.applicationId);
  if (application === null) throw new Problem('not_found');
  const situation = await situationOf(dependencies, application);
  if (!holdsRole(officer, caseReaderRoles, application, situation.context)) throw new Problem('not_found');
  if (officer.affiliatedCreditCodes.includes(application.creditCode)) throw new Problem('own_enterprise');
  return { officer, situation };
};
