import { requireOfficer } from '../../shared/casework/actors';
import type { Inquiry } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import type { Situation } from '../../shared/casework/situation';
import type { ApplicationAction } from '../../shared/domain/application/actions';
import type { OfficerActor } from '../../shared/domain/application/actor';
import type { Application, Clawback, Part } from '../../shared/domain/application/application';
import { holdsRole } from '../../shared/domain/application/authority';
import { partsTotalFen } from '../../shared/domain/application/parts';
import { transition } from '../../shared/domain/application/transition';
import type { ApplicationState } from '../../shared/domain/application/states';
import { paidFenOf } from '../../shared/domain/clawback/clawback-amount';
import { laidDownDeadline } from '../../shared/domain/clawback/clawback-deadline';
import type { RegionCode } from '../../shared/domain/brands';
import { Problem } from '../../shared/domain/problem';
import { isWithin } from '../../shared/domain/regions';
import type { RegionIndex } from '../../shared/domain/regions';
import type { DisbursementDependencies } from './disbursement-context';
import { viewerRoles } from './finance-authority';
import { offsetForPayment, offsetViewOf } from './offset-of-member';

type ListQuery = { readonly programmeId: string; readonly state: ApplicationState; readonly districtCode?: RegionCode | undefined; readonly limit: number; readonly cursor?: string | undefined };

export type PaymentCase = Awaited<ReturnType<typeof paymentCaseOf>>;

/** Queues looked into for one page: a province has more districts than a request should walk. */
const districtsAtMost = 30;

/**
 * Cases of a programme in one state, district by district, each read from its head (the index is a hint). Cases of
 * enterprises the officer is connected with are left out. A page may be short or empty and still have a cursor.
 * @throws Problem `forbidden` without a duty that sees money in any such district, `query_invalid` for a cursor that is none.
 */
export const listPaymentCases = (dependencies: DisbursementDependencies) => async (request: Inquiry<unknown, ListQuery, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, viewerRoles);
  const { regions } = await dependencies.catalogues.current();
  const { programmeId, state, districtCode, limit, cursor } = request.query;
  const districts = districtsWithin(regions, officer, programmeId).filter((code) => districtCode === undefined || code === districtCode);
  const walk = await walkQueues(dependencies, districts, { programmeId, state, limit }, cursor ?? null);
  const heads = await Promise.all(walk.applicationIds.map((applicationId) => dependencies.applications.read(applicationId)));
  const items = await Promise.all(heads.filter((head) => head !== null)
    .filter((head) => head.state === state && head.programmeId === programmeId && !officer.affiliatedCreditCodes.includes(head.creditCode))
    .map(async (head) => paymentCaseOf(dependencies, await situationOf(dependencies, head), officer)));
  return { items, cursor: walk.cursor };
};

/** Where cases of the programme may lie that the officer's grants reach: districts, and cities that have none. */
const districtsWithin = (regions: RegionIndex, officer: OfficerActor, programmeId: string): readonly RegionCode[] => {
  const grants = officer.grants.filter((grant) => viewerRoles.includes(grant.role) && (grant.programmeId === null || grant.programmeId === programmeId));
  const parents = new Set([...regions.values()].map((region) => region.parentCode));
  return [...regions.keys()].filter((code) => !parents.has(code) && grants.some((grant) => isWithin(regions, code, grant.regionCode))).sort();
};

/** The cursor names the district and, after `~`, the place in its queue. */
const walkQueues = async (dependencies: DisbursementDependencies, districts: readonly RegionCode[], query: Pick<ListQuery, 'programmeId' | 'state' | 'limit'>, cursor: string | null): Promise<{ readonly applicationIds: readonly string[]; readonly cursor: string | null }> => {
  const [firstDistrict, place = ''] = cursor?.split('~') ?? [districts[0]];
  const first = districts.findIndex((code) => code === firstDistrict);
  if (cursor !== null && first < 0) throw new Problem('query_invalid', { field: 'cursor' });
  const applicationIds: string[] = [];
  let inner = place === '' ? null : place;
  for (const [index, districtCode] of districts.slice(Math.max(0, first), Math.max(0, first) + districtsAtMost).entries()) {
    const page = await dependencies.applications.queue({ state: query.state, districtCode, limit: query.limit - applicationIds.length, cursor: inner });
    applicationIds.push(...page.items.filter((row) => row.programmeId === query.programmeId).map((row) => row.applicationId));
    inner = null;
    if (page.cursor !== null) return { applicationIds, cursor: `${districtCode}~${page.cursor}` };
    const next = districts[Math.max(0, first) + index + 1];
    if (next !== undefined && (applicationIds.length >= query.limit || index + 1 === districtsAtMost)) return { applicationIds, cursor: `${next}~` };
  }
  return { applicationIds, cursor: null };
};

