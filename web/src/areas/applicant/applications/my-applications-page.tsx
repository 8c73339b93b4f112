import { Link, useSearchParams } from 'react-router';
import { useMe } from '../../../app/use-duties';
import { useOperation } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Money } from '../../../components/money';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { StateTag } from '../../../components/state-tag';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { applicationsTexts } from './applications-texts';

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
              <div className="field">
                <label htmlFor="enterprise">{t('enterprise')}</label>
                <select id="enterprise" value={creditCode} onChange={(event) => { setSearch({ enterprise: event.target.value }); }}>
                  {mandates.map((mandate) => <option key={mandate.creditCode} value={mandate.creditCode}>{mandate.enterpriseName}（{t(mandate.capacity)}）</option>)}
                </select>
              </div>
              <div className="actions"><Link className="button primary" to={`/applications/new?enterprise=${creditCode}`}>{t('start')}</Link><Link to={`/enterprises/${creditCode}`}>{t('profile')}</Link></div>
              <ListOf key={creditCode} creditCode={creditCode} />
            </>
          );
        }}
      </QueryState>
    </>
  );
};

const ListOf = ({ creditCode }: { readonly creditCode: string }) => {
  const t = useTexts(applicationsTexts);
  const list = useOperation('listApplications', { query: { creditCode, limit: 100 } });
  return (
    <QueryState query={list} empty={{ when: ({ items }) => items.length === 0, text: t('empty') }}>
      {({ items }) => <ul className="plain cards">{items.map((item) => <ApplicationCard key={item.applicationId} item={item} />)}</ul>}
    </QueryState>
  );
};

const ApplicationCard = ({ item }: { readonly item: Summary }) => {
  const t = useTexts(applicationsTexts);
  const { language } = useLanguage();
  const edits = item.state === 'draft' || item.state === 'correction_requested';
  const action = t(item.state === 'draft' ? 'continueDraft' : edits ? 'correct' : 'open');
  return (
    <li className="card">
      <p className="condition-head"><StateTag state={item.state} /> <span lang="zh-CN">{item.programmeTitle}</span></p>
      <p className="small">
        {item.receiptNumber === null ? null : <>{t('receipt', { number: item.receiptNumber })} · </>}
        {t('amount')} <Money amountFen={item.decidedFen ?? item.reviewedFen ?? item.determinedFen} />
        {item.deadline === null ? null : <> · {t('due', { date: legalDateText(item.deadline.dueOn, language) })}</>}
      </p>
      <Link to={`/applications/${item.applicationId}${edits ? '/edit' : ''}`} aria-label={t('openOf', { action, title: `${item.programmeTitle} ${item.receiptNumber ?? ''}` })}>{action}</Link>
    </li>
  );
};
