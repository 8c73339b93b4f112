import { Link, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { PageHeading } from '../../../components/page-heading';
import { QueryState, isWaitingFor } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { catalogueTexts } from './catalogue-texts';

type Clause = OperationOutput<'listClauses'>['items'][number];

const List = ({ items }: { readonly items: readonly string[] }) => (items.length === 0 ? <>—</> : <ul className="plain">{items.map((item) => <li key={item}>{item}</li>)}</ul>);

const ClauseTable = ({ title, clauses, titleOf }: { readonly title: string; readonly clauses: readonly Clause[]; readonly titleOf: (programmeId: string) => string }) => {
  const t = useTexts(catalogueTexts);
  return (
    <section>
      <h2 lang="zh-CN">{title}</h2>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={title}>
        <table className="table">
          <thead><tr><th scope="col">{t('locator')}</th><th scope="col">{t('pays')}</th><th scope="col">{t('fixed')}</th><th scope="col">{t('open')}</th><th scope="col">{t('usedBy')}</th></tr></thead>
          <tbody lang="zh-CN">
            {clauses.map((clause) => (
              <tr key={clause.clauseId}>
                <th scope="row">{clause.locator}<div className="small">{clause.clauseId}</div></th>
                <td>{clause.beneficiary}：{clause.pays}</td><td><List items={clause.fixed} /></td><td><List items={clause.open} /></td>
                <td>{clause.programmeIds.length === 0 ? '—' : clause.programmeIds.map((id) => <div key={id}><Link to={`/catalogue/programmes/${id}`}>{titleOf(id)}</Link></div>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

/** The texts clause by clause; which document is shown stands in the address. */
export const Component = () => {
  const t = useTexts(catalogueTexts);
  const clauses = useOperation('listClauses', {});
  const programmes = useOperation('listProgrammes', {});
  const titleOf = (id: string): string => programmes.data?.items.find(({ programmeId }) => programmeId === id)?.title ?? id;
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('instrument') ?? '';
  return (
    <>
      <PageHeading title={t('clauses')} />
      <p className="lead">{t('clausesLead')}</p>
      <QueryState query={clauses}>
        {({ items }) => {
          if (isWaitingFor([programmes])) return <Waiting />;
          const titles = [...new Map(items.map(({ instrumentId, instrumentTitle }) => [instrumentId, instrumentTitle]))];
          return (
            <>
              <div className="field"><label htmlFor="instrument">{t('filter')}</label><select id="instrument" value={chosen} onChange={(event) => { setSearch(event.target.value === '' ? {} : { instrument: event.target.value }, { replace: true }); }}><option value="">{t('all')}</option>{titles.map(([id, title]) => <option key={id} value={id}>{title}</option>)}</select></div>
              {titles.filter(([id]) => chosen === '' || id === chosen).map(([id, title]) => <ClauseTable key={id} title={title} titleOf={titleOf} clauses={items.filter(({ instrumentId }) => instrumentId === id)} />)}
            </>
          );
        }}
      </QueryState>
    </>
  );
};
