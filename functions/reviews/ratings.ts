import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Identity, Inquiry, Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { reachOf } from '../../shared/casework/officer-reach';
import type { OfficerRole } from '../../shared/domain/application/actor';
import { Problem } from '../../shared/domain/problem';
import { ratingStatusOf } from '../../shared/domain/rating/service-rating';
import type { RatingFinding, ServiceRating } from '../../shared/domain/rating/service-rating';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { Ratings } from '../../shared/ports/ratings';

export type RatingDependencies = CaseworkDependencies & { readonly ratings: Pick<Ratings, 'read' | 'answer' | 'listBad' | 'count'> };

/** Who looks into a bad rating: the head of the office that handled the case. */
const answererRoles: readonly OfficerRole[] = ['head_of_stage'];
/** Who may read what applicants say; never the hands that still work on their cases. */
const readerRoles: readonly OfficerRole[] = [...answererRoles, 'approver', 'auditor', 'policy_administrator'];

const viewOf = (rating: ServiceRating) => {
  const { applicationId, receiptNumber, districtCode, grade, comment, ratedAt, answer } = rating;
  return {
    applicationId, receiptNumber, districtCode, status: ratingStatusOf(rating), grade, comment, ratedAt,
    answer: answer === null ? null : { finding: answer.finding, answer: answer.answer, answeredAt: answer.answeredAt, answeredBy: answer.answeredBy },
  };
};

const officerWith = async (dependencies: RatingDependencies, identity: Identity | null, roles: readonly OfficerRole[]) => {
  const [actor, catalogue] = await Promise.all([requireOfficer(dependencies, identity, roles), dependencies.catalogues.current()]);
  return { actor, catalogue, reaches: reachOf(catalogue, actor.grants, roles) };
};

/**
 * The bad ratings of a programme in the officer's territory, newest first, and how many there are of each grade. What
 * lies elsewhere, or is of an enterprise the officer is connected with, is left out, so that a page may be short.
 * @throws Problem `forbidden`, `programme_unknown`, `query_invalid`.
 */
export const listRatings = (dependencies: RatingDependencies) => async (request: Inquiry<unknown, { readonly programmeId: string; readonly limit: number; readonly cursor?: string | undefined }, unknown>) => {
  const { programmeId, limit, cursor } = request.query;
  const { actor, catalogue, reaches } = await officerWith(dependencies, request.identity, readerRoles);
  const whole = reaches(programmeId, programmeOf(catalogue, programmeId).regionCode);
  const [page, counts] = await Promise.all([dependencies.ratings.listBad(programmeId, limit, cursor ?? null), whole ? dependencies.ratings.count(programmeId) : null]);
  const items = page.items.filter(({ districtCode, creditCode }) => reaches(programmeId, districtCode) && !actor.affiliatedCreditCodes.includes(creditCode));
  return { items: items.map(viewOf), cursor: page.cursor, counts };
};

/**
 * Tells the applicant what came of a bad rating. Once; the same request again has the same answer.
 * @throws Problem `not_found`, `forbidden`, `own_enterprise`, `rating_not_open`, `idempotency_key_reused`.
 */
export const answerRating = (dependencies: RatingDependencies) => async (request: Request<{ readonly applicationId: string }, unknown, { readonly finding: RatingFinding; readonly answer: string }>) => {
  const { actor, reaches } = await officerWith(dependencies, request.identity, answererRoles);
  const rating = await dependencies.ratings.read(request.parameters.applicationId);
  if (rating === null || !reaches(rating.programmeId, rating.districtCode)) throw new Problem('not_found');
  if (actor.affiliatedCreditCodes.includes(rating.creditCode)) throw new Problem('own_enterprise');
  const answer = { ...request.body, answeredBy: actor.userId, answeredAt: dependencies.clock.now(), requestId: derivedId(dependencies, 'rating-answer', actor.userId, request.idempotencyKey) };
  if (await dependencies.ratings.answer(rating, answer)) return viewOf({ ...rating, answer });
  const stored = await dependencies.ratings.read(rating.applicationId);
  if (stored?.answer?.requestId !== answer.requestId) throw new Problem('rating_not_open');
  if (stored.answer.finding !== answer.finding || stored.answer.answer !== answer.answer) throw new Problem('idempotency_key_reused');
  return viewOf(stored);
};
