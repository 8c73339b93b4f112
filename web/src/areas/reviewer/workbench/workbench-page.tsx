import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useOperation } from '../../../api/api-provider';
import { useMe } from '../../../app/use-duties';
import { ErrorNotice } from '../../../components/error-notice';
import { PageHeading } from '../../../components/page-heading';
import { QueryState } from '../../../components/query-state';
import { Waiting } from '../../../components/waiting';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useTexts } from '../../../language/language-provider';
import { useShortcuts, KeyHint } from '../shortcuts/shortcut-area';
import { countsByState } from './counts-by-state';
import { FilterBar } from './filter-bar';
import { addressOf, claimableStates, filtersOf, queryOf } from './filters';
import type { Filters, QueueState } from './filters';
import { QueueTable } from './queue-table';
import { moveRow, tickRow } from './row-focus';
import { SavedViewsBar } from './saved-views-bar';
import { useBulkClaim } from './use-bulk-claim';
import type { ClaimResult } from './use-bulk-claim';
import { WorkCounts } from './work-counts';
import { workbenchTexts } from './workbench-texts';

/** What waits for the signed-in officer, and the cases to take up. */
export const Component = () => {
  const t = useTexts(workbenchTexts);
  const [address] = useSearchParams();
  const workbench = useOperation('getWorkbench', {});
  const me = useMe();
  return (
    <>
      <PageHeading title={t('title')} />
      <QueryState query={workbench}>{(counts) => (me.data === undefined ? <Waiting /> : <Desk workbench={counts} userId={me.data.userId} given={filtersOf(address)} />)}</QueryState>
    </>
  );
};

type DeskProperties = { readonly workbench: OperationOutput<'getWorkbench'>; readonly userId: string; readonly given: Filters };

const Desk = ({ workbench, userId, given }: DeskProperties) => {
  const t = useTexts(workbenchTexts);
  const navigate = useNavigate();
  // Without a choice: the first stage in which something waits.
  const state: QueueState = given.state ?? countsByState(workbench.items)[0]?.state ?? 'submitted';
  const filters: Filters = { ...given, state };
  return (
    <>
      <h2>{t('todo')}</h2>
      <WorkCounts workbench={workbench} filters={filters} />
      <h2>{t('cases')}</h2>
      <SavedViewsBar userId={userId} address={addressOf({ ...filters, cursor: null })} />
      <FilterBar filters={filters} state={state} districtCodes={workbench.districtCodes} onChange={(next) => { void navigate(`?${addressOf(next)}`); }} />
      <Cases key={addressOf(filters)} filters={filters} state={state} userId={userId} today={workbench.today} />
    </>
  );
};

type CasesProperties = { readonly filters: Filters; readonly state: QueueState; readonly userId: string; readonly today: string };

const Cases = ({ filters, state, userId, today }: CasesProperties) => {
  const t = useTexts(workbenchTexts);
  const queue = useOperation('getReviewQueue', { query: queryOf(filters, state) });
  const duties = useMe().data?.grants.map(({ role }) => role) ?? [];
  const programmes = useOperation('listProgrammes', {}).data?.items ?? [];
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const bulk = useBulkClaim();
  const rows = queue.data?.items ?? [];
  const chosen = rows.filter(({ applicationId, claimedBy }) => claimedBy === null && selected.has(applicationId));
  const claimable = claimableStates.has(state) && duties.some((role) => ['intake_officer', 'district_reviewer', 'city_reviewer', 'expert'].includes(role));
  const claim = (): void => { if (chosen.length > 0 && bulk.progress === null) void bulk.claim(chosen).then(() => { setSelected(new Set()); }); };
  const select = (applicationIds: readonly string[], on: boolean): void => {
    setSelected((before) => { const next = new Set(before); for (const id of applicationIds) if (on) next.add(id); else next.delete(id); return next; });
  };
  useShortcuts(useMemo(() => [
    { key: 'j', label: workbenchTexts.keyNext, run: () => { moveRow(1); } }, { key: 'k', label: workbenchTexts.keyPrevious, run: () => { moveRow(-1); } },
    { key: 'x', label: workbenchTexts.keySelect, run: tickRow }, { key: 'c', label: workbenchTexts.keyClaim, run: () => { document.getElementById('bulk-claim')?.click(); } },
    { key: 'f', label: workbenchTexts.keyFilter, run: () => { document.getElementById('filter-state')?.focus(); } },
  ], []));
  return (
    <>
      {claimable ? (
        <div className="bulk-bar no-print">
          <button type="button" id="bulk-claim" className="button primary" disabled={chosen.length === 0 || bulk.progress !== null} onClick={claim}>{t('claimSelected', { n: chosen.length })} <KeyHint shortcut="c" /></button>
          <span role="status">{bulk.progress === null ? '' : t('claiming', { done: bulk.progress.done, n: bulk.progress.of })}</span>
        </div>
      ) : null}
      <ClaimResults results={bulk.results} />
      <div className="queue-place">
        {queue.data === undefined ? (queue.error === null ? <Waiting text={t('loadingRows')} /> : <ErrorNotice error={queue.error} onRetry={() => { void queue.refetch(); }} />)
          : rows.length === 0 ? <p className="empty">{t(queue.data.cursor === null ? 'none' : 'noneFurther')}</p>
            : <div className="scroll-x"><QueueTable rows={rows} today={today} userId={userId} claimable={claimable} inHands={claimableStates.has(state)} selected={selected} onSelect={select} caseAddress={(id) => `/cases/${id}?${new URLSearchParams({ queue: addressOf(filters) }).toString()}`} programmeTitle={(id) => programmes.find(({ programmeId }) => programmeId === id)?.title ?? id} /></div>}
        <div className="actions no-print">
          {filters.cursor === null ? null : <Link to={`?${addressOf({ ...filters, cursor: null })}`}>{t('first')}</Link>}
          {queue.data?.cursor == null ? null : <Link className="button" to={`?${addressOf({ ...filters, cursor: queue.data.cursor })}`}>{t('next')}</Link>}
        </div>
      </div>
    </>
  );
};

/** Each case with what became of it. */
const ClaimResults = ({ results }: { readonly results: readonly ClaimResult[] }) => {
  const t = useTexts(workbenchTexts);
  if (results.length === 0) return null;
  const failed = results.filter(({ message }) => message !== null);
  return (
    <div className={`notice-box ${failed.length === 0 ? 'good' : 'attention'}`} role="status">
      <p>{t('claimed', { ok: results.length - failed.length, failed: failed.length })}</p>
      <ul className="plain">{results.map(({ applicationId, receiptNumber, message }) => <li key={applicationId}><Link to={`/cases/${applicationId}`}>{receiptNumber ?? applicationId}</Link> · {message ?? t('claimedOk')}</li>)}</ul>
    </div>
  );
};
