import { describe, expect, it } from '@jest/globals';
import { yearEndBodyOf, yearEndFaults } from './year-end-checks';
import type { YearEndForm } from './year-end-checks';

const form: YearEndForm = { documentNumber: '厦财预〔2026〕88号', issuedOn: '2026-12-20', cutOffOn: '2026-12-31', openParts: 'carry_over', remainder: 'lapse', returns: 'lapse' };
const faults = (changes: Partial<YearEndForm>) => yearEndFaults({ ...form, ...changes }, 2026, '2026-12-25');

describe('the form of a year end', () => {
  it('has no mode before one is chosen, and sends nothing without', () => {
    expect(faults({ openParts: '', remainder: '', returns: '' })).toEqual({ openParts: 'modeFault', remainder: 'modeFault', returns: 'modeFault' });
    expect(yearEndBodyOf({ ...form, returns: '' }, 'a')).toBeNull();
    expect(yearEndBodyOf({ ...form, documentNumber: ` ${form.documentNumber} ` }, 'a')).toEqual({ accountId: 'a', ...form });
  });

  it.each([
    [{}, {}],
    [{ documentNumber: ' ' }, { documentNumber: 'short' }],
    [{ issuedOn: '' }, { issuedOn: 'date' }],
    [{ issuedOn: '2026-12-26' }, { issuedOn: 'dateFuture' }],
    [{ cutOffOn: '2025-12-31' }, { cutOffOn: 'beforeYear' }],
    [{ cutOffOn: '2027-01-10' }, {}],
  ])('%j: %j', (changes, expected) => { expect(faults(changes)).toEqual(expected); });
});
