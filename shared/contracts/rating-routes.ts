import * as z from 'zod';
import { ratingFindings, ratingGrades } from '../domain/rating/service-rating';
import { applicationParameters, noParameters, noQuery, pageQuery, programmeIdField, reasonField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const answering: Access = { kind: 'officer', roles: ['head_of_stage'] };
const seeing: Access = { kind: 'officer', roles: ['head_of_stage', 'approver', 'auditor', 'policy_administrator'] };

const answerView = z.strictObject({ finding: z.enum(ratingFindings), answer: z.string(), answeredAt: z.string() });

/** What an applicant said and was answered. Who rated stays with the enterprise. */
const ownRatingView = z.strictObject({ grade: z.enum(ratingGrades), comment: z.string(), ratedAt: z.string(), answer: answerView.nullable() });

const ratingView = z.strictObject({
  applicationId: z.string(), receiptNumber: z.string(), districtCode: z.string(), status: z.enum(['none', 'open', 'answered']),
  grade: z.enum(ratingGrades), comment: z.string(), ratedAt: z.string(),
  answer: z.strictObject({ ...answerView.shape, answeredBy: z.string() }).nullable(),
});

const countsView = z.strictObject({
  very_satisfied: z.int(), satisfied: z.int(), fairly_satisfied: z.int(), dissatisfied: z.int(), very_dissatisfied: z.int(),
  /** Bad ratings that were answered, and those of them that were found mistaken or malicious. */
  answered: z.int(), not_adopted: z.int(),
});

/** 好差评: applicants say once, and freely, how a case was handled; every bad word is answered. */
export const ratingRoutes = {
  rateService: defineRoute({
    operationId: 'rateService', method: 'POST', path: '/applications/{applicationId}/rating', feature: 'applications', access: { kind: 'applicant' }, rateClass: 'filing', summary: '评价本件的办理（自愿，一件一次）',
    parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ grade: z.enum(ratingGrades), comment: z.string().trim().max(500).default('').meta({ description: '意见，可不填；请勿填写个人信息' }) }),
    reply: ownRatingView, problems: ['not_found', 'rating_exists', 'rating_too_early', 'idempotency_key_reused'],
  }),
  getRating: defineRoute({
    operationId: 'getRating', method: 'GET', path: '/applications/{applicationId}/rating', feature: 'applications', access: { kind: 'applicant' }, summary: '本件的评价与答复', parameters: applicationParameters, query: noQuery, body: null, success: 200,
    reply: z.strictObject({ mayRate: z.boolean(), rating: ownRatingView.nullable() }), problems: ['not_found'],
  }),
  listRatings: defineRoute({
    operationId: 'listRatings', method: 'GET', path: '/ratings', feature: 'reviews', access: seeing, summary: '差评及其答复；各档评价的件数', parameters: noParameters, body: null, success: 200,
    query: z.strictObject({ programmeId: programmeIdField, ...pageQuery }),
    /** `counts`: of the whole programme, for those whose duty covers all of its region; else null. */
    reply: z.strictObject({ items: z.array(ratingView).readonly(), cursor: z.string().nullable(), counts: countsView.nullable() }), problems: ['forbidden', 'programme_unknown', 'query_invalid'],
  }),
  answerRating: defineRoute({
    operationId: 'answerRating', method: 'POST', path: '/ratings/{applicationId}/answer', feature: 'reviews', access: answering, summary: '答复差评：已整改、已解释说明，或核实为误评、恶意差评不予采纳', parameters: applicationParameters, query: noQuery, success: 200,
    body: z.strictObject({ finding: z.enum(ratingFindings), answer: reasonField }), reply: ratingView, problems: ['not_found', 'forbidden', 'own_enterprise', 'rating_not_open', 'idempotency_key_reused'],
  }),
} as const;
