import { describeError, withoutPath } from '../api/problem-message';
import { useLanguage, useTexts } from '../language/language-provider';
import { componentTexts } from './component-texts';

const titleOf = { problem: 'errorTitle', conflict: 'conflictTitle', offline: 'offlineTitle', session: 'sessionTitle', unexpected: 'errorTitle' } as const;

type Properties = { readonly error: unknown; readonly onRetry?: () => void; /** What stands in the place that the service names by its path, such as the case of `cases[3]`. */ readonly nameOfField?: (field: string) => string | null };

/** A request that failed: what, each ground and each refused place, what to do next, and the number to quote. */
export const ErrorNotice = ({ error, onRetry, nameOfField = () => null }: Properties) => {
  const { language } = useLanguage();
  const t = useTexts(componentTexts);
  const { kind, message, fields, reasons, correlationId } = describeError(error, language);
  const places = fields.map(({ field, message: said }) => {
    const name = nameOfField(field);
    return { field, said: name === null ? said : `${name}：${withoutPath(said, field)}` };
  });
  const listed = places.length > 1 || places.some(({ said }, index) => said !== fields[index]?.message);
  return (
    <div className="notice-box error" role="alert">
      <h2>{t(titleOf[kind])}</h2>
      {listed && places.length === 1 ? null : <p>{message}</p>}
      {reasons.length === 0 ? null : <ul lang="zh-CN">{reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>}
      {listed ? <ul>{places.map(({ field, said }) => <li key={field}>{said}</li>)}</ul> : null}
      {onRetry === undefined ? null : <button type="button" className="button" onClick={onRetry}>{t(kind === 'conflict' ? 'reload' : 'retry')}</button>}
      {correlationId === null || kind === 'session' ? null : <p className="small">{t('correlation', { id: correlationId })}</p>}
    </div>
  );
};