/** One case as money sees it. @throws Problem `not_found` outside the officer's reach, `forbidden`, `own_enterprise`. */
export const getPaymentCase = (dependencies: DisbursementDependencies) => async (request: Inquiry<{ readonly applicationId: string }, unknown, unknown>): Promise<PaymentCase> => {
  const officer = await requireOfficer(dependencies, request.identity, viewerRoles);
  return seenBy(dependencies, officer, await dependencies.applications.read(request.parameters.applicationId));
};

/** The same by receipt number, so that a closed case, which is in no queue, can be found. @throws Problem `not_found`, `forbidden`, `own_enterprise`. */
export const findPaymentCase = (dependencies: DisbursementDependencies) => async (request: Inquiry<{ readonly receiptNumber: string }, unknown, unknown>): Promise<PaymentCase> => {
  const officer = await requireOfficer(dependencies, request.identity, viewerRoles);
  return seenBy(dependencies, officer, await dependencies.applications.readByReceipt(request.parameters.receiptNumber));
};

const seenBy = async (dependencies: DisbursementDependencies, officer: OfficerActor, application: Application | null): Promise<PaymentCase> => {
  if (application === null) throw new Problem('not_found');
  const situation = await situationOf(dependencies, application);
  if (!holdsRole(officer, viewerRoles, application, situation.context)) throw new Problem('not_found');
  if (officer.affiliatedCreditCodes.includes(application.creditCode)) throw new Problem('own_enterprise');
  return paymentCaseOf(dependencies, situation, officer);
};

const paymentCaseOf = async (dependencies: DisbursementDependencies, situation: Situation, officer: OfficerActor) => {
  const { application } = situation;
  const { applicationId, receiptNumber, programmeId, districtCode, creditCode, state, version, parts, payment, deadline, clawback } = application;
  const enterprise = await dependencies.people.readEnterprise(creditCode);
  return {
    applicationId, receiptNumber, programmeId, districtCode, creditCode, enterpriseName: enterprise?.registeredName ?? creditCode, state, version,
    amountFen: parts.length === 0 ? null : partsTotalFen(parts),
    parts: await Promise.all(parts.map((part) => partViewOf(dependencies, situation, officer, part))),
    payeeConfirmedAt: payment?.payeeConfirmedAt ?? null, deadline,
    clawback: clawback === null ? null : { kind: clawback.kind, demandedFen: clawback.demandedFen, recoveredFen: clawback.recoveredFen, basis: clawback.basis, consentGivenAt: clawback.consent?.givenAt ?? null, offset: offsetOrderOf(clawback) },
    clawbackDeadline: clawbackDeadlineOf(situation),
    obstacle: state === 'approved' ? obstacleOf(situation, officer, { action: 'release_funds', documentNumber: '', accountIds: parts.map(({ accountId }) => accountId) }) : null,
  };
};

/** Only where something was paid: elsewhere nothing can be asked back, and a calendar not yet published must not hide the case. */
const clawbackDeadlineOf = ({ application, context }: Situation) => (paidFenOf(application) === 0 ? null : laidDownDeadline(context));

/** A part whose money is free and in no batch could go into one: what stands in its way is asked, not done. */
const partViewOf = async (dependencies: DisbursementDependencies, situation: Situation, officer: OfficerActor, part: Part) => {
  const { accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, carriedFrom, demandedFen, recoveredFen } = part;
  const isNext = balance === 'committed' && batchId === null && fundDocumentNumber !== null;
  const obstacle = isNext ? obstacleOf(situation, officer, { action: 'assign_batch', batchId: '', accountId }) : null;
  const offset = isNext && obstacle === null ? await offsetForPayment(dependencies, situation.application, part, accountId, new Set()) : part.offset;
  return { accountId, amountFen, balance, fundDocumentNumber, batchId, attempt, carriedFrom, demandedFen, recoveredFen, offset: await offsetViewOf(dependencies, offset), obstacle };
};

const offsetOrderOf = ({ offset }: Clawback) => (offset === undefined ? null : { status: offset.status, amountFen: offset.amountFen, batchId: offset.batchId });

/** The transition itself says what stands in the way. Whether the officer has the duty at all is told by their grants, not here. */
const obstacleOf = ({ application, context }: Situation, officer: OfficerActor, step: ApplicationAction): Problem | null => {
  const outcome = transition(application, step, officer, context);
  return outcome.kind === 'problem' && outcome.problem.code !== 'forbidden' ? outcome.problem : null;
};
