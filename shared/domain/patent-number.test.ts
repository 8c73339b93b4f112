import { describe, expect, it } from '@jest/globals';
import { parseLocalDate as on } from './local-date';
import { checkPatentDates, computePatentNumberCheck, parsePatentNumber } from './patent-number';

const refusal = (reason: string) => expect.objectContaining({ code: 'patent_number_invalid', details: { params: { reason } } });

describe('patent number (ZC 0006-2003)', () => {
  it.each([
    ['201710601862.3', 'invention', false, 2017, 'new', false],
    ['95115608.X', 'invention', false, 1995, 'old', false],
    ['90101673.X', 'invention', false, 1990, 'old', false],
    ['97101765.4', 'invention', false, 1997, 'old', false],
    ['ZL201220687633.0', 'utility_model', false, 2012, 'new', true],
    ['ZL201310699744.2', 'invention', false, 2013, 'new', true],
    ['201510123456.1', 'invention', false, 2015, 'new', false],
    ['201610987654.7', 'invention', false, 2016, 'new', false],
    ['201720345678.2', 'utility_model', false, 2017, 'new', false],
    ['201880001234.4', 'invention', true, 2018, 'new', false],
    ['ZL201580001234.0', 'invention', true, 2015, 'new', true],
    ['201910000001.9', 'invention', false, 2019, 'new', false],
    ['02112345.4', 'invention', false, 2002, 'old', false],
  ])('%s', (text, kind, pct, filingYear, form, granted) => {
    expect(parsePatentNumber(text)).toEqual({ number: text.replace('ZL', ''), kind, pct, filingYear, form, granted });
  });

  it('normalises full-width characters, prefixes and the blanks the standard allows', () => {
    for (const text of ['ＺＬ２０１５１０１２３４５６．１', 'zl 2015 1 0123456.1', ' CN201510123456.1 ', '2015 10123456.1']) {
      expect(parsePatentNumber(text).number).toBe('201510123456.1');
    }
    expect(parsePatentNumber('95115608.x').number).toBe('95115608.X');
  });

  it.each([
    ['201510123456', 'format'],
    ['2015101234561', 'format'],
    ['20151012345.1', 'format'],
    ['201510 123456.1', 'format'],
    ['US201510123456.1', 'format'],
    ['', 'format'],
    ['201540123456.1', 'kind'],
    ['200210123456.1', 'year'],
    ['04112345.4', 'year'],
    ['84112345.4', 'year'],
    ['201510123456.2', 'check'],
    ['95115608.0', 'check'],
  ])('refuses %j by its %s', (text, reason) => expect(() => parsePatentNumber(text)).toThrow(refusal(reason)));

  it('catches every single wrong digit', () => {
    for (const number of ['201710601862.3', '95115608.X', '201880001234.4', '02112345.4']) {
      for (let place = 0; place < number.length; place += 1) {
        for (const other of '0123456789X') {
          if (number.charAt(place) === '.' || other === number.charAt(place)) continue;
          expect(() => parsePatentNumber(number.slice(0, place) + other + number.slice(place + 1))).toThrow('patent_number_invalid');
        }
      }
    }
  });

  it('computes over 8 or 12 digits only', () => {
    expect(computePatentNumberCheck('95115608')).toBe('X');
    expect(() => computePatentNumberCheck('951156081')).toThrow('8 or 12 digits');
  });
});

describe('checkPatentDates', () => {
  const patent = parsePatentNumber('201510123456.1');

  it('finds nothing where number and dates agree or are unknown', () => {
    expect(checkPatentDates(patent, { filedOn: on('2015-03-16'), grantedOn: on('2017-12-29') })).toEqual([]);
    expect(checkPatentDates(patent, {})).toEqual([]);
    expect(checkPatentDates(patent, { grantedOn: on('2010-01-01') })).toEqual([]);
    expect(checkPatentDates(parsePatentNumber('02112345.4'), { filedOn: on('2002-05-01') })).toEqual([]);
  });

  it('a filing after the year of the number cannot be; one before it may (divisional, PCT)', () => {
    expect(checkPatentDates(patent, { filedOn: on('2016-01-01') })).toEqual([{ severity: 'error', reason: 'filing_year_differs', field: 'filedOn' }]);
    expect(checkPatentDates(patent, { filedOn: on('2014-12-31') })).toEqual([{ severity: 'warning', reason: 'filing_year_differs', field: 'filedOn' }]);
  });

  it('a grant comes after the filing', () => {
    const found = [{ severity: 'error', reason: 'granted_not_after_filing', field: 'grantedOn' }];
    expect(checkPatentDates(patent, { filedOn: on('2015-03-16'), grantedOn: on('2015-03-16') })).toEqual(found);
  });

  it('the form changed on 2003-10-01', () => {
    const oldForm = { filingYear: 2003, form: 'old' } as const;
    const newForm = { filingYear: 2003, form: 'new' } as const;
    expect(checkPatentDates(oldForm, { filedOn: on('2003-09-30') })).toEqual([]);
    expect(checkPatentDates(newForm, { filedOn: on('2003-10-01') })).toEqual([]);
    expect(checkPatentDates(oldForm, { filedOn: on('2003-10-01') })).toMatchObject([{ severity: 'error', reason: 'form_does_not_fit_filing_date' }]);
    expect(checkPatentDates(newForm, { filedOn: on('2003-09-30') })).toMatchObject([{ severity: 'warning', reason: 'form_does_not_fit_filing_date' }]);
  });
});
