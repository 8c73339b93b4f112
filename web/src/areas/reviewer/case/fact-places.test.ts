import { describe, expect, it } from '@jest/globals';
import { sectionsFor } from '../../../facts/sections';
import { placesOf } from './fact-places';

describe('places that a correction can name', () => {
  const facts = { applicant: { registeredName: '鹭海' }, loans: [{ lineId: 'loan-1', drawdowns: [{ drawnOn: '2024-01-05' }] }] };
  const places = placesOf(sectionsFor('pledge_loan_interest'), facts, 'zh', (code) => code).flatMap((group) => group.places);

  it('are all that was filed, in rows too, in the words and with the answers of the form', () => {
    expect(places).toContainEqual({ path: 'applicant.registeredName', label: '单位名称', current: '鹭海' });
    expect(places).toContainEqual({ path: 'loans[0].drawdowns[0].drawnOn', label: '贷款 1 · 放款 1 · 放款日', current: '2024年1月5日' });
    expect(places.find(({ path }) => path === 'loans')).toMatchObject({ current: null });
  });
  it('are each there once', () => {
    expect(new Set(places.map(({ path }) => path)).size).toBe(places.length);
  });
});
