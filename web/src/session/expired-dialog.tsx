import { Dialog } from '../components/dialog';
import { useTexts } from '../language/language-provider';
import { useSession } from './session-provider';
import { sessionTexts } from './session-texts';

/** Over whatever page is open when the session ends: nothing typed is lost, one button leads back. */
export const ExpiredDialog = () => {
  const { status, signIn } = useSession();
  const t = useTexts(sessionTexts);
  if (status !== 'expired') return null;
  return (
    <Dialog title={t('expiredTitle')}>
      <p>{t('expiredText')}</p>
      <div className="actions"><button type="button" className="button primary" onClick={() => { signIn(); }}>{t('signInAgain')}</button></div>
    </Dialog>
  );
};
