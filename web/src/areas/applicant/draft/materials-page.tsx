import { Link, useNavigate } from 'react-router';
import { PageHeading } from '../../../components/page-heading';
import { useTexts } from '../../../language/language-provider';
import { useOpenDraft } from './draft-context';
import { draftTexts } from './draft-texts';

/** Which papers are there. */
export const Component = () => {
  const { application, guide, sections, draft } = useOpenDraft();
  const t = useTexts(draftTexts);
  const navigate = useNavigate();
  const { materials } = draft.state;
  const base = `/applications/${application.applicationId}/edit`;
  const toggle = (materialId: string, there: boolean): void => { draft.changeMaterials(there ? [...materials, materialId] : materials.filter((one) => one !== materialId)); };
  return (
    <div className="narrow">
      <p><Link to={base}>{t('backToList')}</Link></p>
      <PageHeading title={t('materials')} caption={t('taskSection', { n: sections.length + 1, total: sections.length + 1 })} />
      <fieldset className="field">
        <legend className="visually-hidden">{t('materials')}</legend>
        <p className="hint">{t('materialsHint')}</p>
        {guide.materials.map((material) => (
          <label key={material.materialId} className="choice">
            <input type="checkbox" checked={materials.includes(material.materialId)} onChange={(event) => { toggle(material.materialId, event.target.checked); }} />
            <span><span lang="zh-CN">{material.title}</span> <span className="small">{material.requiredWhen === null ? t('requiredAlways') : t('requiredWhen', { when: material.requiredWhen })}</span></span>
          </label>
        ))}
      </fieldset>
      <div className="actions"><button type="button" className="button primary" onClick={() => { void draft.saveNow(); void navigate(`${base}/check`); }}>{t('continue')}</button></div>
    </div>
  );
};
