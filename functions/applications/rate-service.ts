import { applicantOf } from '../../shared/casework/actors';
import type { Inquiry, Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import type { Application } from '../../shared/domain/application/application';
import { Problem } from '../../shared/domain/problem';
import { isRatable } from '../../shared/domain/rating/service-rating';
import type { RatingGrade, ServiceRating } from '../../shared/domain/rating/service-rating';
import type { ApplicationDependencies } from './dependencies-type';

type OnCase = { readonly applicationId: string };

/** What the applicant sees of a rating. */
const viewOf = ({ grade, comment, ratedAt, answer }: ServiceRating) => ({
  grade, comment, ratedAt, answer: answer === null ? null : { finding: answer.finding, answer: answer.answer, answeredAt: answer.answeredAt },
});

const ownCase = async (dependencies: ApplicationDependencies, request: Pick<Inquiry<OnCase, unknown, unknown>, 'identity' | 'parameters'>): Promise<{ readonly application: Application; readonly userId: string }> => {
  const application = await dependencies.applications.read(request.parameters.applicationId);
  if (application === null) throw new Problem('not_found');
  const { userId } = await applicantOf(dependencies, request.identity)(application);
  return { application, userId };
};

/**
 * Says how a case was handled: once, freely, when there is an outcome. The same request again has the same answer.
 * @throws Problem `not_found`, `rating_too_early`, `rating_exists`, `idempotency_key_reused`.
 */
export const rateService = (dependencies: ApplicationDependencies) => async (request: Request<OnCase, unknown, { readonly grade: RatingGrade; readonly comment: string }>) => {
  const { application, userId } = await ownCase(dependencies, request);
  const { applicationId, programmeId, districtCode, creditCode, receiptNumber, state } = application;
  if (!isRatable(state) || receiptNumber === null) throw new Problem('rating_too_early', { params: { state } });
  const rating: ServiceRating = {
    applicationId, receiptNumber, programmeId, districtCode, creditCode, ...request.body, ratedBy: userId, ratedAt: dependencies.clock.now(),
    requestId: derivedId(dependencies, 'rating', userId, request.idempotencyKey), answer: null,
  };
  if (await dependencies.ratings.create(rating)) return viewOf(rating);
  const stored = await dependencies.ratings.read(applicationId);
  if (stored?.requestId !== rating.requestId) throw new Problem('rating_exists');
  if (stored.grade !== rating.grade || stored.comment !== rating.comment) throw new Problem('idempotency_key_reused');
  return viewOf(stored);
};

/** What was said about a case and answered, and whether something may still be said. @throws Problem `not_found`. */
export const getRating = (dependencies: ApplicationDependencies) => async (request: Inquiry<OnCase, unknown, unknown>) => {
  const { application } = await ownCase(dependencies, request);
  const rating = await dependencies.ratings.read(application.applicationId);
  return { mayRate: rating === null && isRatable(application.state), rating: rating === null ? null : viewOf(rating) };
};
