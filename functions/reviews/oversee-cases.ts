import { requireOfficer } from '../../shared/casework/actors';
import { checkChain } from '../../shared/casework/audit-chain';
import type { CaseworkDependencies, Inquiry } from '../../shared/casework/dependencies';
import { eventSaying } from '../../shared/casework/event-saying';
import { situationOf } from '../../shared/casework/situation';
import { summaryOf } from '../../shared/casework/views';
import type { OfficerActor } from '../../shared/domain/application/actor';
import type { Application } from '../../shared/domain/application/application';
import { caseReaderRoles, holdsRole } from '../../shared/domain/application/authority';
import type { CreditCode } from '../../shared/domain/brands';
import { Problem } from '../../shared/domain/problem';

type FindQuery = { readonly receiptNumber?: string | undefined; readonly creditCode?: CreditCode | undefined; readonly limit: number; readonly cursor?: string | undefined };

/** The case with its programme's title when the officer's duties reach it, else null: outside one's territory it does not exist. */
const visible = async (dependencies: CaseworkDependencies, officer: OfficerActor, application: Application) => {
  const { programme, context } = await situationOf(dependencies, application);
  const hidden = !holdsRole(officer, caseReaderRoles, application, context) || officer.affiliatedCreditCodes.includes(application.creditCode);
  return hidden ? null : summaryOf(application, programme.title);
};

/** A case by its receipt number, or the cases of an enterprise, newest first; only those that the officer may read. @throws Problem `query_invalid` unless exactly one is given. */
export const findCases = (dependencies: CaseworkDependencies) => async (request: Inquiry<unknown, FindQuery, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, caseReaderRoles);
  const { receiptNumber, creditCode, limit, cursor } = request.query;
  if ((receiptNumber === undefined) === (creditCode === undefined)) throw new Problem('query_invalid', { field: 'receiptNumber' });
  const page = creditCode === undefined
    ? { items: [await dependencies.applications.readByReceipt(receiptNumber ?? '')].filter((found) => found !== null), cursor: null }
    : await dependencies.applications.listByEnterprise(creditCode, limit, cursor ?? null);
  const items = await Promise.all(page.items.filter(({ state }) => state !== 'draft').map(async (application) => visible(dependencies, officer, application)));
  return { items: items.filter((item) => item !== null), cursor: page.cursor };
};

/** A case of more events is for `npm run verify-audit`: one answer stays a bounded piece of work. */
const eventsAtMost = 1000;

/** The proof of one case: every event recomputed from what is stored. The size is known from the head before anything is read. */
export const getAuditChain = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, ['auditor']);
  const application = await dependencies.applications.read(request.parameters.applicationId);
  if (application === null) throw new Problem('not_found');
  const { context } = await situationOf(dependencies, application);
  if (!holdsRole(officer, ['auditor'], application, context)) throw new Problem('not_found');
  if (officer.affiliatedCreditCodes.includes(application.creditCode)) throw new Problem('own_enterprise');
  if (application.version > eventsAtMost) throw new Problem('list_too_long', { params: { limit: eventsAtMost } });
  const { events, headAgrees, holds } = await checkChain(dependencies, application);
  return {
    applicationId: application.applicationId, receiptNumber: application.receiptNumber, verifiedAt: dependencies.clock.now(), holds,
    events: events.map(({ event, recomputedHash, linked, commitments }) => ({
      version: event.version, at: event.at, actorKind: event.actor.kind, actorUserId: event.actor.userId, actorAs: event.actor.as, action: event.change.action, saying: eventSaying(event), toState: event.toState,
      previousHash: event.previousHash, hash: event.hash, recomputedHash, linked, commitments: [...commitments],
    })),
    head: { version: application.version, lastEventHash: application.lastEventHash, state: application.state, agrees: headAgrees },
  };
};
