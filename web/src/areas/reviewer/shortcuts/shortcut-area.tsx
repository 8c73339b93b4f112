import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet } from 'react-router';
import { componentTexts } from '../../../components/component-texts';
import { Dialog } from '../../../components/dialog';
import { useSay, useTexts } from '../../../language/language-provider';
import type { Texts } from '../../../language/text';
import { enableShortcuts, helpKey, meantShortcut, shortcutsEnabled } from './shortcut';
import type { Shortcut } from './shortcut';
import '../reviewer.css';

const texts = {
  open: ['键盘快捷键（?）', 'Keyboard shortcuts (?)'],
  title: ['键盘快捷键', 'Keyboard shortcuts'],
  hint: ['输入文字时不起作用。', 'They do nothing while you type.'],
  key: ['按键', 'Key'], does: ['作用', 'What it does'],
  help: ['显示本说明', 'Show this list'],
  enabled: ['启用单键快捷键', 'Single-key shortcuts are on'],
} as const satisfies Texts;

type Registry = { readonly register: (shortcuts: readonly Shortcut[]) => () => void; readonly enabled: boolean };
const RegistryContext = createContext<Registry | null>(null);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button])'));

/** Around the officers' pages: listens to single keys, shows which there are, and lets them be switched off. */
export const Component = () => {
  const t = useTexts(texts);
  const c = useTexts(componentTexts);
  const speak = useSay();
  const registered = useRef<readonly (readonly Shortcut[])[]>([]);
  const [enabled, setEnabled] = useState(() => shortcutsEnabled(window.localStorage));
  const [shown, setShown] = useState<readonly Shortcut[] | null>(null);
  const show = useCallback((): void => { setShown(registered.current.flat()); }, []);
  const register = useCallback((shortcuts: readonly Shortcut[]) => {
    registered.current = [...registered.current, shortcuts];
    return () => { registered.current = registered.current.filter((other) => other !== shortcuts); };
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const help: Shortcut = { key: helpKey, label: texts.help, run: show };
      const press = { key: event.key, withModifier: event.ctrlKey || event.metaKey || event.altKey, typing: isTyping(event.target), dialogOpen: document.querySelector('dialog[open]') !== null };
      const meant = meantShortcut([help, ...registered.current.flat()], press, enabled);
      if (meant === null || event.defaultPrevented) return;
      event.preventDefault();
      meant.run();
    };
    window.addEventListener('keydown', listen);
    return () => { window.removeEventListener('keydown', listen); };
  }, [enabled, show]);
  const registry = useMemo<Registry>(() => ({ register, enabled }), [register, enabled]);
  return (
    <RegistryContext value={registry}>
      <div className="wide-page"><Outlet /></div>
      <p className="shortcut-help no-print"><button type="button" className="link-button" onClick={show}>{t('open')}</button></p>
      {shown === null ? null : (
        <Dialog title={t('title')} onClose={() => { setShown(null); }}>
          <p>{t('hint')}</p>
          <table className="table">
            <thead><tr><th scope="col">{t('key')}</th><th scope="col">{t('does')}</th></tr></thead>
            <tbody>{[...shown, { key: helpKey, label: texts.help }].map(({ key, label }) => <tr key={`${key} ${label[1]}`}><td><kbd>{key}</kbd></td><td>{speak(label)}</td></tr>)}</tbody>
          </table>
          <label className="choice"><input type="checkbox" checked={enabled} onChange={(event) => { enableShortcuts(window.localStorage, event.target.checked); setEnabled(event.target.checked); }} />{t('enabled')}</label>
          <div className="actions"><button type="button" className="button primary" onClick={() => { setShown(null); }}>{c('close')}</button></div>
        </Dialog>
      )}
    </RegistryContext>
  );
};

/** Makes these keys work while the page is shown. */
export const useShortcuts = (shortcuts: readonly Shortcut[]): void => {
  const registry = useContext(RegistryContext);
  const register = registry?.register;
  useEffect(() => register?.(shortcuts), [register, shortcuts]);
};

/** The key beside the name of what it does; nothing while single keys are switched off. */
export const KeyHint = ({ shortcut }: { readonly shortcut: string }) => {
  const registry = useContext(RegistryContext);
  return registry?.enabled === true ? <kbd aria-hidden="true">{shortcut}</kbd> : null;
};
