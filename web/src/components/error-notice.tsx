import { describeError } from '../api/problem-message';
import { useLanguage, useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';

const titleOf = { problem: 'errorTitle', conflict: 'conflictTitle', offline: 'offlineTitle', session: 'sessionTitle', unexpected: 'errorTitle' } as const;

/** A request that failed: what, what to do next, and the number to quote. */
export const ErrorNotice = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  const { language } = useLanguage();
  const t = useTexts(componentTexts);
  const { kind, message, fields, correlationId } = describeError(error, language);
  return (
    <div className="notice-box error" role="alert">
      <h2>{t(titleOf[kind])}</h2>
      <p>{message}</p>
      {fields.length > 1 ? <ul>{fields.map((field) => <li key={field.field}>{field.message}</li>)}</ul> : null}
      {onRetry === undefined ? null : <button type="button" className="button" onClick={onRetry}>{t(kind === 'conflict' ? 'reload' : 'retry')}</button>}
      {correlationId === null || kind === 'session' ? null : <p className="small">{t('correlation', { id: correlationId })}</p>}
    </div>
  );
};
