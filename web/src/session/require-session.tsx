import { Outlet } from 'react-router';
import { PageHeading } from '../components/page-heading';
import { Waiting } from '../components/waiting';
import { useTexts } from '../language/language-provider';
import { ExpiredDialog } from './expired-dialog';
import { useSession } from './session-provider';
import { sessionTexts } from './session-texts';

/** Stands before pages for signed-in people. An expired session keeps the page; the dialog asks to sign in again. */
export const RequireSession = () => {
  const { status, signIn } = useSession();
  const t = useTexts(sessionTexts);
  if (status === 'unknown') return <Waiting />;
  if (status === 'signed_in' || status === 'expired') return <><Outlet /><ExpiredDialog /></>;
  return (
    <div className="narrow">
      <PageHeading title={t('signInNeeded')} />
      <p>{t('signInWhy')}</p>
      <button type="button" className="button primary" onClick={() => { signIn(); }}>{t('signIn')}</button>
    </div>
  );
};
