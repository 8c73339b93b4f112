import type { OfficerRole } from '../../../../shared/domain/application/actor';
import type { Text, Texts } from '../../language/text';

export const demoTexts = {
  title: ['试用演示系统', 'Try the demonstration'],
  lead: ['企业、人员和案件都是虚构的。选一个账号登录，口令都是 {password}；换一个人时，从这一页再选。', 'Enterprises, people and cases are invented. Choose an account and sign in; every password is {password}. To be someone else, choose again on this page.'],
  notHere: ['这一套系统不是演示系统，没有演示账号。', 'This is not a demonstration; there are no demo accounts.'],
  pathTitle: ['五分钟走一遍', 'Five minutes, once through'],
  pathApply: ['以 applicant-1 登录，“新的申请”选厦门的项目，按任务清单填写并提交，得到回执号。', 'Sign in as applicant-1, start a new application for a Xiamen programme, fill in the task list and submit: you get a receipt number.'],
  pathReview: ['换成 xiamen-intake 受理，再依次由 xiamen-first、xiamen-second 审查，xiamen-approver 审定。', 'Become xiamen-intake to accept it, then xiamen-first and xiamen-second to review, then xiamen-approver to decide.'],
  pathPay: ['公示期满后由 xiamen-finance 编制批次，xiamen-checker 复核拨付。', 'After the public notice xiamen-finance builds a payment batch and xiamen-checker approves it.'],
  applicants: ['申报单位', 'Applicants'],
  moreApplicants: ['更多申报单位（{n} 个账号）', 'More applicants ({n} accounts)'],
  account: ['账号', 'Account'], who: ['身份', 'Who'], can: ['能做什么', 'What they can do'], go: ['登录', 'Sign in'],
  goAs: ['以 {account} 登录', 'Sign in as {account}'],
  legal_representative: ['法定代表人', 'legal representative'], handler: ['经办人', 'handler'], agency: ['代理机构', 'agency'],
  conflicted: ['（与一家申报单位有利害关系，用来看回避）', ' (has an interest in one applicant: to see recusal)'],
  canApply: ['预检、填写和提交申请、补正、撤回、确认收款账户', 'Pre-check, fill in and submit, correct, withdraw, confirm the account'],
  links: ['接口', 'Interfaces'],
  openApi: ['接口说明（OpenAPI 3.1）', 'API description (OpenAPI 3.1)'],
  identity: ['身份服务', 'Identity service'],
} as const satisfies Texts;

/** What each duty does, for somebody who tries it. */
export const roleCan: Readonly<Record<OfficerRole, Text>> = {
  intake_officer: ['受理、要求补正、不予受理', 'Accept, ask for corrections, refuse to accept'],
  district_reviewer: ['形式审查：认领、逐条核对、记录意见', 'Formal review: claim, check each condition, record findings'],
  city_reviewer: ['实质审查：核对金额、处理查重', 'Substantive review: check amounts, resolve duplicate claims'],
  head_of_stage: ['负责本环节：再次补正、改派、暂缓', 'Heads a stage: further corrections, reassignment, hold over'],
  expert: ['专家评审', 'Expert review'],
  approver: ['审定名单、处理异议、核准', 'Decide lists, handle objections, approve'],
  finance_officer: ['预算、编制拨付批次、登记结果、导出', 'Budgets, payment batches, results, exports'],
  finance_approver: ['复核预算和批次（不能复核自己编制的）', 'Approve budgets and batches (never their own)'],
  policy_administrator: ['建议和批准政策数值（须两人）、开放申报', 'Propose and approve policy values (two persons), open calls'],
  auditor: ['查阅一切，核验审计链', 'Read everything, verify the audit chain'],
};

export const cityNames: readonly (readonly [regionCode: string, name: Text])[] = [['350200', ['厦门', 'Xiamen']], ['440300', ['深圳', 'Shenzhen']], ['440100', ['广州', 'Guangzhou']]];
