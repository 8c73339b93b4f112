import type { Inquiry, Request } from '../../shared/casework/dependencies';
import { situationOf } from '../../shared/casework/situation';
import type { OfficerActor } from '../../shared/domain/application/actor';
import { transition } from '../../shared/domain/application/transition';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import type { YearEndRun } from '../../shared/ports/year-ends';
import { advanceYearEnd, stepOf } from './advance-year-end';
import type { DisbursementDependencies } from './disbursement-context';
import { checkerRoles, requireAnotherPerson, requireFinance, viewerRoles } from './finance-authority';
import { requireJournalKnown, writeJournal } from './payment-journal';
import { hashOfSeal } from './seal-year-end';
import { accountOfRun, findYearEnd, orAsItStands, requireYearEndStatus, yearEndSummaryOf, yearEndViewOf } from './year-end-run';

type OfRun = { readonly runId: string };
type Page = { readonly limit: number; readonly cursor?: string | undefined };

/**
 * Another person closes the year by the hash of what they checked, and the first parts go on. The account closes only as
 * it was sealed: any move since makes the seal void. Sent again, it carries on.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `year_end_run_status`, `payments_frozen`, `year_end_members_changed`, `cut_off_not_reached`, `own_enterprise`, `recused`, `version_stale`, `busy`.
 */
export const approveYearEnd = (dependencies: DisbursementDependencies) => async (request: Request<OfRun, unknown, { readonly sealHash: string }>) => {
  const officer = await requireFinance(dependencies, request.identity, checkerRoles);
  const run = await findYearEnd(dependencies, officer, request.parameters.runId);
  await requireAnotherPerson(dependencies, officer.actor, run.madeBy);
  requireYearEndStatus(run, ['sealed', 'applying', 'applied']);
  if (request.body.sealHash !== run.seal.sealHash || hashOfSeal(dependencies.hashing, run, run.seal) !== run.seal.sealHash) throw new Problem('year_end_members_changed', { field: 'sealHash' });
  await requireJournalKnown(dependencies);
  if (run.status !== 'sealed') return yearEndViewOf(dependencies, await carryOn(dependencies, officer.actor, run));
  const now = dependencies.clock.now();
  if (legalDateOf(now) < run.cutOffOn) throw new Problem('cut_off_not_reached', { params: { cutOffOn: run.cutOffOn } });
  // Also by another checker: whoever sends the same hash afterwards carries on what stands.
  const isClosedSo = ({ status, seal }: YearEndRun): boolean => (status === 'applying' || status === 'applied') && seal.sealHash === run.seal.sealHash;
  const closed: YearEndRun = { ...run, status: 'applying', position: 0, approvedBy: officer.actor.userId, approvedAt: now };
  const close = async () => {
    await requireAllMovable(dependencies, officer.actor, run);
    await dependencies.yearEnds.close(closed, run);
    return closed;
  };
  return yearEndViewOf(dependencies, await carryOn(dependencies, officer.actor, await orAsItStands(dependencies, run.runId, close, isClosedSo)));
};

/** The next chunk, by this request or by another that was at it at the same time. */
const carryOn = async (dependencies: DisbursementDependencies, actor: OfficerActor, run: YearEndRun): Promise<YearEndRun> => {
  // Before any money is passed on: next year's payments stand on it, and a restored table has to know of it first. Written again where it died between the two.
  if (run.status === 'applying' && run.position === 0) await writeJournal(dependencies, { step: 'year_end', batch: null, resultFile: null, yearEnd: run, cases: [] });
  return orAsItStands(dependencies, run.runId, () => advanceYearEnd(dependencies, actor, run), ({ status }) => status === 'applying' || status === 'applied');
};

/** Everything that could stop a part is found before the year is closed. */
const requireAllMovable = async (dependencies: DisbursementDependencies, actor: OfficerActor, run: YearEndRun): Promise<void> => {
  if ((await accountOfRun(dependencies, run)).version !== run.seal.accountVersion) throw new Problem('year_end_members_changed');
  for (const application of await dependencies.applications.readInOrder(run.seal.members.map(({ applicationId }) => applicationId))) {
    const action = application === null ? null : stepOf(run, run.rule.openParts, run.successorAccountId, application);
    if (application === null || action === null) throw new Problem('year_end_members_changed');
    const { context } = await situationOf(dependencies, application);
    const outcome = transition(application, action, actor, context);
    if (outcome.kind === 'problem') throw outcome.problem;
  }
};

/**
 * Carries a closed year on: the rest of the list, and whatever came back since. By another person than its maker.
 * @throws Problem `not_found`, `forbidden`, `maker_is_checker`, `year_end_run_status` before it is approved, `payments_frozen`, `own_enterprise`, `recused`, `version_stale`, `busy`.
 */
export const continueYearEnd = (dependencies: DisbursementDependencies) => async (request: Request<OfRun, unknown, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, checkerRoles);
  const run = await findYearEnd(dependencies, officer, request.parameters.runId);
  await requireAnotherPerson(dependencies, officer.actor, run.madeBy);
  requireYearEndStatus(run, ['applying', 'applied']);
  await requireJournalKnown(dependencies);
  return yearEndViewOf(dependencies, await carryOn(dependencies, officer.actor, run));
};

export const listYearEnds = (dependencies: DisbursementDependencies) => async (request: Inquiry<unknown, { readonly programmeId: string }, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  return { items: (await dependencies.yearEnds.list(request.query.programmeId)).filter((run) => officer.covers(run.programmeId, run.payerRegionCode)).map(yearEndSummaryOf) };
};

export const getYearEnd = (dependencies: DisbursementDependencies) => async (request: Inquiry<OfRun, unknown, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  return yearEndViewOf(dependencies, await findYearEnd(dependencies, officer, request.parameters.runId));
};

/** The sealed list, page by page: before the approval the preview, afterwards the record. The cursor is the place of the next. */
export const listYearEndMembers = (dependencies: DisbursementDependencies) => async (request: Inquiry<OfRun, Page, unknown>) => {
  const officer = await requireFinance(dependencies, request.identity, viewerRoles);
  const { seal: { members } } = await findYearEnd(dependencies, officer, request.parameters.runId);
  const start = Number(request.query.cursor ?? '0');
  const items = members.slice(start, start + request.query.limit);
  return { items, cursor: start + items.length < members.length ? String(start + items.length) : null };
};
