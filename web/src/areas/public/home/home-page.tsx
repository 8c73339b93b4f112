import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { useSettings } from '../../../app/settings-context';
import { PageHeading } from '../../../components/page-heading';
import { useSession } from '../../../session/session-provider';
import { useTexts } from '../../../language/language-provider';
import { homeTexts } from './home-texts';
import { OpenNotices } from './open-notices';
import { OpenProgrammes } from './open-programmes';

const doors = [
  { title: 'see', text: 'seeText', links: [{ to: '/programmes', label: 'seeProgrammes' }, { to: '/notices', label: 'seeNotices' }] },
  { title: 'check', text: 'checkText', links: [{ to: '/applications', label: 'checkApplications' }, { to: '/receipts', label: 'checkReceipt' }] },
  { title: 'apply', text: 'applyText', links: [{ to: '/pre-check', label: 'applyPreCheck' }, { to: '/applications/new', label: 'applyNow' }] },
  { title: 'ask', text: 'askText', links: [{ to: '/contacts', label: 'askContact' }, { to: '/notices', label: 'askObject' }] },
] as const;

const steps = [['how1', 'how1Text'], ['how2', 'how2Text'], ['how3', 'how3Text'], ['how4', 'how4Text'], ['how5', 'how5Text']] as const;

/** What is open and until when, 我要看 / 查 / 办 / 问 within two clicks, and how it works. */
export const Component = () => {
  const t = useTexts(homeTexts);
  const { demo } = useSettings();
  const { person } = useSession();
  const reference = useOperation('getReference', {});
  const today = reference.data?.today ?? null;
  return (
    <>
      <div className="hero">
        <PageHeading title={t('title')} />
        <p className="lead">{t('lead')}</p>
        <div className="actions">
          <Link className="button primary" to="/pre-check">{t('startCheck')}</Link>
          <Link className="button" to="/applications/new">{t('startApply')}</Link>
        </div>
      </div>
      <section aria-labelledby="doors-title">
        <h2 id="doors-title" className="visually-hidden">{t('doors')}</h2>
        <div className="doors">
          {doors.map((door) => (
            <section key={door.title} className={`card door ${door.title}`} aria-labelledby={`door-${door.title}`}>
              <h3 id={`door-${door.title}`}>{t(door.title)}</h3>
              <p className="small">{t(door.text)}</p>
              <ul className="plain">{door.links.map((link) => <li key={link.label}><Link to={link.to}>{t(link.label)}</Link></li>)}</ul>
            </section>
          ))}
        </div>
      </section>
      {demo && person === null ? <section className="notice-box attention" aria-labelledby="demo-title"><h2 id="demo-title">{t('demoTitle')}</h2><p>{t('demoText')}</p></section> : null}
      <OpenProgrammes today={today} />
      <h2>{t('how')}</h2>
      <ol className="how">{steps.map(([title, text]) => <li key={title}><strong>{t(title)}</strong><span>{t(text)}</span></li>)}</ol>
      <p>{t('free')}</p>
      <OpenNotices today={today} />
    </>
  );
};
