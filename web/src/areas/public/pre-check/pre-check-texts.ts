import type { Texts } from '../../../language/text';

export const preCheckTexts = {
  title: ['预检：能不能享受、大约多少', 'Pre-check: am I eligible, and for how much'],
  lead: ['回答几个问题就有逐条结论。不用登录，不保存，不影响以后申报。', 'Answer a few questions and see each condition decided. No sign-in, nothing is saved, no effect on a later application.'],
  choose: ['想了解哪个项目？', 'Which programme?'],
  others: ['目前不受理的项目也可以测算', 'Programmes not open now can be computed too'],
  step: ['第 {n} 步，共 {total} 步', 'Step {n} of {total}'],
  skip: ['不清楚的可以先空着：空着表示“还不知道”，不会被当作“否”。', 'Leave open what you don’t know: open means unknown, never “no”.'],
  next: ['下一步', 'Next'], back: ['上一步', 'Back'], see: ['查看结果', 'See the result'],
  result: ['预检结果', 'Result'],
  again: ['修改回答', 'Change answers'], apply: ['开始申报', 'Start an application'], guide: ['看办事指南', 'Read the guide'],
  checking: ['正在按政策逐条核对…', 'Checking every condition…'],
} as const satisfies Texts;
