import type { ProgrammeKind } from '../../../shared/domain/rules/measure-schema';
import { applicantSection } from './applicant-fields';
import type { SectionSpec } from './field-spec';
import { loanSection } from './loan-fields';
import { patentSection, policySection } from './policy-and-patent-fields';

const levelChoices = [
  { value: 'national', label: ['国家', 'National'] }, { value: 'province', label: ['省', 'Province'] }, { value: 'city', label: ['市', 'City'] }, { value: 'district', label: ['区', 'District'] },
] as const;

export const otherFundingSection: SectionSpec = {
  id: 'otherFunding', title: ['其他财政资助', 'Other public funding'], hint: ['同一费用已申请、已获批或已收到的其他财政资金，都要填写。', 'Any other public money applied for, approved or received for the same costs.'],
  fields: [{
    kind: 'rows', path: 'otherFunding', label: ['其他资助', 'Other funding'], ask: ['同一费用是否申请或获得过其他财政资助？', 'Was other public funding sought or received for the same costs?'],
    fields: [
      { kind: 'choice', path: 'level', label: ['资助级别', 'Level'], choices: levelChoices },
      { kind: 'text', path: 'programme', label: ['资助项目', 'Programme'] },
      { kind: 'yuan', path: 'amountYuan', label: ['金额（元）', 'Amount (yuan)'] },
      { kind: 'choice', path: 'stage', label: ['办到哪一步', 'Stage'], choices: [
        { value: 'applied', label: ['已申请', 'Applied'] }, { value: 'approved', label: ['已批准', 'Approved'] }, { value: 'paid', label: ['已到账', 'Paid'] }, { value: 'refused', label: ['未获批准', 'Refused'] },
      ] },
    ],
  }],
};

const lineSections: Readonly<Record<ProgrammeKind, SectionSpec>> = {
  pledge_loan_interest: loanSection, patent_insurance_premium: policySection, first_invention_patent_fee: patentSection, grant_reward: patentSection,
};

/** The sections of the application form of a kind of programme, in the order they are filled in. */
export const sectionsFor = (kind: ProgrammeKind): readonly SectionSpec[] => [applicantSection, lineSections[kind], otherFundingSection];

/** Every section there is: names the places that a determination or a correction speaks of. */
export const allSections: readonly SectionSpec[] = [applicantSection, loanSection, policySection, patentSection, otherFundingSection];
