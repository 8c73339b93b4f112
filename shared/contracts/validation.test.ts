import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { Problem } from '../domain/problem';
import { factsSchema } from '../domain/rules/facts';
import { creditCodeField, localDateField, pageQuery } from './fields';
import { parseInput } from './validation';

const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('must be refused');
};

const body = z.strictObject({ facts: factsSchema, creditCode: creditCodeField.optional(), version: z.int().min(1).optional(), list: z.array(z.string()).max(2).optional(), kind: z.enum(['a', 'b']).optional(), choice: z.union([z.string(), z.strictObject({ paidOn: localDateField })]).optional() });
const refuse = (input: unknown) => problemOf(() => parseInput(body, input));

describe('parseInput', () => {
  it.each([
    ['an impossible day', { facts: { loans: [{ lineId: 'l1', repayments: [{ repaidOn: '2025-02-30' }] }] } }, 'date_invalid', 'facts.loans[0].repayments[0].repaidOn'],
    ['money with three decimals', { facts: { loans: [{ lineId: 'l1', interestPaidYuan: '1.005' }] } }, 'money_invalid', 'facts.loans[0].interestPaidYuan'],
    ['money as a number', { facts: { loans: [{ lineId: 'l1', interestPaidYuan: 1 }] } }, 'money_invalid', 'facts.loans[0].interestPaidYuan'],
    ['a rate with a sign', { facts: { loans: [{ lineId: 'l1', actualRatePercent: '-4.35' }] } }, 'decimal_invalid', 'facts.loans[0].actualRatePercent'],
    ['an unknown field deep inside', { facts: { applicant: { size: 'small' } } }, 'unknown_field', 'facts.applicant.size'],
    ['a missing field', {}, 'field_required', 'facts'],
    ['a missing line id', { facts: { loans: [{}] } }, 'field_required', 'facts.loans[0].lineId'],
    ['a mistyped credit code', { facts: {}, creditCode: '91440400MA4W00000X' }, 'credit_code_invalid', 'creditCode'],
    ['a list that is too long', { facts: {}, list: ['a', 'b', 'c'] }, 'list_too_long', 'list'],
    ['a number below its range', { facts: {}, version: 0 }, 'input_invalid', 'version'],
    ['a value outside the choice', { facts: {}, kind: 'c' }, 'input_invalid', 'kind'],
    ['the branch of a union that was meant', { facts: {}, choice: { paidOn: 'yesterday' } }, 'date_invalid', 'choice.paidOn'],
    ['null where a value is asked for', { facts: {}, kind: null }, 'input_invalid', 'kind'],
  ])('refuses %s by its own code and field', (_, input, code, field) => {
    const problem = refuse(input);
    expect([problem.code, problem.details.field]).toEqual([code, field]);
    expect(problem.details.errors).toHaveLength(1);
  });

  it('lists all faults when there are several', () => {
    const problem = refuse({ facts: { other: 1, more: 2 }, version: 0 });
    expect(problem.code).toBe('input_invalid');
    expect(problem.details.errors?.map(({ code, field }) => `${code} ${field}`).sort()).toEqual(['input_invalid version', 'unknown_field facts.more', 'unknown_field facts.other']);
  });

  it('never repeats the refused value', () => {
    const secret = '13800138000';
    const problem = refuse({ facts: {}, kind: secret, version: secret, creditCode: secret });
    expect(JSON.stringify(problem.details)).not.toContain(secret);
  });

  it.each([[null], [[]], ['text'], [7]])('refuses %j in place of an object', (input) => {
    const problem = refuse(input);
    expect(problem.code).toBe('input_invalid');
    expect(problem.details.field).toBeUndefined();
  });

  it('refuses a field that would reach the prototype', () => {
    expect(refuse(JSON.parse('{"facts":{},"constructor":1}')).code).toBe('unknown_field');
    expect(refuse(JSON.parse('{"facts":{},"__proto__":{"version":1}}')).details.field).toBe('__proto__');
  });

  it('answers with at most a hundred faults', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, 1]));
    expect(refuse({ facts: {}, ...many }).details.errors).toHaveLength(100);
  });

  it('reads a query by its schema and calls its faults so', () => {
    const query = z.strictObject(pageQuery);
    expect(parseInput(query, { limit: '10' })).toEqual({ limit: 10 });
    expect(problemOf(() => parseInput(query, { limit: '1e9' }, 'query_invalid'))).toMatchObject({ code: 'query_invalid', details: { field: 'limit' } });
  });
});
