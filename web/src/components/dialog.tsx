import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';

type Properties = { readonly title: string; readonly children: ReactNode; /** Left out: the dialog can't be closed by Escape. */ readonly onClose?: () => void };

/** A modal dialog by the browser's own means: focus stays inside, the page behind is inert, focus returns at the end. */
export const Dialog = ({ title, children, onClose }: Properties) => {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog?.open === false) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={element} aria-labelledby={titleId} className="dialog" onCancel={(event) => { event.preventDefault(); onClose?.(); }}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
};
