import { useOperation } from '../../../api/api-provider';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { RegionPage } from '../layout/region-page';
import { TargetTable } from './target-table';
import { targetTexts } from './target-texts';

/** The plans' finance targets beside what the cases show. */
export const Component = () => {
  const t = useTexts(targetTexts);
  return <RegionPage title={t('title')} lead={t('lead')}>{(regionCode) => <Targets key={regionCode} regionCode={regionCode} />}</RegionPage>;
};

const Targets = ({ regionCode }: { readonly regionCode: string }) => {
  const t = useTexts(targetTexts);
  const targets = useOperation('listTargets', { query: { regionCode } });
  return (
    <div className="reserved-rows">
      <h2>{t('all')}</h2>
      <QueryState query={targets} empty={{ when: ({ items }) => items.length === 0, text: t('none') }}>{({ items }) => <>{items.map((target) => <TargetTable key={target.targetId} target={target} />)}</>}</QueryState>
    </div>
  );
};
