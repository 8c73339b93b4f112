import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useCommand, useOperation } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { LegalDate, Moment } from '../../../components/legal-date';
import { QueryState, isWaitingFor } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { ScrollTable } from '../layout/scroll-table';
import { Yuan } from '../layout/yuan';
import { potTexts } from './pot-texts';
import type { PotRunView } from './use-pot-run';

export const potTones = { freezing: 'progress', sealed: 'attention', applying: 'progress', applied: 'good', cancelling: 'progress', cancelled: 'neutral' } as const;

export const Component = () => {
  const t = useTexts(potTexts);
  return <ProgrammePage title={t('title')} lead={t('lead')}>{(programme, desk) => <Pots key={programme.programmeId} programme={programme} desk={desk} />}</ProgrammePage>;
};

const Pots = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(potTexts);
  const guide = useOperation('getProgramme', { parameters: { programmeId: programme.programmeId } });
  const runs = useOperation('listPotRuns', { query: { programmeId: programme.programmeId } });
  const titles = new Map((guide.data?.calls ?? []).map(({ callId, title }) => [callId, title]));
  if (isWaitingFor([guide, runs])) return <Waiting />;
  return (
    <>
      <h2>{t('runs')}</h2>
      <QueryState query={runs} empty={{ when: ({ items }) => items.length === 0, text: t('noRuns') }}>
        {({ items }) => <Runs runs={items} titleOf={(callId) => titles.get(callId) ?? callId} />}
      </QueryState>
      <h2>{t('calls')}</h2>
      <QueryState query={guide} empty={{ when: ({ calls }) => calls.length === 0, text: t('noCalls') }}>
        {({ calls }) => <Calls calls={calls} desk={desk} />}
      </QueryState>
    </>
  );
};

const Runs = ({ runs, titleOf }: { readonly runs: readonly PotRunView[]; readonly titleOf: (callId: string) => string }) => {
  const t = useTexts(potTexts);
  const f = useTexts(financeTexts);
  return (
    <ScrollTable label={t('runs')}>
      <thead><tr><th scope="col">{t('run')}</th><th scope="col">{t('call')}</th><th scope="col">{f('state')}</th><th scope="col" className="number">{f('count')}</th><th scope="col" className="number">{t('pot')}</th><th scope="col" className="number">{t('sharedTotal')}</th><th scope="col">{f('madeBy')}</th><th scope="col">{f('checkedBy')}</th><th scope="col">{t('madeAt')}</th></tr></thead>
      <tbody>
        {[...runs].sort((left, right) => (left.madeAt < right.madeAt ? 1 : -1)).map((run) => (
          <tr key={run.runId}>
            <th scope="row"><Link to={`/finance/pots/${run.runId}?programme=${run.programmeId}`}>{run.runId.slice(0, 10)}…</Link></th>
            <td lang="zh-CN">{titleOf(run.callId)}</td>
            <td><span className={`tag ${potTones[run.status]}`}>{t(`status_${run.status}`)}</span></td>
            <td className="number">{run.seal?.count ?? run.candidates}</td>
            <td className="number"><Yuan amountFen={run.seal?.potFen ?? null} /></td>
            <td className="number"><Yuan amountFen={run.seal?.sharedTotalFen ?? null} /></td>
            <td>{run.madeBy}</td><td>{run.approvedBy ?? '—'}</td><td><Moment at={run.madeAt} /></td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
};

const Calls = ({ calls, desk }: { readonly calls: OperationOutput<'getProgramme'>['calls']; readonly desk: FinanceDesk }) => {
  const t = useTexts(potTexts);
  const f = useTexts(financeTexts);
  const navigate = useNavigate();
  const create = useCommand('createPotRun');
  const [askedId, setAskedId] = useState<string | null>(null);
  const start = (callId: string): void => {
    setAskedId(callId);
    create.mutate({ body: { callId } }, { onSuccess: ({ runId, programmeId }) => { void navigate(`/finance/pots/${runId}?programme=${programmeId}`); } });
  };
  return (
    <>
      {create.error === null ? null : <ErrorNotice error={create.error} onRetry={() => { create.reset(); }} />}
      <ScrollTable label={t('calls')}>
        <thead><tr><th scope="col">{t('call')}</th><th scope="col">{t('callDocument')}</th><th scope="col">{t('callWindow')}</th><th scope="col">{f('state')}</th>{desk.decides ? <th scope="col">{t('create')}</th> : null}</tr></thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.callId}>
              <th scope="row" lang="zh-CN">{call.title}</th><td lang="zh-CN">{call.documentNumber}</td>
              <td><LegalDate dateOn={call.opensOn} /> – <LegalDate dateOn={call.closesOn} /></td>
              <td>{desk.today > call.closesOn ? <span className="tag">{t('callClosed')}</span> : <span className="tag progress">{t('callOpen')}</span>}</td>
              {desk.decides ? <td>{desk.today > call.closesOn ? <ConfirmButton label={t('create')} question={t('createQuestion')} busy={create.isPending && askedId === call.callId} onConfirm={() => { start(call.callId); }}><p lang="zh-CN"><strong>{call.title}</strong></p><p>{t('createText')}</p></ConfirmButton> : '—'}</td> : null}
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
};
