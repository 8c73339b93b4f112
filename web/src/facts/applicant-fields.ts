import { enterpriseIndustries } from '../../../shared/domain/enterprise-size';
import type { Text } from '../language/text';
import type { FieldSpec, LeafSpec, SectionSpec } from './field-spec';

const industryEnglish: Readonly<Record<string, string>> = {
  agriculture: 'Agriculture, forestry, fishery', industry: 'Industry (mining, manufacturing, utilities)', construction: 'Construction', wholesale: 'Wholesale', retail: 'Retail', transport: 'Transport (without rail)',
  warehousing: 'Warehousing', postal: 'Postal services', accommodation: 'Accommodation', catering: 'Catering', information_transmission: 'Information transmission', software: 'Software and IT services',
  real_estate: 'Real-estate development', property_management: 'Property management', leasing_and_business_services: 'Leasing and business services', other: 'Other industries', outside_table: 'Not covered by the size standard',
};

const applicantKindLabels: readonly (readonly [string, Text])[] = [
  ['enterprise', ['企业', 'Enterprise']], ['individual_business', ['个体工商户', 'Individual business']], ['cooperative', ['农民专业合作社', 'Farmers’ cooperative']], ['university', ['高等院校', 'University']],
  ['research_institute', ['科研院所', 'Research institute']], ['public_institution', ['事业单位', 'Public institution']], ['association', ['社会组织', 'Association']], ['other', ['其他', 'Other']],
];

const districtField: FieldSpec = { kind: 'region', path: 'applicant.districts[0].regionCode', label: ['所在区', 'District'], hint: ['按实际注册地填写，不能从信用代码推断。', 'Where you are registered; it can not be read from the credit code.'] };
const applicantKindField: FieldSpec = { kind: 'choice', path: 'applicant.kind', label: ['单位类型', 'Kind of applicant'], choices: applicantKindLabels.map(([value, label]) => ({ value, label })) };

export const sizeFields: readonly LeafSpec[] = [
  { kind: 'choice', path: 'applicant.sizeFigures[0].industry', label: ['所属行业', 'Industry'], hint: ['按《统计上大中小微型企业划分办法（2017）》的行业。', 'By the 2017 statistical size standard.'], choices: enterpriseIndustries.map(({ key, title }) => ({ value: key, label: [title, industryEnglish[key] ?? title] })) },
  { kind: 'integer', path: 'applicant.sizeFigures[0].employees', label: ['从业人员（人）', 'Employees'] },
  { kind: 'yuan', path: 'applicant.sizeFigures[0].revenueYuan', label: ['上年营业收入（元）', 'Revenue of last year (yuan)'], hint: ['以元填写，例如 18500000.00', 'In yuan, such as 18500000.00'] },
  { kind: 'yuan', path: 'applicant.sizeFigures[0].assetsYuan', label: ['资产总额（元）', 'Total assets (yuan)'] },
  { kind: 'date', path: 'applicant.sizeFigures[0].asOfOn', label: ['以上数据的日期', 'Date of these figures'], hint: ['一般为上年12月31日。', 'Usually 31 December of last year.'] },
];

const creditFlag = (path: string, label: Text): FieldSpec => ({ kind: 'flag', path: `applicant.creditStanding.${path}`, label });

const creditFields: readonly FieldSpec[] = [
  creditFlag('jointPunishmentListed', ['是否被列入失信联合惩戒对象名单？', 'Listed for joint punishment (breach of trust)?']),
  creditFlag('seriousBreachRecorded', ['是否被列入严重违法失信名单？', 'Recorded for a serious breach of law?']),
  creditFlag('falsePatentFilingFound', ['是否被认定有非正常专利申请行为？', 'Found to have made abnormal patent filings?']),
  creditFlag('intellectualPropertyPenaltyRecorded', ['是否受过知识产权行政处罚？', 'Penalised in intellectual-property matters?']),
  { kind: 'date', path: 'applicant.creditStanding.asOfOn', label: ['查询信用情况的日期', 'Day the credit record was looked up'] },
];

export const applicantSection: SectionSpec = {
  id: 'applicant', title: ['申报单位', 'Applicant'],
  fields: [
    { kind: 'text', path: 'applicant.registeredName', label: ['单位名称', 'Registered name'], hint: ['与营业执照一致。', 'As on the business licence.'] },
    { kind: 'text', path: 'applicant.creditCode', label: ['统一社会信用代码', 'Unified social credit code'], check: 'credit_code', readOnly: true },
    applicantKindField, districtField,
    { kind: 'date', path: 'applicant.districts[0].fromOn', label: ['自何时在该区登记', 'Registered there since'] },
    { kind: 'date', path: 'applicant.districts[0].toOn', label: ['迁出日期', 'Moved away on'], none: ['现在仍在该区', 'Still there'] },
    ...sizeFields, ...creditFields,
    { kind: 'texts', path: 'applicant.industryTags', label: ['产业类别', 'Industry catalogues'], hint: ['如战略性新兴产业、未来产业，一行一个。', 'Such as 战略性新兴产业 or 未来产业, one a line.'], optional: true },
    { kind: 'flag', path: 'filing.commitmentSigned', label: ['法定代表人是否已签署廉洁承诺书？', 'Has the legal representative signed the integrity commitment?'], optional: true },
  ],
};
