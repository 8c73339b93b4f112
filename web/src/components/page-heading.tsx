import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useLanguage } from '../language/language-provider';
import { say } from '../language/text';
import { portalTexts } from '../app/portal-texts';

/** React Router's key of the page that the portal was opened with. */
const openedWith = 'default';

/**
 * The one h1 of a page: names the tab and takes the focus when the route changes, so that screen readers begin here. The
 * page one arrives on is left as browsers show pages: read from its top, with the skip link as the first stop of Tab.
 */
export const PageHeading = ({ title, titlePrefix = '', caption, lang }: { readonly title: string; readonly titlePrefix?: string; readonly caption?: ReactNode; /** Of a title that is not in the language of the page. */ readonly lang?: string }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, key } = useLocation();
  const { language } = useLanguage();
  useEffect(() => { document.title = `${titlePrefix}${title} · ${say(portalTexts.name, language)}`; }, [title, titlePrefix, language]);
  const navigated = key !== openedWith;
  useEffect(() => { if (navigated && window.location.hash === '') heading.current?.focus(); }, [pathname, navigated]);
  return (
    <div className="page-heading">
      {caption === undefined ? null : <p className="caption">{caption}</p>}
      <h1 ref={heading} tabIndex={-1} lang={lang}>{title}</h1>
    </div>
  );
};
