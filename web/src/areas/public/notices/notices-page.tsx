import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { LegalDate } from '../../../components/legal-date';
import { Money } from '../../../components/money';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { noticeTexts } from './notice-texts';

type Notice = OperationOutput<'listNotices'>['items'][number];

/** The list of notices, those open today first to be seen. */
export const Component = () => {
  const t = useTexts(noticeTexts);
  const [search, setSearch] = useSearchParams();
  const all = search.get('all') === '1';
  const reference = useOperation('getReference', {});
  return (
    <>
      <PageHeading title={t('title')} />
      <p className="lead">{t('lead')}</p>
      <fieldset className="field"><legend className="visually-hidden">{t('title')}</legend><div className="choices">
        <label className="choice"><input type="radio" name="which" checked={!all} onChange={() => { setSearch({}); }} />{t('onlyOpen')}</label>
        <label className="choice"><input type="radio" name="which" checked={all} onChange={() => { setSearch({ all: '1' }); }} />{t('allOnes')}</label>
      </div></fieldset>
      <QueryState query={reference}>{({ today }) => <Notices key={String(all)} today={today} all={all} />}</QueryState>
    </>
  );
};

const Notices = ({ today, all }: { readonly today: string; readonly all: boolean }) => {
  const t = useTexts(noticeTexts);
  const notices = useOperation('listNotices', all ? {} : { query: { openOn: today } });
  const [sought, setSought] = useState('');
  const fits = ({ enterpriseName, programmeTitle, documentNumber }: Notice): boolean => [enterpriseName, programmeTitle, documentNumber].some((text) => text.includes(sought.trim()));
  return (
    <QueryState query={notices} empty={{ when: ({ items }) => items.length === 0, text: t('none') }}>
      {({ items }) => {
        const shown = [...items].filter(fits).sort((left, right) => right.closesOn.localeCompare(left.closesOn) || left.enterpriseName.localeCompare(right.enterpriseName, 'zh-CN'));
        return (
          <>
            <div className="field"><label htmlFor="sought">{t('search')}</label><input id="sought" type="text" value={sought} onChange={(event) => { setSought(event.target.value); }} /></div>
            <p role="status">{t('count', { n: shown.length })}</p>
            {shown.length === 0 ? null : <NoticeTable items={shown} today={today} />}
          </>
        );
      }}
    </QueryState>
  );
};

const NoticeTable = ({ items, today }: { readonly items: readonly Notice[]; readonly today: string }) => {
  const t = useTexts(noticeTexts);
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('title')}>
      <table className="table stacking">
        <thead><tr><th scope="col">{t('enterprise')}</th><th scope="col">{t('programme')}</th><th scope="col" className="number">{t('amount')}</th><th scope="col">{t('period')}</th><th scope="col">{t('basis')}</th><th scope="col">{t('contact')}</th><th scope="col"><span className="visually-hidden">{t('object')}</span></th></tr></thead>
        <tbody>
          {items.map((notice) => (
            <tr key={notice.noticeNumber}>
              <th scope="row" lang="zh-CN">{notice.enterpriseName}</th>
              <td data-label={t('programme')} lang="zh-CN">{notice.programmeTitle}</td>
              <td data-label={t('amount')} className="number"><Money amountFen={notice.amountFen} /></td>
              <td data-label={t('period')}><LegalDate dateOn={notice.opensOn} /> – <LegalDate dateOn={notice.closesOn} /></td>
              <td data-label={t('basis')} lang="zh-CN">{notice.basis}<br /><span className="small">{notice.documentNumber}</span></td>
              <td data-label={t('contact')} lang="zh-CN">{notice.objectionContact}</td>
              <td>{notice.opensOn <= today && today <= notice.closesOn ? <Link className="nowrap" to={`/notices/${notice.noticeNumber}/objection`} aria-label={t('objectTo', { name: notice.enterpriseName })}>{t('object')}</Link> : <span className="small">{t('ended')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
