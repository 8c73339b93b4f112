import { useEffect, useRef } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { useTexts } from '../../../language/language-provider';
import { caseTexts } from './case-texts';
import type { CaseAct } from './use-case-act';

/** Why a command was not carried out: the service's words, or what others did meanwhile. */
export const ActOutcome = ({ act }: { readonly act: CaseAct }) => {
  const t = useTexts(caseTexts);
  const box = useRef<HTMLDivElement>(null);
  const failed = act.error !== null || act.changes.length > 0;
  useEffect(() => { if (failed) box.current?.focus(); }, [failed]);
  if (!failed) return null;
  return (
    <div ref={box} tabIndex={-1}>
      {act.changes.length === 0 ? null : (
        <div className="notice-box attention" role="alert">
          <h3>{t('changed')}</h3>
          <p>{t('changedText')}</p>
          <ul>{act.changes.map((entry) => <li key={entry.version}><Moment at={entry.at} /> <span lang="zh-CN">{entry.saying}</span>{entry.who === null ? '' : `（${entry.who}）`}</li>)}</ul>
        </div>
      )}
      {act.error === null ? null : <ErrorNotice error={act.error} />}
    </div>
  );
};
