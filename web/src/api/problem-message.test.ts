import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../../shared/contracts/client';
import { describeError, withoutPath } from './problem-message';

const refusal = (status: number, code: string, more: object): ApiProblem => new ApiProblem(status, code, { code, detail: '不能办理', ...more }, '不能办理');

describe('what is said of a refused request', () => {
  it('names every ground that the service gives', () => {
    const reasons = ['贴息比例没有生效的数值', '条款不存在'];
    expect(describeError(refusal(422, 'catalogue_invalid', { field: 'value', params: { reasons } }), 'zh')).toMatchObject({ kind: 'problem', reasons, fields: [{ field: 'value', message: '不能办理' }] });
  });
  it('takes parameters of another shape as no grounds, and keeps the rest', () => {
    expect(describeError(refusal(409, 'version_stale', { params: { currentVersion: 7, reasons: 'none' }, correlationId: 'c-1' }), 'zh')).toMatchObject({ kind: 'conflict', reasons: [], correlationId: 'c-1' });
  });
  it('names each refused place, and the words can stand without the path', () => {
    const { fields } = describeError(refusal(422, 'batch_empty', { errors: [{ code: 'funds_not_released', field: 'cases[1]', message: 'cases[1]：资金尚未下达' }] }), 'zh');
    expect(fields).toEqual([{ field: 'cases[1]', message: 'cases[1]：资金尚未下达' }]);
    expect(withoutPath('cases[1]：资金尚未下达', 'cases[1]')).toBe('资金尚未下达');
    expect(withoutPath('cases[1]: Funds are not released', 'cases[1]')).toBe('Funds are not released');
    expect(withoutPath('资金尚未下达', 'cases[1]')).toBe('资金尚未下达');
  });
});
