import { useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { useCommand } from '../../../api/api-provider';
import { newKey } from '../../../app/browser';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { Waiting } from '../../../components/waiting';
import { useTexts } from '../../../language/language-provider';
import type { PaymentCaseView } from '../data/money-views';
import { useAccountsOf, usePaymentCases } from '../data/use-money';
import type { FinanceDesk, ProgrammeChoice } from '../data/use-money';
import { accountLine } from '../layout/account-choice';
import { CaseTable } from '../layout/case-table';
import { financeTexts } from '../layout/finance-texts';
import { ProgrammePage } from '../layout/programme-page';
import { Yuan, yuanText } from '../layout/yuan';
import { batchTexts } from './batch-texts';
import { OffsetCell } from './offset-cell';
import { batchGroups, firstChoice, membersAtMost, offsetsOf, sumsOf } from './eligible-groups';
import type { BatchCandidate, BatchGroup } from './eligible-groups';

export const Component = () => {
  const t = useTexts(batchTexts);
  return <ProgrammePage title={t('newTitle')} lead={t('rule')}>{(programme, desk) => <Groups key={programme.programmeId} programme={programme} desk={desk} />}</ProgrammePage>;
};

/** The groups that can be paid together; one is chosen and becomes a batch. */
const Groups = ({ programme, desk }: { readonly programme: ProgrammeChoice; readonly desk: FinanceDesk }) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const [search] = useSearchParams();
  const aloneId = search.get('case');
  const waiting = usePaymentCases(programme.programmeId, 'awaiting_payee');
  const failed = usePaymentCases(programme.programmeId, 'payment_failed');
  const { accounts } = useAccountsOf([programme.programmeId]);
  const groups = useMemo(() => batchGroups([...failed.items, ...waiting.items]), [failed.items, waiting.items]);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const chosen = groups.find(({ key }) => key === chosenKey) ?? groups.find(({ eligible }) => eligible.some(({ applicationId }) => applicationId === aloneId)) ?? groups[0];
  const [created, setCreated] = useState<Created | null>(null);
  // What was made stays told, also when its group has nothing left and another one comes to stand here.
  if (created !== null) return <Made created={created} cases={[...failed.items, ...waiting.items]} />;
  const error = waiting.error ?? failed.error;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => { void waiting.refetch(); void failed.refetch(); }} />;
  if (!waiting.known || !failed.known) return <Waiting />;
  if (!waiting.complete || !failed.complete) return <p role="status">{f('loadedSoFar', { n: waiting.items.length + failed.items.length })}</p>;
  if (chosen === undefined) return <p className="empty">{t('noGroups')}</p>;
  return (
    <>
      <fieldset className="field" style={{ maxWidth: 'none' }}>
        <legend>{t('groups')}</legend>
        <div className="choices stacked">{groups.map((group) => <label key={group.key} className="choice"><input type="radio" name="group" checked={group.key === chosen.key} onChange={() => { setChosenKey(group.key); }} />{t('groupLine', { account: accountLine(accounts.find(({ accountId }) => accountId === group.accountId), group.accountId), document: group.fundDocumentNumber, n: group.eligible.length, m: group.excluded.length })}</label>)}</div>
      </fieldset>
      <GroupToBatch key={chosen.key} group={chosen} programme={programme} desk={desk} aloneId={aloneId} onCreated={setCreated} />
    </>
  );
};

type Created = OperationOutput<'createBatch'>;

/** The batch that was made, and what was left out of it. */
const Made = ({ created: { batch, excluded }, cases }: { readonly created: Created; readonly cases: readonly PaymentCaseView[] }) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const names = new Map(cases.map((item) => [item.applicationId, item.enterpriseName]));
  return (
    <div className={`notice-box ${excluded.length === 0 ? 'good' : 'attention'}`} role="status">
      <p>{t('made')} {f('selected', { n: batch.count, amount: yuanText(batch.totalFen) })}</p>
      {excluded.length === 0 ? null : <><p>{t('madeExcluded', { n: excluded.length })}</p><ul>{excluded.map(({ applicationId, problem }) => <li key={applicationId}>{names.get(applicationId) ?? applicationId}：{problem?.message}</li>)}</ul></>}
      <p><Link className="button primary" to={`/finance/batches/${batch.batchId}?programme=${batch.programmeId}`}>{t('openBatch')}</Link></p>
    </div>
  );
};

