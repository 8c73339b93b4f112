import { Problem } from '../problem';

/** 承诺书. Versions are released texts: a new wording is a new version, the old one stays for the cases that signed it. */
export type Declaration = { readonly version: string; readonly text: string };

export const declarations: readonly Declaration[] = [
  {
    version: '2026-1',
    text: [
      '本单位承诺：',
      '一、所填内容及所附材料真实、完整、有效，复印件与原件一致。',
      '二、同一费用未获得并不再申请其他财政资金重复资助；已申请或已获得的，均已如实填报。',
      '三、收到资金后依法依规使用，配合监督检查和绩效评价。',
      '四、如有虚假，愿意退回资金并承担相应法律责任。',
    ].join('\n'),
  },
];

export const currentDeclaration = (): Declaration => {
  const latest = declarations.at(-1);
  if (latest === undefined) throw new Error('There is no declaration text.');
  return latest;
};

/**
 * The text somebody agreed to.
 * @throws Problem `declaration_not_accepted`, `declaration_outdated` when a newer wording must be read first.
 */
export const requireDeclaration = (agreed: { readonly version: string; readonly accepted: boolean }): Declaration => {
  if (!agreed.accepted) throw new Problem('declaration_not_accepted', { field: 'declaration.accepted' });
  const current = currentDeclaration();
  if (agreed.version !== current.version) throw new Problem('declaration_outdated', { field: 'declaration.version', params: { currentVersion: current.version } });
  return current;
};
