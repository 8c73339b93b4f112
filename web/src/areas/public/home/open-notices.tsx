import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Money } from '../../../components/money';
import { QueryState } from '../../../components/query-state';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { homeTexts } from './home-texts';

const shownAtMost = 5;

/** The notices that run today, those ending first at the top. */
export const OpenNotices = ({ today }: { readonly today: string | null }) => {
  const t = useTexts(homeTexts);
  return (
    <section aria-labelledby="notices-title">
      <h2 id="notices-title">{t('notices')}</h2>
      {today === null ? null : <Running today={today} />}
      <p><Link to="/notices">{t('noticesAll')}</Link></p>
    </section>
  );
};

const Running = ({ today }: { readonly today: string }) => {
  const t = useTexts(homeTexts);
  const { language } = useLanguage();
  const notices = useOperation('listNotices', { query: { openOn: today } });
  return (
    <QueryState query={notices} empty={{ when: ({ items }) => items.length === 0, text: t('noticesNone') }}>
      {({ items }) => (
        <ul className="plain notice-lines">
          {[...items].sort((left, right) => left.closesOn.localeCompare(right.closesOn)).slice(0, shownAtMost).map((notice) => (
            <li key={notice.noticeNumber}><span lang="zh-CN">{notice.enterpriseName} · {notice.programmeTitle}</span> <Money amountFen={notice.amountFen} /> <span className="small">{t('noticeUntil', { date: legalDateText(notice.closesOn, language) })}</span></li>
          ))}
        </ul>
      )}
    </QueryState>
  );
};
