import type { Texts } from '../../../language/text';

export const homeTexts = {
  title: ['知识产权金融补贴，一个入口办理', 'IP-finance subsidies in one place'],
  lead: ['专利权质押贷款贴息、专利保险保费补贴、首件发明专利费用资助。先预检，再申报；每个金额有步骤，每个条件有依据。', 'Interest subsidies for patent-pledge loans, patent-insurance premium subsidies, and fees of a first invention patent. Check first, then apply; every amount shows its steps, every condition its clause.'],
  see: ['我要看', 'Read'], seeText: ['政策和公示', 'Policies and notices'],
  seeProgrammes: ['有哪些项目、条件和金额', 'Programmes, conditions and amounts'], seeNotices: ['正在公示的拟资助名单', 'Proposed grants on public notice'],
  check: ['我要查', 'Look up'], checkText: ['进度和回执', 'Progress and receipts'],
  checkApplications: ['我的申请进度', 'Progress of my applications'], checkReceipt: ['核验回执', 'Verify a receipt'],
  apply: ['我要办', 'Do'], applyText: ['预检和申报', 'Check and apply'],
  applyPreCheck: ['预检：能不能享受、大约多少', 'Pre-check: am I eligible, and for how much'], applyNow: ['开始申报', 'Start an application'],
  ask: ['我要问', 'Ask'], askText: ['联系方式和异议', 'Contacts and objections'],
  askContact: ['各项目咨询电话', 'Contacts of each programme'], askObject: ['对公示提出异议', 'Object to a notice'],
} as const satisfies Texts;
