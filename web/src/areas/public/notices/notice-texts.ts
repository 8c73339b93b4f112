import type { Texts } from '../../../language/text';

export const noticeTexts = {
  title: ['公示', 'Public notices'],
  lead: ['拟资助名单在公示期内接受监督。公示内容不含账号、证件号、利率和合同号。', 'Proposed grants, open to objection during the notice. Accounts, ids, rates and contract numbers are never shown.'],
  onlyOpen: ['正在公示', 'Open now'], allOnes: ['全部', 'All'],
  none: ['目前没有公示。', 'There is no notice now.'],
  search: ['按企业、项目或文号查找', 'Find by enterprise, programme or document'], count: ['共 {n} 条', '{n} entries'], basis: ['依据', 'Basis'], ended: ['已结束', 'ended'], about: ['公示内容', 'The notice'],
  enterprise: ['企业', 'Enterprise'], programme: ['项目', 'Programme'], amount: ['拟资助金额', 'Proposed amount'], period: ['公示期', 'Notice period'], document: ['审定文件', 'Decision document'], contact: ['异议受理', 'Objections to'],
  object: ['提出异议', 'Object'], objectTo: ['对{name}提出异议', 'Object to {name}'],
  objectTitle: ['提出异议', 'Object to a notice'],
  objectLead: ['异议须署名并附证据。主管部门会核实，处理结果另行告知。', 'An objection must be signed and come with evidence. The authority will look into it and answer.'],
  who: ['以什么身份提出', 'Who objects'], unit: ['单位', 'Organisation'], person: ['个人', 'Person'],
  name: ['单位名称或姓名', 'Name'], contactOf: ['联系方式', 'How to reach you'], evidence: ['证据说明', 'Evidence'], evidenceHint: ['说明证据名称和内容。单位还须说明异议申请书（加盖公章）和主体资格证明。', 'Name and content of the evidence; organisations also the stamped objection and proof of existence.'],
  reason: ['异议的事实和理由', 'Facts and reasons'],
  send: ['提交异议', 'Submit objection'], required: ['此项必填，请填写完整', 'Required: please fill in completely'],
  done: ['异议已收到', 'Objection received'], doneText: ['编号 {id}，请记下。主管部门核实后会通过您留下的方式联系您。', 'Number {id}: please keep it. The authority will contact you.'],
  back: ['回到公示', 'Back to the notices'],
} as const satisfies Texts;
