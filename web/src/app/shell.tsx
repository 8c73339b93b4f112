import { useEffect, useState } from 'react';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useOperation } from '../api/api-provider';
import { componentTexts } from '../components/component-texts';
import { legalDateText } from '../components/date-text';
import { useLanguage, useSay, useTexts } from '../language/language-provider';
import { useSession } from '../session/session-provider';
import { navigationFor } from './navigation';
import { portalTexts } from './portal-texts';
import { useSettings } from './settings-context';
import { useDuties } from './use-duties';

const useOnline = (): boolean => {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const update = (): void => { setOnline(navigator.onLine); };
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => { window.removeEventListener('online', update); window.removeEventListener('offline', update); };
  }, []);
  return online;
};

const DemoBanner = () => {
  const t = useTexts(portalTexts);
  const { language } = useLanguage();
  const reference = useOperation('getReference', {});
  return <p className="demo-banner">{t('demo', { today: reference.data === undefined ? '…' : legalDateText(reference.data.today, language) })} <Link to="/try">{t('demoLink')}</Link></p>;
};

const LanguageSwitch = () => {
  const { language, setLanguage } = useLanguage();
  const t = useTexts(componentTexts);
  return <button type="button" className="link-button" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => { setLanguage(language === 'zh' ? 'en' : 'zh'); }}>{t('language')}</button>;
};

const Account = () => {
  const { status, person, signIn, signOut } = useSession();
  const t = useTexts(portalTexts);
  if (person === null || status === 'expired') return status === 'unknown' ? null : <button type="button" className="button" onClick={() => { signIn(window.location.pathname === '/' ? '/start' : undefined); }}>{t('signIn')}</button>;
  return <><span className="account-name" title={t('signedInAs', { name: person.name })}>{person.name}</span><button type="button" className="link-button" onClick={signOut}>{t('signOut')}</button></>;
};

const Navigation = () => {
  const t = useTexts(portalTexts);
  const speak = useSay();
  const duties = useDuties();
  const { pathname } = useLocation();
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === pathname;
  return (
    <nav aria-label={t('mainNavigation')} className={open ? 'main-navigation open' : 'main-navigation'}>
      <button type="button" className="button menu-button" aria-expanded={open} onClick={() => { setOpenOn(open ? null : pathname); }}>{t('menu')}</button>
      <ul>{navigationFor(duties).map((item) => <li key={item.to}><NavLink to={item.to}>{speak(item.label)}</NavLink></li>)}</ul>
    </nav>
  );
};

/** What stands around every page. */
export const Shell = () => {
  const t = useTexts(portalTexts);
  const { demo } = useSettings();
  const online = useOnline();
  return (
    <>
      <a className="skip-link" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}>{t('skip')}</a>
      {demo ? <DemoBanner /> : null}
      <header className="site-header">
        <div className="bar">
          <Link to="/" className="brand">{t('name')}</Link>
          <Navigation />
          <div className="account"><LanguageSwitch /><Account /></div>
        </div>
      </header>
      {online ? null : <p className="offline-banner" role="status">{t('offline')}</p>}
      <main id="main" tabIndex={-1}><Outlet /></main>
      <footer className="site-footer"><div className="bar"><p>{t('footer')}</p></div></footer>
      <ScrollRestoration />
    </>
  );
};
