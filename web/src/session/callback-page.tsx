import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { PageHeading } from '../components/page-heading';
import { useTexts } from '../language/language-provider';
import { useSession } from './session-provider';
import { sessionTexts } from './session-texts';

/** Where the sign-in comes back to: exchanges the code once and goes on to where the person was. */
export const Component = () => {
  const { finish, signIn } = useSession();
  const navigate = useNavigate();
  const t = useTexts(sessionTexts);
  const begun = useRef(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    finish().then((returnTo) => navigate(returnTo, { replace: true }), () => { setFailed(true); });
  }, [finish, navigate]);
  if (!failed) return <p role="status">{t('finishing')}</p>;
  return (
    <div className="narrow">
      <PageHeading title={t('failedTitle')} />
      <p>{t('failedText')}</p>
      <button type="button" className="button primary" onClick={() => { signIn('/'); }}>{t('signInAgain')}</button>
    </div>
  );
};
