import type { ReactNode } from 'react';
import { stateLabels } from '../../../shared/domain/application/states';
import type { ApplicationState } from '../../../shared/domain/application/states';
import { useLanguage } from '../language/language-provider';
import { Moment } from './legal-date';

export type TimelineEntry = { readonly version: number; readonly at: string; readonly saying: string; readonly toState: ApplicationState };

/** What happened, the latest first; in English the state is named and the Chinese wording kept beside it. */
export const Timeline = ({ entries, extra }: { readonly entries: readonly TimelineEntry[]; readonly extra?: (entry: TimelineEntry) => ReactNode }) => {
  const { language } = useLanguage();
  const latestFirst = [...entries].sort((left, right) => right.version - left.version);
  return (
    <ol className="timeline" reversed>
      {latestFirst.map((entry) => (
        <li key={entry.version}>
          <p className="small"><Moment at={entry.at} /></p>
          {language === 'en' ? <p>{stateLabels[entry.toState].english}</p> : null}
          <p lang="zh-CN">{entry.saying}</p>
          {extra?.(entry)}
        </li>
      ))}
    </ol>
  );
};
