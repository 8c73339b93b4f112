import { brandRegionCode } from '../../shared/domain/brands';
import type { RegionCode } from '../../shared/domain/brands';
import { parseLocalDate } from '../../shared/domain/local-date';
import type { Call } from '../../shared/ports/catalogues';
import type { DemoKind } from './facts';

/** The three demo programmes, where they run and whose hands work on them (the prefix of the demo accounts). */
export type DemoProgramme = { readonly programmeId: string; readonly kind: DemoKind; readonly callId: string; readonly cityCode: RegionCode; readonly officers: string; readonly expert: boolean; readonly sharesPot: boolean };

export const demoProgrammes: readonly DemoProgramme[] = [
  { programmeId: 'demo-xiamen-interest-2026', kind: 'pledge_loan_interest', callId: 'demo-call-xiamen-2026', cityCode: brandRegionCode('350200'), officers: 'xiamen', expert: false, sharesPot: false },
  { programmeId: 'demo-shenzhen-insurance-2026', kind: 'patent_insurance_premium', callId: 'demo-call-shenzhen-2026', cityCode: brandRegionCode('440300'), officers: 'shenzhen', expert: true, sharesPot: true },
  { programmeId: 'demo-guangdong-first-invention-2026', kind: 'first_invention_patent_fee', callId: 'demo-call-guangzhou-2026', cityCode: brandRegionCode('440100'), officers: 'guangzhou', expert: false, sharesPot: false },
];

export const demoCalls: readonly Call[] = demoProgrammes.map((programme) => ({
  callId: programme.callId, programmeId: programme.programmeId, title: '【演示】2026年申报通知', documentNumber: '演示通知〔2026〕1号',
  opensOn: parseLocalDate('2026-01-01'), closesOn: parseLocalDate('2026-12-31'), fiscalYear: 2026, contact: '演示联系人 000-00000000', openedBy: `${programme.officers}-policy-1`,
}));
