import { useState } from 'react';
import { newKey } from '../../../app/browser';
import { useSettings } from '../../../app/settings-context';
import { useTexts } from '../../../language/language-provider';
import { useOpenDraft } from './draft-context';
import { draftTexts } from './draft-texts';

/** In the demonstration only: invented answers of the right kind, so that the whole way can be tried in minutes. */
export const DemoFill = () => {
  const { demo } = useSettings();
  const { application, guide, draft } = useOpenDraft();
  const t = useTexts(draftTexts);
  const [filled, setFilled] = useState(false);
  if (!demo || application.state !== 'draft') return null;
  const fill = async (): Promise<void> => {
    const { sampleFacts, serialOf } = await import('../../../demo/sample-facts');
    const required = guide.materials.filter(({ requiredWhen }) => requiredWhen === null).map(({ materialId }) => materialId);
    draft.replace({ ...draft.state.answers, ...sampleFacts(guide.kind, serialOf(newKey())) }, [...new Set([...draft.state.materials, ...required])]);
    setFilled(true);
  };
  return (
    <section className="notice-box attention" aria-labelledby="demo-fill-title">
      <h2 id="demo-fill-title">{t('demoTitle')}</h2>
      <p>{t('demoText')}</p>
      <p><button type="button" className="button demo" onClick={() => { void fill(); }}>{t('demoFill')}</button></p>
      <p role="status">{filled ? t('demoFilled') : ''}</p>
    </section>
  );
};
