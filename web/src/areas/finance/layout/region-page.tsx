import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useMe } from '../../../app/use-duties';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { useFinanceDesk } from '../data/use-money';
import type { FinanceDesk } from '../data/use-money';
import { regionsInReach } from './regions-in-reach';
import { financeTexts } from './finance-texts';

type Properties = { readonly title: string; readonly lead: string; readonly children: (regionCode: string, desk: FinanceDesk) => ReactNode };

/** A page about a whole region: heading, the choice of the region (kept in the URL), and the rest once it is known. */
export const RegionPage = ({ title, lead, children }: Properties) => {
  const f = useTexts(financeTexts);
  const me = useMe();
  const desk = useFinanceDesk();
  const [search, setSearch] = useSearchParams();
  return (
    <>
      <PageHeading title={title} />
      <p>{lead}</p>
      <QueryState query={me}>
        {({ grants }) => {
          const codes = regionsInReach(grants, desk.regions);
          const chosen = codes.find((code) => code === search.get('region')) ?? codes[0];
          if (chosen === undefined) return <p className="empty">{f('noRegion')}</p>;
          return (
            <>
              <div className="filters"><div className="field"><label htmlFor="region">{f('region')}</label><select id="region" lang="zh-CN" value={chosen} onChange={(event) => { setSearch((before) => { const next = new URLSearchParams(before); next.set('region', event.target.value); return next; }); }}>{codes.map((code) => <option key={code} value={code}>{desk.regionName(code)}</option>)}</select></div></div>
              {children(chosen, desk)}
            </>
          );
        }}
      </QueryState>
    </>
  );
};
