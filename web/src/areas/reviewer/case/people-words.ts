import { officerRoles, roleLabels } from '../../../../../shared/domain/application/actor';
import { stateLabels } from '../../../../../shared/domain/application/states';
import type { Language, Text } from '../../../language/text';
import { say } from '../../../language/text';
import type { CaseView } from './use-case-act';
import { punctuation } from '../../../language/punctuation';

const duties: Readonly<Record<string, Text>> = {
  intake: ['受理', 'Intake'], first_review: ['初审', 'First review'], second_review: ['复核', 'Second review'], expert: ['专家评审', 'Expert review'], decision: ['审定', 'Decision'],
  batch_maker: ['编制拨付批次', 'Batch made'], batch_checker: ['复核拨付批次', 'Batch checked'],
};

const capacities: Readonly<Record<string, Text>> = {
  legal_representative: ['法定代表人', 'Legal representative'], handler: ['经办人', 'Handler'], agency: ['代理机构', 'Agency'], daily_run: ['系统', 'The system'], objector: ['异议人', 'Objector'],
};

const fundingCheck: Text = ['资金查重', 'Duplicate-funding check'];

const wordIn = (words: Readonly<Record<string, Text>>, name: string, language: Language): string => { const text = words[name]; return text === undefined ? name : say(text, language); };

/** A duty on a case, such as 初审. */
export const dutyWord = (duty: string, language: Language): string => wordIn(duties, duty, language);

const holders: Readonly<Record<string, Text>> = {
  intake: ['受理人员', 'Intake officer'], first_review: ['初审人员', 'First reviewer'], second_review: ['复核人员', 'Second reviewer'], expert: ['评审专家', 'Review expert'], decision: ['审定人员', 'Approving officer'],
  batch_maker: ['批次编制人员', 'Batch maker'], batch_checker: ['批次复核人员', 'Batch checker'],
};

/** What an officer is called; by their user id where nobody noted a name. */
export const officerName = ({ officerNames }: Pick<CaseView, 'officerNames'>, userId: string): string => officerNames.find((one) => one.userId === userId)?.name ?? userId;

/** Who somebody is to the case, with their name: 初审人员 · 姓名. By the duty they hold on it, else by how they last acted. */
export const personWords = ({ dutyHolders, timeline, officerNames }: Pick<CaseView, 'dutyHolders' | 'timeline' | 'officerNames'>, userId: string, language: Language): string => {
  const name = officerName({ officerNames }, userId);
  const held = dutyHolders.filter((one) => one.userId === userId).map(({ duty }) => wordIn(holders, duty, language));
  const acted = timeline.findLast((entry) => entry.userId === userId)?.by ?? null;
  const words = held.length > 0 ? held.join(punctuation[language].list) : acted === null ? null : capacityWord(acted, language);
  return words === null ? name : `${words} · ${name}`;
};

/** In which capacity somebody acted: an officer’s role, or what they are to the enterprise. */
export const capacityWord = (capacity: string, language: Language): string => {
  const role = officerRoles.find((one) => one === capacity);
  return role === undefined ? wordIn(capacities, capacity, language) : roleLabels[role][language === 'zh' ? 'chinese' : 'english'];
};

/** The stage in which findings were made: the state that the case stood in when they were recorded. */
export const stageWord = ({ stageId, version }: CaseView['findings'][number], timeline: CaseView['timeline'], language: Language): string => {
  if (stageId === 'funding_check') return say(fundingCheck, language);
  const state = timeline.find((entry) => entry.version === version)?.fromState ?? null;
  return state === null ? stageId : language === 'zh' ? stateLabels[state].staff.replace(/中$/, '') : stateLabels[state].english;
};
