import * as z from 'zod';
import { partBalances } from '../domain/application/application';
import { clawbackKinds } from '../domain/clawback/clawback-kinds';
import { applicationStates } from '../domain/application/states';
import { deadlineView } from './application-views';
import { clawbackDeadlineView, paymentOffsetView } from './clawback-views';
import { applicationParameters, noParameters, noQuery, entityIdField, pageQuery, programmeIdField, regionCodeField } from './fields';
import { defineRoute } from './route';
import type { Access } from './route';

const seeing: Access = { kind: 'officer', roles: ['finance_officer', 'finance_approver', 'approver', 'auditor'] };

/** States in which finance has, or may have, something to do with a case. */
export const paymentCaseStates = ['approved', 'awaiting_payee', 'payment_failed', 'disbursing', 'paid', 'clawback_due', 'clawed_back'] as const;

const obstacleView = z.strictObject({ code: z.string(), message: z.string() });

/** A case as money sees it: how much, from which account, under which document, and what keeps it from going on. Neither facts nor bank data. */
export const paymentCaseView = z.strictObject({
  applicationId: z.string(), receiptNumber: z.string().nullable(), programmeId: z.string(), districtCode: z.string(), creditCode: z.string(), enterpriseName: z.string(),
  state: z.enum(applicationStates), version: z.int(),
  /** What was granted and stands on the accounts of its payers; null when the case holds no money (any more). */
  amountFen: z.int().nullable(),
  /** What each payer bears, where that stands, and its payment orders so far. */
  parts: z.array(z.strictObject({ accountId: z.string(), amountFen: z.int(), balance: z.enum(partBalances), fundDocumentNumber: z.string().nullable(), batchId: z.string().nullable(), attempt: z.int(),
    /** What is asked back of this payer's money, and what of that came back. */
    demandedFen: z.int(), recoveredFen: z.int(),
    /** The closed year's account this part came from; null when it was decided in this one. */
    carriedFrom: z.string().nullable(),
    /** What of it settles a demand of another case: as ordered, or as a batch made now would have it. */
    offset: paymentOffsetView.nullable(),
    /** Why the part can't go into a batch of who asks; null when it can, or when that is not the next step. */
    obstacle: obstacleView.nullable() })).readonly(),
  payeeConfirmedAt: z.string().nullable(),
  deadline: deadlineView.nullable(),
  clawback: z.strictObject({ kind: z.enum(clawbackKinds), demandedFen: z.int(), recoveredFen: z.int(), basis: z.string(),
    /** Whether the applicant consented to an offset, and what order keeps or settled some of the demand. */
    consentGivenAt: z.string().nullable(), offset: z.strictObject({ status: z.enum(['ordered', 'settled']), amountFen: z.int(), batchId: z.string() }).nullable() }).nullable(),
  /** What the programme lays down for a notice served today; null: the officer states day and basis. */
  clawbackDeadline: clawbackDeadlineView.nullable(),
  /** Why the funds can't be released by who asks; null when they can, or when that is not the next step. */
  obstacle: obstacleView.nullable(),
});

/** How the treasury answered an order: null before it was sent. */
export const settlementView = z.enum(['awaiting', 'paid', 'failed']).nullable();

/** What the treasury's answer was recorded with; null while there is none. `reason` is empty for what was paid. */
const recordedResultView = z.strictObject({ voucherNumber: z.string(), settledOn: z.string(), reason: z.string() }).nullable();

/** What finance reads of cases. */
export const paymentCaseRoutes = {
  listPaymentCases: defineRoute({
    operationId: 'listPaymentCases', method: 'GET', path: '/payment-cases', feature: 'disbursements', access: seeing, summary: '待下达、待领款、拨付、追回的案件：金额、账户、文号、能否进入下一步', parameters: noParameters, body: null, success: 200,
    query: z.strictObject({ programmeId: programmeIdField, state: z.enum(paymentCaseStates), districtCode: regionCodeField.optional(), ...pageQuery }),
    reply: z.strictObject({ items: z.array(paymentCaseView).readonly(), cursor: z.string().nullable() }), problems: ['forbidden'],
  }),
  getPaymentCase: defineRoute({
    operationId: 'getPaymentCase', method: 'GET', path: '/payment-cases/{applicationId}', feature: 'disbursements', access: seeing, summary: '一个案件的资金情况', parameters: applicationParameters, query: noQuery, body: null, success: 200,
    reply: paymentCaseView, problems: ['not_found', 'forbidden', 'own_enterprise'],
  }),
  findPaymentCase: defineRoute({
    operationId: 'findPaymentCase', method: 'GET', path: '/payment-cases/by-receipt/{receiptNumber}', feature: 'disbursements', access: seeing, summary: '按回执号查找案件的资金情况（已办结的也在内）', parameters: z.strictObject({ receiptNumber: z.string().min(4).max(60) }), query: noQuery, body: null, success: 200,
    reply: paymentCaseView, problems: ['not_found', 'forbidden', 'own_enterprise'],
  }),
  listBatchMembers: defineRoute({
    operationId: 'listBatchMembers', method: 'GET', path: '/batches/{batchId}/members', feature: 'disbursements', access: seeing, summary: '批次各件及支付结果', parameters: z.strictObject({ batchId: entityIdField }), query: noQuery, body: null, success: 200,
    reply: z.strictObject({
      items: z.array(z.strictObject({ applicationId: z.string(), receiptNumber: z.string().nullable(), enterpriseName: z.string(), districtCode: z.string(), state: z.enum(applicationStates), amountFen: z.int(), grossFen: z.int(), offset: paymentOffsetView.nullable(), attempt: z.int(), endToEndId: z.string(), settlement: settlementView, result: recordedResultView })).readonly(),
    }),
    problems: ['not_found', 'forbidden'],
  }),
} as const;
