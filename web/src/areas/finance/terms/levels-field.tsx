import { componentTexts } from '../../../components/component-texts';
import { useTexts } from '../../../language/language-provider';
import { TextField } from '../../../forms/field';
import { YuanField } from '../form/yuan-field';
import type { LevelForm } from './terms-form';
import { termsTexts } from './terms-texts';

const levelsAtMost = 10;

type Properties = { readonly levels: readonly LevelForm[]; readonly fault: string | null; readonly onChange: (levels: readonly LevelForm[]) => void };

/** How many people approve a batch above which sum, and whether the approving officer is one of them. */
export const LevelsField = ({ levels, fault, onChange }: Properties) => {
  const t = useTexts(termsTexts);
  const c = useTexts(componentTexts);
  const change = (at: number, part: Partial<LevelForm>): void => { onChange(levels.map((level, index) => (index === at ? { ...level, ...part } : level))); };
  return (
    <fieldset className={fault === null ? 'field' : 'field invalid'} id="levels" style={{ maxWidth: 'none' }}>
      <legend>{t('levels')}</legend>
      <p className="hint">{t('levelsHint')}</p>
      {fault === null ? null : <p className="field-error"><span className="visually-hidden">{c('errorPrefix')}</span>{fault}</p>}
      {levels.length === 0 ? <p>{t('noLevels')}</p> : levels.map((level, at) => (
        <div key={at} className="columns">
          <YuanField id={`level-${at}-above`} label={t('levelAbove', { n: at + 1 })} fault={null} value={level.aboveYuan} onChange={(aboveYuan) => { change(at, { aboveYuan }); }} />
          <div>
            <TextField id={`level-${at}-people`} label={t('levelPeople', { n: at + 1 })} fault={null} value={level.approvers} onChange={(approvers) => { change(at, { approvers }); }} />
            <label className="choice"><input type="checkbox" checked={level.withApprover} onChange={() => { change(at, { withApprover: !level.withApprover }); }} />{t('levelRole', { n: at + 1 })}</label>
            <button type="button" className="link-button" onClick={() => { onChange(levels.filter((_level, index) => index !== at)); }}>{t('removeLevel', { n: at + 1 })}</button>
          </div>
        </div>
      ))}
      <button type="button" className="button" disabled={levels.length >= levelsAtMost} onClick={() => { onChange([...levels, { aboveYuan: '', approvers: '2', withApprover: false }]); }}>{t('addLevel')}</button>
    </fieldset>
  );
};
