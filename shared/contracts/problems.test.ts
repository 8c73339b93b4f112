import { describe, expect, it } from '@jest/globals';
import { Problem, problemCodes } from '../domain/problem';
import { problemDefinitions } from './problem-definitions';
import { toProblemJson } from './problems';

const options = { correlationId: 'correlation-1', language: 'chinese' } as const;

describe.each(problemCodes)('problem %s', (code) => {
  const { status, chinese, english } = problemDefinitions[code];

  it('has a status of the contract and a plain sentence in each language, without parameters', () => {
    expect([400, 401, 403, 404, 409, 413, 422, 429, 500, 503]).toContain(status);
    expect(chinese({})).toMatch(/^[^{}]*\p{Script=Han}[^{}]*。$/u);
    expect(english({})).toMatch(/^[A-Z][\x20-\x7e]*\.$/);
    for (const text of [chinese({}), english({})]) expect(text).not.toMatch(/undefined|null|NaN|\(\)|（）|：。|: \./);
  });

  it('stays a sentence with every parameter that is used anywhere, and with odd values', () => {
    const params = {
      action: 'x', allowed: ['a', 'b'], closesOn: '2026-03-01', code: '440400', conditionIds: ['c1'], currentVersion: 3, date: '2026-03-01', dueOn: '2026-03-01', duty: 'decision', expected: 'string',
      heldDuty: 'intake', id: 'x', lastYear: 2026, limit: '3', limitBytes: 1, limitFen: 100, lineId: 'l1', lineIds: ['l1'], missing: ['m'], missingFen: 150, of: 'string', openQuestions: ['q'], paidFen: 5,
      programmeId: 'p', reason: 'check', roles: ['approver'], rule: 'too_small', series: 's', slotId: 's', slotIds: ['s'], state: 'draft', year: 2027,
    };
    for (const given of [params, Object.fromEntries(Object.keys(params).map((name) => [name, null]))]) {
      for (const text of [chinese(given), english(given)]) expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  it('is answered as problem details that name it', () => {
    const json = toProblemJson(new Problem(code), options);
    expect(json).toEqual({ type: `urn:ip-finance-subsidies:problem:${code}`, title: expect.any(String), status, code, detail: chinese({}), correlationId: 'correlation-1' });
    expect(toProblemJson(new Problem(code), { ...options, language: 'english' }).detail).toBe(english({}));
  });
});

describe('toProblemJson', () => {
  it('says money in yuan, states and duties by their names', () => {
    expect(toProblemJson(new Problem('account_balance_insufficient', { params: { balance: 'available', missingFen: 12345 } }), options).detail).toContain('还差123.45元');
    expect(toProblemJson(new Problem('action_not_available', { params: { state: 'public_notice' } }), options).detail).toContain('公示中');
    expect(toProblemJson(new Problem('separation_of_duties', { params: { duty: 'decision', heldDuty: 'first_review' } }), options).detail).toContain('您已办理初审，不能再办理审定');
    expect(toProblemJson(new Problem('forbidden', { params: { roles: ['approver'] } }), options).detail).toContain('审定人员');
  });

  it('carries field and parameters of a domain problem', () => {
    expect(toProblemJson(new Problem('date_in_future', { field: 'settledOn' }), options)).toMatchObject({ status: 422, field: 'settledOn' });
    expect(toProblemJson(new Problem('version_stale', { params: { currentVersion: 7 } }), options)).toMatchObject({ status: 409, params: { currentVersion: 7 } });
  });

  it('lists several refused fields with their own messages, and speaks of the only one directly', () => {
    const money = { code: 'money_invalid', field: 'amountYuan', params: {} } as const;
    const date = { code: 'date_invalid', field: 'paidOn', params: {} } as const;
    const several = toProblemJson(new Problem('input_invalid', { errors: [money, date] }), options);
    expect(several.errors?.map(({ field, code }) => [field, code])).toEqual([['amountYuan', 'money_invalid'], ['paidOn', 'date_invalid']]);
    expect(several.errors?.[0]?.message).toMatch(/^amountYuan：金额不正确/);
    const one = toProblemJson(new Problem('money_invalid', { field: 'amountYuan', errors: [money] }), { ...options, language: 'english' });
    expect(one.detail).toMatch(/^amountYuan: Not an amount/);
  });
});
