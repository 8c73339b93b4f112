import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Brings the field that a link named into view, with the focus in it; again when the page's content changes. */
export const useJump = (content: unknown = null): void => {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === '') return;
    const place = document.getElementById(hash.slice(1));
    const input = place?.matches('input, select, textarea') === true ? place : place?.querySelector<HTMLElement>('input, select, textarea');
    place?.scrollIntoView({ block: 'center' });
    (input ?? place)?.focus();
  }, [hash, content]);
};
