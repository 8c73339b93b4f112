import { describe, expect, it } from '@jest/globals';
import { addressOf, changed, filtersOf, queryOf } from './filters';

const read = (address: string) => filtersOf(new URLSearchParams(address));

describe('filters in the address', () => {
  it('come back as they were after a reload', () => {
    const address = 'state=submitted&district=350203&programme=xiamen-interest&due-before=2026-03-20&holder=mine&order=due_last&after=abc';
    expect(addressOf(read(address))).toBe(address);
    expect(addressOf(read(''))).toBe('');
  });

  it('take nothing that makes no sense', () => {
    const filters = read('state=draft&district=%3Cb%3E&due-before=tomorrow&holder=boss&order=up');
    expect(filters).toEqual({ state: null, districtCode: null, programmeId: null, dueBeforeOn: null, holder: 'anybody', order: 'due_first', cursor: null });
  });

  it('begin at the first page when they change', () => {
    expect(changed(read('state=submitted&after=abc'), { holder: 'mine' })).toMatchObject({ state: 'submitted', holder: 'mine', cursor: null });
  });

  it('ask the service only what is set', () => {
    expect(queryOf(read('district=350203'), 'submitted')).toEqual({ state: 'submitted', holder: 'anybody', order: 'due_first', limit: 25, districtCode: '350203' });
  });
});
