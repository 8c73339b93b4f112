import type { ReactNode } from 'react';

/** A table that may be wider than the page: scrolls by itself and by keyboard, and says what it is. */
export const ScrollTable = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <div className="scroll-x" tabIndex={0} role="group" aria-label={label}><table className="table">{children}</table></div>
);
