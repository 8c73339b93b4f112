import { NavLink, Outlet, useLocation } from 'react-router';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';

const parts = [['/catalogue', 'programmes'], ['/catalogue/clauses', 'clauses'], ['/catalogue/instruments', 'instruments'], ['/catalogue/versions', 'versions']] as const;

export const Component = () => {
  const t = useTexts(catalogueTexts);
  const { pathname } = useLocation();
  // A programme's own pages belong to the list of programmes.
  const within = pathname.startsWith('/catalogue/programmes/');
  return (
    <>
      <nav aria-label={t('sections')} className="main-navigation tabs no-print"><ul>{parts.map(([to, key]) => <li key={to}><NavLink to={to} end={to === '/catalogue'} {...(within && to === '/catalogue' ? { className: 'active', 'aria-current': 'true' } : {})}>{t(key)}</NavLink></li>)}</ul></nav>
      <Outlet />
    </>
  );
};
