import type { ReactNode } from 'react';

/** A table that may be wider than the page: scrolls by itself and by keyboard, and says what it is. */
export const ScrollTable = ({ label, figures = false, children }: { readonly label: string; /** Ten columns of amounts, set closer so that they fit a page of 1,280. */ readonly figures?: boolean; readonly children: ReactNode }) => (
  <div className="scroll-x" tabIndex={0} role="group" aria-label={label}><table className={figures ? 'table figures-wide' : 'table'}>{children}</table></div>
);
