import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useLanguage } from '../language/language-provider';
import { say } from '../language/text';
import { portalTexts } from '../app/portal-texts';

/** The one h1 of a page: names the tab and takes the focus when the route changes, so that screen readers begin here. */
export const PageHeading = ({ title, titlePrefix = '', caption, lang }: { readonly title: string; readonly titlePrefix?: string; readonly caption?: ReactNode; /** Of a title that is not in the language of the page. */ readonly lang?: string }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  const { language } = useLanguage();
  useEffect(() => { document.title = `${titlePrefix}${title} · ${say(portalTexts.name, language)}`; }, [title, titlePrefix, language]);
  useEffect(() => { if (window.location.hash === '') heading.current?.focus(); }, [pathname]);
  return (
    <div className="page-heading">
      {caption === undefined ? null : <p className="caption">{caption}</p>}
      <h1 ref={heading} tabIndex={-1} lang={lang}>{title}</h1>
    </div>
  );
};
