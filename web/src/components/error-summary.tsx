import { useEffect, useRef } from 'react';
import { useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';

/** One fault: the words that stand at the field too, and where the field is. */
export type SummaryItem = { readonly message: string; readonly href: string };

/** All faults of a page at its top: takes the focus, each line leads to its field (GOV.UK error summary). */
export const ErrorSummary = ({ items, onFollow }: { readonly items: readonly SummaryItem[]; readonly onFollow?: (item: SummaryItem) => void }) => {
  const box = useRef<HTMLDivElement>(null);
  const t = useTexts(componentTexts);
  const count = items.length;
  useEffect(() => { if (count > 0) box.current?.focus(); }, [count]);
  if (count === 0) return null;
  const follow = (item: SummaryItem) => (event: React.MouseEvent): void => {
    if (onFollow !== undefined) {
      event.preventDefault();
      onFollow(item);
      return;
    }
    if (!item.href.startsWith('#')) return;
    event.preventDefault();
    const target = document.getElementById(item.href.slice(1));
    const input = target?.matches('input, select, textarea, button') === true ? target : target?.querySelector<HTMLElement>('input, select, textarea, button');
    (input ?? target)?.focus();
    target?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className="notice-box error" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('summaryTitle', { n: count })}</h2>
      <ul>{items.map((item) => <li key={`${item.href} ${item.message}`}><a href={item.href} onClick={follow(item)}>{item.message}</a></li>)}</ul>
    </div>
  );
};
