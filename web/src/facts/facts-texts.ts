import type { Texts } from '../language/text';

export const factsTexts = {
  yes: ['是', 'Yes'], no: ['否', 'No'],
  have: ['有', 'Yes'], haveNone: ['没有', 'No'],
  choose: ['请选择', 'Please choose'],
  add: ['添加{item}', 'Add: {item}'], remove: ['删除{item}', 'Remove: {item}'],
  slot: ['主管部门尚未确定的数值', 'a value the authority has not fixed yet'],
  series: ['尚未公布或收录的利率', 'an interest rate not published or recorded yet'],
  reading: ['主管部门须先明确这种情形如何处理', 'the authority must first say how this is handled'],
  material: ['材料：{path}', 'the papers: {path}'],
  before: ['上次提交', 'Submitted before'], now: ['现在', 'Now'], item: ['内容', 'Item'],
  city: ['城市', 'City'],
} as const satisfies Texts;
