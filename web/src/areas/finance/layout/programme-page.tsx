import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { ErrorNotice } from '../../../components/error-notice';
import { Mark } from '../../../components/marks';
import { PageHeading } from '../../../components/page-heading';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import { useFinanceDesk } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { financeTexts } from './finance-texts';

type Properties = { readonly title: string; readonly lead?: string; readonly children: (programme: ProgrammeChoice, desk: FinanceDesk) => ReactNode };

/** A page about one programme's money: heading, the choice of the programme (kept in the URL), and the rest once it is known. */
export const ProgrammePage = ({ title, lead, children }: Properties) => {
  const t = useTexts(financeTexts);
  const desk = useFinanceDesk();
  const [search, setSearch] = useSearchParams();
  const chosen = desk.programmes.find(({ programmeId }) => programmeId === search.get('programme')) ?? desk.programmes[0];
  const choose = (programmeId: string): void => { setSearch((before) => { const next = new URLSearchParams(before); next.set('programme', programmeId); return next; }); };
  return (
    <>
      <PageHeading title={title} />
      {lead === undefined ? null : <p>{lead}</p>}
      {desk.failed !== null ? <ErrorNotice error={desk.failed.error} onRetry={() => { void desk.failed?.refetch(); }} /> : null}
      {!desk.ready && desk.failed === null ? <Waiting /> : null}
      {desk.ready && chosen === undefined ? <p className="empty">{t('noProgrammes')}</p> : null}
      {chosen === undefined ? null : (
        <>
          <div className="filters">
            <div className="field"><label htmlFor="programme">{t('programme')}</label><select id="programme" lang="zh-CN" value={chosen.programmeId} onChange={(event) => { choose(event.target.value); }}>{desk.programmes.map((programme) => <option key={programme.programmeId} value={programme.programmeId}>{programme.title}</option>)}</select></div>
            {chosen.demo ? <Mark kind="demo" /> : null}
          </div>
          {children(chosen, desk)}
        </>
      )}
    </>
  );
};
