import { useTexts } from '../language/language-provider';
import { componentTexts } from '../components/component-texts';
import { portalTexts } from './portal-texts';

/** A page that could not be shown: mostly a part of an older build that is no longer there. */
export const FailedPage = () => {
  const t = useTexts(portalTexts);
  const c = useTexts(componentTexts);
  return (
    <main className="narrow" role="alert">
      <h1>{c('errorTitle')}</h1>
      <p>{t('updated')}</p>
      <button type="button" className="button primary" onClick={() => { window.location.reload(); }}>{c('reload')}</button>
    </main>
  );
};
