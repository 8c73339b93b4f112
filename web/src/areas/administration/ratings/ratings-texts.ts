import type { Texts } from '../../../language/text';

export const ratingsTexts = {
  title: ['服务评价', 'Ratings'],
  lead: ['申请单位对办理情况的自愿评价。不满意和非常不满意的，由主管部门负责人核实并答复，答复显示在申请单位的案件页。', 'What applicants say, of their own will, of how their cases were handled. Bad ratings are looked into and answered by the head of the office; the applicant reads the answer on the case page.'],
  programme: ['项目', 'Programme'], noProgrammes: ['您的职责范围内没有项目。', 'No programme is in reach of your duties.'],
  counts: ['各档件数', 'By grade'], grade: ['评价', 'Grade'], count: ['件数', 'Count'], total: ['合计', 'Total'],
  share: ['满意率：{share}%（非常满意、满意、基本满意占全部评价；经核实不予采纳的差评不计）。', 'Satisfied: {share}% (the first three grades of all; bad ratings found mistaken or malicious are left out).'],
  noShare: ['还没有评价。', 'There are no ratings yet.'], elsewhere: ['全项目的件数只给职责覆盖整个项目地区的人员看。', 'Counts of a whole programme are shown to those whose duty covers all of its region.'],
  unanswered: ['待答复 {n} 件，已答复 {m} 件，其中不予采纳 {k} 件。', '{n} to be answered, {m} answered, {k} of them not adopted.'],
  bad: ['差评与答复', 'Bad ratings and their answers'], noBad: ['没有差评。', 'There is no bad rating.'], more: ['继续显示', 'Show more'],
  receipt: ['回执号', 'Receipt number'], district: ['地区', 'District'], when: ['评价时间', 'Rated'], comment: ['意见', 'Comment'], noComment: ['没有填写', 'None'],
  open: ['待答复', 'To be answered'], answered: ['已答复', 'Answered'], answer: ['答复', 'Answer'], answerOf: ['答复：{receipt}', 'Answer {receipt}'],
  finding: ['核实结果', 'What was found'], answerText: ['答复内容（申请单位会看到）', 'Answer (the applicant reads it)'], answerQuestion: ['答复这条评价？', 'Answer this rating?'],
  answerHint: ['答复只有一次，提交后不能修改。', 'It is answered once and the answer can not be changed.'],
} as const satisfies Texts;
