import { useEffect, useState } from 'react';
import { useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';

const quietMs = 300;

/** Nothing for 300 ms, then words: short waits don't flicker, long ones are never mute. */
export const Waiting = ({ text }: { readonly text?: string }) => {
  const t = useTexts(componentTexts);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => { setShown(true); }, quietMs);
    return () => { window.clearTimeout(timer); };
  }, []);
  return <p className="waiting" role="status">{shown ? (text ?? t('loading')) : ''}</p>;
};
