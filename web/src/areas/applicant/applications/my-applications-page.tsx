import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { useMe } from '../../../app/use-duties';
import { useApi } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Money } from '../../../components/money';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useLanguage, useSay, useTexts } from '../../../language/language-provider';
import { nextTexts } from '../case/next-texts';
import { applicationFilters, filterOf, groupOf, listedBy } from './application-filters';
import type { ApplicationFilter } from './application-filters';
import { applicationsTexts } from './applications-texts';
import { Colon } from '../../../components/colon';

const listedAtMost = 2000;

type Summary = OperationOutput<'listApplications'>['items'][number];

/** The applications of one enterprise; which one stands in the address. */
export const Component = () => {
  const t = useTexts(applicationsTexts);
  const me = useMe();
  const [search, setSearch] = useSearchParams();
  return (
    <>
      <PageHeading title={t('title')} />
      <QueryState query={me} empty={{ when: ({ mandates }) => mandates.length === 0, text: t('noMandate') }}>
        {({ mandates }) => {
          const creditCode = mandates.find((mandate) => mandate.creditCode === search.get('enterprise'))?.creditCode ?? mandates[0]?.creditCode ?? '';
          return (
            <>
              {mandates.length === 1 ? <p><strong>{t('enterprise')}<Colon /></strong>{mandates[0]?.enterpriseName}（{t(mandates[0]?.capacity ?? 'handler')}）</p> : (
                <div className="field">
                  <label htmlFor="enterprise">{t('enterprise')}</label>
                  <select id="enterprise" value={creditCode} onChange={(event) => { setSearch({ enterprise: event.target.value }); }}>
                    {mandates.map((mandate) => <option key={mandate.creditCode} value={mandate.creditCode}>{mandate.enterpriseName}（{t(mandate.capacity)}）</option>)}
                  </select>
                </div>
              )}
              <div className="actions"><Link className="button primary" to={`/applications/new?enterprise=${creditCode}`}>{t('start')}</Link><Link to={`/enterprises/${creditCode}`}>{t('profile')}</Link></div>
              <ListOf key={creditCode} creditCode={creditCode} />
            </>
          );
        }}
      </QueryState>
    </>
  );
};

/** All applications of the enterprise are fetched page by page: a filter over a part of them would hide some. */
const useAll = (creditCode: string) => {
  const api = useApi();
  return useQuery({
    queryKey: ['listApplications', 'all', creditCode],
    queryFn: async () => {
      const items: Summary[] = [];
      let cursor: string | null = null;
      do {
        const page: OperationOutput<'listApplications'> = await api.call('listApplications', { query: { creditCode, limit: 100, ...(cursor === null ? {} : { cursor }) } });
        items.push(...page.items);
        cursor = page.cursor;
      } while (cursor !== null && items.length < listedAtMost);
      return { items };
    },
  });
};

const ListOf = ({ creditCode }: { readonly creditCode: string }) => {
  const t = useTexts(applicationsTexts);
  const list = useAll(creditCode);
  const [search, setSearch] = useSearchParams();
  const filter = filterOf(search.get('show'));
  const choose = (one: ApplicationFilter): void => { const next = new URLSearchParams(search); next.set('show', one); setSearch(next, { replace: true }); };
  return (
    <QueryState query={list} empty={{ when: ({ items }) => items.length === 0, text: t('empty') }}>
      {({ items }) => {
        const shown = listedBy(items, filter);
        return (
          <>
            <fieldset className="field filters">
              <legend className="visually-hidden">{t('filter')}</legend>
              {applicationFilters.map((one) => <label key={one} className="choice"><input type="radio" name="show" checked={filter === one} onChange={() => { choose(one); }} />{t(`filter_${one}`, { n: listedBy(items, one).length })}</label>)}
            </fieldset>
            {shown.length === 0 ? <p className="empty">{t('noneInFilter')}</p> : <ul className="plain cards">{shown.map((item) => <ApplicationCard key={item.applicationId} item={item} />)}</ul>}
          </>
        );
      }}
    </QueryState>
  );
};

const ApplicationCard = ({ item }: { readonly item: Summary }) => {
  const t = useTexts(applicationsTexts);
  const { language } = useLanguage();
  const speak = useSay();
  const edits = item.state === 'draft' || item.state === 'correction_requested';
  const action = t(item.state === 'draft' ? 'continueDraft' : edits ? 'correct' : 'open');
  return (
    <li className="card">
      <h2 className="card-title"><StateTag state={item.state} /> <span lang="zh-CN">{item.programmeTitle}</span></h2>
      <p>{speak(nextTexts[item.state])}</p>
      <p className="small">
        {item.receiptNumber === null ? null : <>{t('receipt', { number: item.receiptNumber })} · </>}
        {t('amount')} <Money amountFen={item.decidedFen ?? item.reviewedFen ?? item.determinedFen} />
        {item.deadline === null ? null : <> · <strong>{t('due', { date: legalDateText(item.deadline.dueOn, language) })}</strong></>}
      </p>
      <Link className={groupOf(item.state) === 'mine' ? 'button' : ''} to={`/applications/${item.applicationId}${edits ? '/edit' : ''}`} aria-label={t('openOf', { action, title: `${item.programmeTitle} ${item.receiptNumber ?? ''}` })}>{action}</Link>
    </li>
  );
};
