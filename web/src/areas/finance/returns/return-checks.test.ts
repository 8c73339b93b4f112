import { describe, expect, it } from '@jest/globals';
import { returnFaults } from './return-checks';

const right = { documentNumber: '退字〔2026〕1号', returnedOn: '2026-03-02', reason: '账号已销户' };

describe('a return as typed', () => {
  it('needs its document, a day that is not to come, and the reason', () => {
    expect(returnFaults(right, '2026-03-02')).toEqual({});
    expect(returnFaults({ documentNumber: ' ', returnedOn: '', reason: '退' }, '2026-03-02')).toEqual({ documentNumber: 'short', returnedOn: 'date', reason: 'short' });
    expect(returnFaults({ ...right, returnedOn: '2026-03-03' }, '2026-03-02')).toEqual({ returnedOn: 'dateFuture' });
  });
});