type Properties = { readonly group: BatchGroup; readonly programme: ProgrammeChoice; readonly desk: FinanceDesk; readonly aloneId: string | null; readonly onCreated: (created: Created) => void };

const GroupToBatch = ({ group, programme, desk, aloneId, onCreated }: Properties) => {
  const t = useTexts(batchTexts);
  const f = useTexts(financeTexts);
  const [ids, setIds] = useState(() => firstChoice(group, aloneId));
  const [key, setKey] = useState(newKey);
  const create = useCommand('createBatch', onCreated);
  const chosen = group.eligible.filter(({ applicationId }) => ids.has(applicationId));
  const offsets = offsetsOf(chosen);
  const sums = sumsOf(chosen, offsets);
  const sumFen = sums.netFen;
  const attempt = { heading: t('attempt'), cell: ({ part }: BatchCandidate) => t('nth', { n: part.attempt + 1 }) };
  // Only where something would be set off.
  const offsetColumns = group.eligible.every(({ part }) => part.offset === null) ? [] : [
    { heading: f('inYuan', { name: t('offset') }), number: true, cell: ({ applicationId, part }: BatchCandidate) => <OffsetCell offset={ids.has(applicationId) ? offsets.get(applicationId) ?? null : part.offset} /> },
    { heading: f('inYuan', { name: t('net') }), number: true, cell: ({ applicationId, part }: BatchCandidate) => <Yuan amountFen={part.amountFen - ((ids.has(applicationId) ? offsets.get(applicationId) : part.offset)?.amountFen ?? 0)} /> },
  ];
  const send = (): void => {
    const cases = chosen.map(({ applicationId, version }) => ({ applicationId, expectedVersion: version }));
    create.mutate({ idempotencyKey: key, body: { programmeId: programme.programmeId, accountId: group.accountId, fundDocumentNumber: group.fundDocumentNumber, cases } });
  };
  // Another choice is another request and has a key of its own.
  const choose = (next: ReadonlySet<string>): void => { setIds(next); setKey(newKey()); };
  return (
    <>
      {aloneId !== null && ids.size === 1 && ids.has(aloneId) ? <p className="notice-box">{t('alone')}</p> : null}
      <h2>{t('eligible')}</h2>
      {group.eligible.length === 0 ? <p className="empty">{t('noGroups')}</p> : (
        <CaseTable label={t('eligible')} items={group.eligible} regionName={desk.regionName} columns={[attempt, ...offsetColumns]} amountOf={({ part }) => part.amountFen} {...(desk.isMaker ? { selection: { ids, onChange: choose, canSelect: () => true } } : {})} />
      )}
      <p className="status-line" role="status">{f('selected', { n: chosen.length, amount: yuanText(sumFen) })} {sums.offsetFen === 0 ? '' : t('sumsText', { gross: yuanText(sums.grossFen), offset: yuanText(sums.offsetFen), net: yuanText(sums.netFen) })} {chosen.length > membersAtMost ? t('tooMany', { n: membersAtMost }) : ''}</p>
      {create.error === null ? null : <ErrorNotice error={create.error} nameOfField={(field) => chosen[Number(/^cases\[(\d+)\]$/.exec(field)?.[1] ?? '-1')]?.enterpriseName ?? null} />}
      {desk.isMaker ? (
        <ConfirmButton label={t('send')} question={t('question')} tone="primary" busy={create.isPending} confirmDisabled={chosen.length === 0 || chosen.length > membersAtMost} onConfirm={send}>
          <p>{t('sendText', { n: chosen.length, amount: yuanText(sumFen) })}</p>
          {sums.offsetFen === 0 ? null : <p><strong>{t('sumsText', { gross: yuanText(sums.grossFen), offset: yuanText(sums.offsetFen), net: yuanText(sums.netFen) })}</strong></p>}
        </ConfirmButton>
      ) : <p className="small">{f('readOnly')}</p>}
      <h2>{t('excluded')}</h2>
      {group.excluded.length === 0 ? <p>{t('excludedNone')}</p> : <CaseTable label={t('excluded')} items={group.excluded} regionName={desk.regionName} amountOf={({ part }) => part.amountFen} columns={[{ heading: f('reason'), cell: ({ part }) => part.obstacle?.message ?? t('reason_in_batch') }]} />}
    </>
  );
};
