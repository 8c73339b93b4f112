import { Link } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { legalDateText } from '../../../components/date-text';
import { Mark } from '../../../components/marks';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useLanguage, useTexts } from '../../../language/language-provider';
import { preCheckTexts } from './pre-check-texts';

type Programme = OperationOutput<'listProgrammes'>['items'][number];

/** First question of the pre-check: which programme. Those open now come first. */
export const Component = () => {
  const t = useTexts(preCheckTexts);
  const programmes = useOperation('listProgrammes', {});
  return (
    <div className="narrow">
      <PageHeading title={t('title')} />
      <p className="lead">{t('lead')}</p>
      <QueryState query={programmes}>
        {({ items }) => (
          <>
            <h2>{t('choose')}</h2>
            <h3>{t('openOnes')}</h3>
            <Choices items={items.filter(({ openCall }) => openCall !== null)} />
            <h3>{t('others')}</h3>
            <Choices items={items.filter(({ openCall }) => openCall === null)} />
          </>
        )}
      </QueryState>
    </div>
  );
};

const Choices = ({ items }: { readonly items: readonly Programme[] }) => {
  const t = useTexts(preCheckTexts);
  const { language } = useLanguage();
  return (
    <ul className="plain choice-list">
      {items.map(({ programmeId, title, openCall, demo }) => (
        <li key={programmeId}><Link to={`/pre-check/${programmeId}`} lang="zh-CN">{title}</Link> {demo ? <Mark kind="demo" /> : null}{openCall === null ? null : <span className="small"> {t('until', { date: legalDateText(openCall.closesOn, language) })}</span>}</li>
      ))}
    </ul>
  );
};
