import { useId } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { Approving } from './approving';
import { Awaiting } from './awaiting';
import { decisionTexts } from './decision-texts';

const lookedAtMost = 100;

/** What the approver decides: lists of cases, and approvals after the notice. */
export const Component = () => {
  const t = useTexts(decisionTexts);
  const [address] = useSearchParams();
  const approving = address.get('view') === 'approve';
  return (
    <>
      <PageHeading title={t('title')} />
      <nav aria-label={t('tabs')} className="main-navigation tabs no-print"><ul>
        <li><Link to="?" className={approving ? '' : 'active'} aria-current={approving ? undefined : 'page'}>{t('awaiting')}</Link></li>
        <li><Link to="?view=approve" className={approving ? 'active' : ''} aria-current={approving ? 'page' : undefined}>{t('approving')}</Link></li>
      </ul></nav>
      {approving ? <><h2>{t('approving')}</h2><Approving cursor={address.get('after')} /></> : <ByProgramme chosen={address.get('programme')} cursor={address.get('after')} />}
    </>
  );
};

/** The programmes in which something waits; the first one unless another is chosen. */
const ByProgramme = ({ chosen, cursor }: { readonly chosen: string | null; readonly cursor: string | null }) => {
  const t = useTexts(decisionTexts);
  const id = useId();
  const navigate = useNavigate();
  const queue = useOperation('getReviewQueue', { query: { state: 'awaiting_decision', limit: lookedAtMost } });
  const programmes = useOperation('listProgrammes', {}).data?.items ?? [];
  return (
    <QueryState query={queue}>{({ items, cursor: more }) => {
      const counts = new Map<string, number>();
      for (const { programmeId } of items) counts.set(programmeId, (counts.get(programmeId) ?? 0) + 1);
      const programmeId = chosen ?? [...counts.keys()][0] ?? null;
      const options = [...new Set([...counts.keys(), ...(programmeId === null ? [] : [programmeId])])];
      const count = (one: string): string => (more === null ? String(counts.get(one) ?? 0) : t('atLeast', { n: counts.get(one) ?? 0 }));
      if (programmeId === null) return <p className="empty">{t('none')}</p>;
      return (
        <>
          <div className="field no-print"><label htmlFor={id}>{t('programme')}</label>
            <select id={id} value={programmeId} onChange={(event) => { void navigate(`?programme=${event.target.value}`); }}>
              {options.map((one) => <option key={one} value={one}>{t('programmeCount', { title: programmes.find((programme) => programme.programmeId === one)?.title ?? one, n: count(one) })}</option>)}
            </select></div>
          <Awaiting programmeId={programmeId} cursor={cursor} />
        </>
      );
    }}</QueryState>
  );
};
