import type { RatingAnswer, RatingCounts, ServiceRating } from '../domain/rating/service-rating';

/** What applicants say about the handling of their cases. */
export interface Ratings {
  read(applicationId: string): Promise<ServiceRating | null>;
  /** With its count, in one transaction. @returns false when the case has a rating. */
  create(rating: ServiceRating): Promise<boolean>;
  /** @returns false when the rating waits for no answer. */
  answer(rating: ServiceRating, answer: RatingAnswer): Promise<boolean>;
  /** The bad ratings of a programme, newest first. @throws Problem `query_invalid` for a cursor that is none. */
  listBad(programmeId: string, limit: number, cursor: string | null): Promise<{ readonly items: readonly ServiceRating[]; readonly cursor: string | null }>;
  count(programmeId: string): Promise<RatingCounts>;
}
