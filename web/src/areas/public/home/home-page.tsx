import { Link } from 'react-router';
import { PageHeading } from '../../../components/page-heading';
import { useTexts } from '../../../language/language-provider';
import { homeTexts } from './home-texts';

const doors = [
  { title: 'see', text: 'seeText', links: [{ to: '/programmes', label: 'seeProgrammes' }, { to: '/notices', label: 'seeNotices' }] },
  { title: 'check', text: 'checkText', links: [{ to: '/applications', label: 'checkApplications' }, { to: '/receipts', label: 'checkReceipt' }] },
  { title: 'apply', text: 'applyText', links: [{ to: '/pre-check', label: 'applyPreCheck' }, { to: '/applications/new', label: 'applyNow' }] },
  { title: 'ask', text: 'askText', links: [{ to: '/contacts', label: 'askContact' }, { to: '/notices', label: 'askObject' }] },
] as const;

/** 我要看 / 查 / 办 / 问: everything within two clicks. */
export const Component = () => {
  const t = useTexts(homeTexts);
  return (
    <>
      <PageHeading title={t('title')} />
      <p className="lead">{t('lead')}</p>
      <div className="doors">
        {doors.map((door) => (
          <section key={door.title} className="card" aria-labelledby={`door-${door.title}`}>
            <h2 id={`door-${door.title}`}>{t(door.title)}</h2>
            <p className="small">{t(door.text)}</p>
            <ul className="plain">{door.links.map((link) => <li key={link.label}><Link to={link.to}>{t(link.label)}</Link></li>)}</ul>
          </section>
        ))}
      </div>
    </>
  );
};
