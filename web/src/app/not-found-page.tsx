import { Link } from 'react-router';
import { PageHeading } from '../components/page-heading';
import { useTexts } from '../language/language-provider';
import { portalTexts } from './portal-texts';

export const NotFoundPage = () => {
  const t = useTexts(portalTexts);
  return <div className="narrow"><PageHeading title={t('notFoundTitle')} /><p>{t('notFoundText')}</p><p><Link to="/">{t('toHome')}</Link></p></div>;
};
