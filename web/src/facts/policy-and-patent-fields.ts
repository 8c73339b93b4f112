import type { Choice, FieldSpec, SectionSpec } from './field-spec';

const insuranceLineChoices: readonly Choice[] = [
  { value: 'enforcement', label: ['专利执行保险', 'Patent enforcement'] }, { value: 'infringement_loss', label: ['专利被侵权损失保险', 'Loss by infringement'] },
  { value: 'overseas_infringement_liability', label: ['海外侵权责任险', 'Overseas infringement liability'] }, { value: 'agency_liability', label: ['代理职业责任险', 'Agency liability'] },
  { value: 'pledge_loan_guarantee', label: ['质押融资保证保险', 'Pledge-loan guarantee'] }, { value: 'other', label: ['其他', 'Other'] },
];

const policyFields: readonly FieldSpec[] = [
  { kind: 'text', path: 'policyNumber', label: ['保单号', 'Policy number'] },
  { kind: 'text', path: 'insurer', label: ['保险公司', 'Insurer'] },
  { kind: 'choice', path: 'insuranceLine', label: ['险种', 'Kind of insurance'], choices: insuranceLineChoices },
  { kind: 'date', path: 'signedOn', label: ['合同签订日', 'Signed on'] },
  { kind: 'date', path: 'startsOn', label: ['保险起期', 'Cover starts'] },
  { kind: 'date', path: 'endsOn', label: ['保险止期', 'Cover ends'] },
  { kind: 'flag', path: 'patentsOwnedByApplicant', label: ['投保的专利是否均为本单位所有？', 'Do you own all insured patents?'] },
  { kind: 'flag', path: 'patentsGranted', label: ['投保的专利是否均已授权？', 'Are all insured patents granted?'] },
  { kind: 'rows', path: 'premiums', label: ['保费', 'Premium'], hint: ['按实际支付（扣除退保）填写；每件专利一行，整单一笔的只填一行。', 'What was really paid after refunds, one row a patent, or one for all.'], fields: [
    { kind: 'text', path: 'patentNumber', label: ['专利号', 'Patent'], check: 'patent_number', none: ['整单保费，不分专利', 'One premium for all patents'] },
    { kind: 'yuan', path: 'paidYuan', label: ['实付保费（元）', 'Premium paid (yuan)'] },
    { kind: 'date', path: 'paidOn', label: ['付款日', 'Paid on'] },
  ] },
];

const policyRows = (fields: readonly FieldSpec[]): FieldSpec => ({ kind: 'rows', path: 'policies', label: ['保单', 'Policy'], lineIdPrefix: 'policy', fields });
export const policySection: SectionSpec = { id: 'policies', title: ['保单', 'Policies'], hint: ['每份保单填一项。', 'One entry a policy.'], fields: [policyRows(policyFields)] };

const feeChoices: readonly Choice[] = [
  { value: 'application', label: ['申请费', 'Filing fee'] }, { value: 'publication', label: ['公布印刷费', 'Publication fee'] }, { value: 'examination', label: ['实质审查费', 'Examination fee'] },
  { value: 'registration', label: ['登记费', 'Registration fee'] }, { value: 'annual', label: ['年费', 'Annual fee'] }, { value: 'agency', label: ['代理费', 'Agency fee'] },
];

const originChoices: readonly Choice[] = [{ value: 'own', label: ['自行申请取得', 'Filed by the applicant'] }, { value: 'assigned', label: ['受让取得', 'Acquired from another'] }];

const patentFields: readonly FieldSpec[] = [
  { kind: 'text', path: 'number', label: ['专利号', 'Patent number'], hint: ['例如 ZL201510123456.1', 'Such as ZL201510123456.1'], check: 'patent_number' },
  { kind: 'date', path: 'filedOn', label: ['申请日', 'Filed on'] },
  { kind: 'date', path: 'grantedOn', label: ['授权公告日', 'Granted on'], none: ['尚未授权', 'Not granted yet'] },
  { kind: 'choice', path: 'origin', label: ['取得方式', 'How it was acquired'], choices: originChoices },
  { kind: 'texts', path: 'jointOwners', label: ['共同专利权人', 'Joint owners'], hint: ['一行一个。', 'One a line.'], none: ['没有', 'None'], optional: true },
  { kind: 'date', path: 'maintainedUntilOn', label: ['年费缴至', 'Annual fees paid until'], optional: true },
  { kind: 'rows', path: 'fees', label: ['费用', 'Fee'], hint: ['按减缴后实际支付的金额填写。', 'What was really paid after reductions.'], fields: [
    { kind: 'choice', path: 'kind', label: ['费用种类', 'Kind'], choices: feeChoices },
    { kind: 'yuan', path: 'paidYuan', label: ['实付金额（元）', 'Paid (yuan)'] },
    { kind: 'date', path: 'paidOn', label: ['付款日', 'Paid on'] },
    { kind: 'text', path: 'receiptNumber', label: ['收据或发票号', 'Receipt number'] },
  ] },
];

const priorFields: readonly FieldSpec[] = [
  { kind: 'text', path: 'number', label: ['专利号', 'Patent number'], check: 'patent_number' },
  { kind: 'date', path: 'grantedOn', label: ['授权公告日', 'Granted on'] },
  { kind: 'choice', path: 'origin', label: ['取得方式', 'How it was acquired'], choices: originChoices },
  { kind: 'date', path: 'heldFromOn', label: ['自何时持有', 'Held since'] },
];

const patentRows = (fields: readonly FieldSpec[]): FieldSpec => ({ kind: 'rows', path: 'patents', label: ['专利', 'Patent'], lineIdPrefix: 'patent', fields });
const priorRows: FieldSpec = { kind: 'rows', path: 'priorInventionPatents', label: ['此前的发明专利', 'Earlier invention patent'], ask: ['除本次申报的以外，此前还有发明专利吗？', 'Did you have invention patents before?'], fields: priorFields };
export const patentSection: SectionSpec = { id: 'patents', title: ['专利和费用', 'Patents and fees'], fields: [patentRows(patentFields), priorRows] };
