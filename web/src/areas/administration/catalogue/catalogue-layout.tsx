import { NavLink, Outlet } from 'react-router';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';

const parts = [['/catalogue', 'programmes'], ['/catalogue/clauses', 'clauses'], ['/catalogue/instruments', 'instruments'], ['/catalogue/versions', 'versions']] as const;

export const Component = () => {
  const t = useTexts(catalogueTexts);
  return (
    <>
      <nav aria-label={t('sections')} className="main-navigation tabs no-print"><ul>{parts.map(([to, key]) => <li key={to}><NavLink to={to} end={to === '/catalogue'}>{t(key)}</NavLink></li>)}</ul></nav>
      <Outlet />
    </>
  );
};
