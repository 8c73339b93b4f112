import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { programmeTexts } from './programme-texts';

/** 我要问: whom to ask about each programme that is open. */
export const Component = () => {
  const t = useTexts(programmeTexts);
  const programmes = useOperation('listProgrammes', {});
  return (
    <div className="narrow">
      <PageHeading title={t('contactsTitle')} />
      <p>{t('contactsLead')}</p>
      <QueryState query={programmes} empty={{ when: ({ items }) => items.every(({ openCall }) => openCall === null), text: t('contactNone') }}>
        {({ items }) => <dl className="facts">{items.flatMap(({ programmeId, title, openCall }) => (openCall === null ? [] : [<dt key={`${programmeId}-t`}><Link to={`/programmes/${programmeId}`} lang="zh-CN">{title}</Link></dt>, <dd key={`${programmeId}-d`} lang="zh-CN">{openCall.contact}</dd>]))}</dl>}
      </QueryState>
    </div>
  );
};
