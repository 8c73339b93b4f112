import type { ApplicationState } from '../application/states';
import type { CreditCode, Instant, RegionCode } from '../brands';

/** 好差评: five grades, of which the last two are a 差评 that somebody has to answer (国办发〔2019〕51号). */
export const ratingGrades = ['very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied'] as const;
export type RatingGrade = (typeof ratingGrades)[number];

/** What came of looking into a bad rating: mended, explained, or found to be mistaken or malicious and not counted. */
export const ratingFindings = ['remedied', 'explained', 'not_adopted'] as const;
export type RatingFinding = (typeof ratingFindings)[number];

export type RatingAnswer = {
  readonly finding: RatingFinding;
  /** What the applicant is told. */
  readonly answer: string;
  readonly answeredBy: string;
  readonly answeredAt: Instant;
  /** Tells a repetition of the request from another answer. */
  readonly requestId: string;
};

/** What an applicant says about how a case was handled; one a case, never changed. */
export type ServiceRating = {
  readonly applicationId: string;
  readonly receiptNumber: string;
  readonly programmeId: string;
  readonly districtCode: RegionCode;
  readonly creditCode: CreditCode;
  readonly grade: RatingGrade;
  /** Empty where nothing was said. */
  readonly comment: string;
  readonly ratedBy: string;
  readonly ratedAt: Instant;
  readonly requestId: string;
  readonly answer: RatingAnswer | null;
};

/** `none`: no answer is due; `open`: a bad rating waits for one. */
export type RatingStatus = 'none' | 'open' | 'answered';

export const isBadGrade = (grade: RatingGrade): boolean => grade === 'dissatisfied' || grade === 'very_dissatisfied';

export const ratingStatusOf = ({ grade, answer }: Pick<ServiceRating, 'grade' | 'answer'>): RatingStatus => (answer !== null ? 'answered' : isBadGrade(grade) ? 'open' : 'none');

/** From here on the applicant has had an answer, so that there is something to rate. */
const ratable: readonly ApplicationState[] = [
  'not_accepted', 'approved', 'rejected', 'awaiting_payee', 'disbursing', 'paid', 'payment_failed', 'clawback_due', 'clawed_back', 'closed', 'terminated', 'revoked', 'waived',
];
export const isRatable = (state: ApplicationState): boolean => ratable.includes(state);

/** What is counted of the ratings of a programme: each grade, and how many bad ones were answered and not adopted. */
export const ratingCells = [...ratingGrades, 'answered', 'not_adopted'] as const;
export type RatingCell = (typeof ratingCells)[number];
export type RatingCounts = Readonly<Record<RatingCell, number>>;
export const noRatings: RatingCounts = { very_satisfied: 0, satisfied: 0, fairly_satisfied: 0, dissatisfied: 0, very_dissatisfied: 0, answered: 0, not_adopted: 0 };
