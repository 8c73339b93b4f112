import { useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../../language/language-provider';
import { readViews, withoutView, withView, writeViews } from './saved-views';
import { workbenchTexts } from './workbench-texts';

/** Filters under a name, for this person in this browser. */
export const SavedViewsBar = ({ userId, address }: { readonly userId: string; readonly address: string }) => {
  const t = useTexts(workbenchTexts);
  const [views, setViews] = useState(() => readViews(window.localStorage, userId));
  const [name, setName] = useState('');
  const [saved, setSaved] = useState<string | null>(null);
  const keep = (next: typeof views): void => {
    writeViews(window.localStorage, userId, next);
    setViews(next);
  };
  const save = (): void => {
    keep(withView(views, { name: name.trim(), address }));
    setSaved(name.trim());
    setName('');
  };
  return (
    <div className="saved-views no-print">
      {views.length === 0 ? null : (
        <><span>{t('views')}</span><ul>{views.map((view) => (
          <li key={view.name}><Link to={`?${view.address}`}>{view.name}</Link> <button type="button" className="link-button" aria-label={t('removeView', { name: view.name })} onClick={() => { keep(withoutView(views, view.name)); }}>×</button></li>
        ))}</ul></>
      )}
      <form className="field" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') save(); }}>
        <label htmlFor="view-name">{t('viewName')}</label><input id="view-name" type="text" maxLength={40} autoComplete="off" value={name} onChange={(event) => { setName(event.target.value); }} />
        <button type="submit" className="button" disabled={name.trim() === ''}>{t('saveView')}</button>
      </form>
      <span role="status" className="small">{saved === null ? '' : t('viewSaved', { name: saved })}</span>
    </div>
  );
};
