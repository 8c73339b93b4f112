import type { StatedFacts } from '../../../local/demo/facts';
import { enterpriseIndustries } from '../../../shared/domain/enterprise-size';
import type { DemoEnterprise } from '../../../local/demo/people';
import type { FactsForm } from './facts-form';

type Loan = NonNullable<StatedFacts['loans']>[number];
type Policy = NonNullable<StatedFacts['policies']>[number];
type Patent = NonNullable<StatedFacts['patents']>[number];

const dayCountWords = { 'ACT/360': '实际天数/360', 'ACT/365F': '实际天数/365', '30/360': '30/360' } as const;
const insuranceLineWords: Readonly<Record<string, string>> = { enforcement: '专利执行保险', infringement_loss: '专利被侵权损失保险', overseas_infringement_liability: '海外侵权责任险' };
const feeWords: Readonly<Record<string, string>> = { application: '申请费', publication: '公布印刷费', examination: '实质审查费', registration: '登记费', annual: '年费', agency: '代理费' };
const originWords = { own: '自行申请取得', assigned: '受让取得' } as const;

const yesNo = (answer: boolean | null | undefined): '是' | '否' => (answer === true ? '是' : '否');

const fillWhereKnown = async (form: FactsForm, answers: readonly (readonly [label: string, value: string | null | undefined])[]): Promise<void> => {
  for (const [label, value] of answers) if (value !== null && value !== undefined) await form.fill(label, value);
};

const typeLoan = async (form: FactsForm, loan: Loan): Promise<void> => {
  await fillWhereKnown(form, [['贷款银行', loan.bankName], ['借款合同编号', loan.contractNumber], ['合同签订日', loan.contractSignedOn], ['合同年利率（%）', loan.actualRatePercent]]);
  if (loan.dayCount !== undefined) await form.choose('计息基础', dayCountWords[loan.dayCount]);
  for (const [index, drawdown] of (loan.drawdowns ?? []).entries()) {
    const row = await form.rowThere('放款', index + 1);
    await fillWhereKnown(row, [['借据号', drawdown.drawdownNumber], ['放款日', drawdown.drawnOn], ['放款金额（元）', drawdown.amountYuan], ['约定到期日', drawdown.dueOn]]);
  }
  await form.answer('归还过本金吗？', (loan.repayments ?? []).length > 0 ? '有' : '没有');
  for (const [index, repayment] of (loan.repayments ?? []).entries()) {
    const row = await form.rowThere('还款', index + 1);
    await fillWhereKnown(row, [['还款日', repayment.repaidOn], ['归还本金（元）', repayment.amountYuan]]);
  }
  await fillWhereKnown(form, [['结清日', loan.settledOn], ['专利权质押登记日', loan.pledgeRegisteredOn]]);
  await form.answer('是否有逾期？', yesNo(loan.overdue));
  await form.answer('是否办理过展期？', yesNo(loan.extended));
  await form.choose('币种', '人民币');
  await form.fill('质押的专利号', (loan.pledgedPatents ?? []).join('\n'));
  await form.answer('质押的专利是否均为本单位所有？', yesNo(loan.pledgedPatentsOwnedByBorrower));
  await form.tick('没有其他担保');
  await form.answer('有共同借款人吗？', '没有');
};

const typePolicy = async (form: FactsForm, policy: Policy): Promise<void> => {
  await fillWhereKnown(form, [['保单号', policy.policyNumber], ['保险公司', policy.insurer], ['保险起期', policy.startsOn], ['保险止期', policy.endsOn]]);
  await form.choose('险种', insuranceLineWords[policy.insuranceLine ?? ''] ?? '其他');
  await fillWhereKnown(form, [['合同签订日', policy.signedOn]]);
  await form.answer('投保的专利是否均为本单位所有？', yesNo(policy.patentsOwnedByApplicant));
  await form.answer('投保的专利是否均已授权？', yesNo(policy.patentsGranted));
  for (const [index, premium] of (policy.premiums ?? []).entries()) {
    const row = await form.rowThere('保费', index + 1);
    await fillWhereKnown(row, [['专利号', premium.patentNumber], ['实付保费（元）', premium.paidYuan], ['付款日', premium.paidOn]]);
  }
};

const typePatent = async (form: FactsForm, patent: Patent): Promise<void> => {
  await fillWhereKnown(form, [['专利号', patent.number], ['申请日', patent.filedOn], ['授权公告日', patent.grantedOn]]);
  await form.choose('取得方式', originWords[patent.origin ?? 'own']);
  for (const [index, fee] of (patent.fees ?? []).entries()) {
    const row = await form.rowThere('费用', index + 1);
    await row.choose('费用种类', feeWords[fee.kind ?? ''] ?? '代理费');
    await fillWhereKnown(row, [['实付金额（元）', fee.paidYuan], ['付款日', fee.paidOn], ['收据或发票号', fee.receiptNumber]]);
  }
};

/** Types the loans, policies or patents of somebody's papers into the part of the form that asks for them. */
export const typeLines = async (form: FactsForm, facts: StatedFacts): Promise<void> => {
  for (const [index, loan] of (facts.loans ?? []).entries()) await typeLoan(await form.rowThere('贷款', index + 1), loan);
  for (const [index, policy] of (facts.policies ?? []).entries()) await typePolicy(await form.rowThere('保单', index + 1), policy);
  if (facts.patents == null) return;
  for (const [index, patent] of facts.patents.entries()) await typePatent(await form.rowThere('专利', index + 1), patent);
  await form.answer('除本次申报的以外，此前还有发明专利吗？', '没有');
};

/** Who applies, as the pre-check asks it: kind, place, figures of size, credit, and what single programmes ask besides. */
export const typeApplicant = async (form: FactsForm, enterprise: DemoEnterprise, districtName: string, facts: StatedFacts): Promise<void> => {
  const { districts, sizeFigures, creditStanding, industryTags } = enterprise.applicant;
  const figures = sizeFigures?.[0];
  await form.choose('单位类型', '企业');
  await form.choose('所在区', districtName);
  await fillWhereKnown(form, [['自何时在该区登记', districts?.[0]?.fromOn]]);
  await form.choose('所属行业', enterpriseIndustries.find(({ key }) => key === figures?.industry)?.title ?? '');
  await fillWhereKnown(form, [['从业人员（人）', String(figures?.employees ?? '')], ['上年营业收入（元）', figures?.revenueYuan], ['资产总额（元）', figures?.assetsYuan], ['以上数据的日期', figures?.asOfOn]]);
  await form.answer('是否被列入失信联合惩戒对象名单？', yesNo(creditStanding?.jointPunishmentListed));
  await form.fill('产业类别', (industryTags ?? []).join('\n'));
  if (facts.filing == null) return;
  await form.answer('法定代表人是否已签署廉洁承诺书？', yesNo(facts.filing.commitmentSigned));
};
