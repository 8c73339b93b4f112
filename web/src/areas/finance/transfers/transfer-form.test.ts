import { describe, expect, it } from '@jest/globals';
import { previewOf, transferBodyOf, transferFaults } from './transfer-form';
import type { TransferForm } from './transfer-form';

const district = (regionCode: string, figures: readonly string[], takesPart = true) => ({ regionCode, takesPart, figures });
const right: TransferForm = {
  fromAccountId: 'a', documentNumber: '演示〔2026〕1号', amountYuan: '100.00',
  factors: [{ name: '申请件数', weightPercent: '60', basis: '统计公报' }, { name: '企业数', weightPercent: '40', basis: '统计公报' }],
  districts: [district('350203', ['1', '1']), district('350205', ['1', '1']), district('350206', ['1', '1']), district('350211', ['', ''], false)],
};

describe('a transfer as typed', () => {
  it('shows to the fen what each district would get, the odd fen to the one named first', () => {
    const { shares } = previewOf(right);
    expect(shares?.map(({ amountFen, oddFen }) => [amountFen, oddFen])).toEqual([[3334, 1], [3333, 0], [3333, 0]]);
    expect(transferFaults(right, 10_000)).toEqual({});
    expect(transferBodyOf(right)).toMatchObject({ amountFen: 10_000, districts: [{ regionCode: '350203', figures: ['1', '1'] }, { regionCode: '350205' }, { regionCode: '350206' }] });
  });

  it('names what is wrong before anything is sent', () => {
    expect(transferFaults(right, 9_999)).toEqual({ amountYuan: 'above' });
    expect(transferFaults({ ...right, factors: right.factors.map((factor) => ({ ...factor, weightPercent: '60' })) }, 10_000)).toEqual({ factors: 'weights' });
    expect(transferFaults({ ...right, districts: [district('350203', ['1', ''])] }, 10_000)).toEqual({ districts: 'figures' });
    expect(transferFaults({ ...right, districts: [district('350203', ['0', '1'])] }, 10_000)).toEqual({ districts: 'figures' });
    expect(transferFaults({ ...right, districts: right.districts.map((one) => ({ ...one, takesPart: false })) }, 10_000)).toEqual({ districts: 'districtsMissing' });
    expect(transferFaults({ ...right, fromAccountId: '', documentNumber: ' ', amountYuan: '' }, 0)).toEqual({ fromAccountId: 'account', documentNumber: 'missing', amountYuan: 'required' });
  });
});
