import { useMe } from '../../../app/use-duties';
import { useCommand, useOperation } from '../../../api/api-provider';
import { ConfirmButton } from '../../../components/confirm-button';
import { ErrorNotice } from '../../../components/error-notice';
import { Moment } from '../../../components/legal-date';
import { QueryState } from '../../../components/query-state';
import { useTexts } from '../../../language/language-provider';
import { catalogueTexts } from './catalogue-texts';
import { basisText, PeriodText, SlotValueText } from './slot-value-text';
import type { Slot } from './slot-value-text';

/** What was proposed, and the second person's word. Who proposed it sees why they can't approve it. */
export const Proposals = ({ programmeId, slots, administers }: { readonly programmeId: string; readonly slots: readonly Slot[]; readonly administers: boolean }) => {
  const t = useTexts(catalogueTexts);
  const proposals = useOperation('listProposals', { parameters: { programmeId } });
  const approve = useCommand('approveValue');
  const ownId = useMe().data?.userId;
  const slotOf = (id: string): Slot | undefined => slots.find((slot) => slot.id === id);
  return (
    <section aria-labelledby="proposals">
      <h2 id="proposals">{t('proposals')}</h2>
      {approve.error === null ? null : <ErrorNotice error={approve.error} />}
      {approve.data === undefined ? null : <div className="notice-box good" role="status"><p>{t('approvedNow')} <code className="hash">{approve.data.catalogueHash}</code></p></div>}
      <QueryState query={proposals} empty={{ when: ({ items }) => items.length === 0, text: t('noProposals') }}>
        {({ items }) => (
          <div className="scroll-x" tabIndex={0} role="group" aria-label={t('proposals')}>
            <table className="table">
              <thead><tr><th scope="col">{t('slot')}</th><th scope="col">{t('value')}</th><th scope="col">{t('period')}</th><th scope="col">{t('basis')}</th><th scope="col">{t('proposed')}</th><th scope="col">{t('decided')}</th></tr></thead>
              <tbody>
                {items.map(({ proposalId, value, proposedBy, proposedAt, status, decidedBy }) => (
                  <tr key={proposalId}>
                    <th scope="row" lang="zh-CN">{slotOf(value.slot)?.saying ?? value.slot}</th>
                    <td><SlotValueText value={value.value} type={slotOf(value.slot)?.type} /></td><td><PeriodText value={value} /></td><td lang="zh-CN">{basisText(value.basis)}</td>
                    <td>{proposedBy}<div className="small"><Moment at={proposedAt} /></div></td>
                    <td>
                      <span className={`tag ${status === 'approved' ? 'good' : status === 'open' ? 'attention' : 'bad'}`}>{t(`proposal_${status}`)}</span> {decidedBy}
                      {status === 'open' && proposedBy === ownId ? <p className="small">{t('yours')}</p> : null}
                      {status === 'open' && administers && proposedBy !== ownId ? (
                        <div><ConfirmButton label={t('approve')} question={t('approveQuestion')} tone="primary" busy={approve.isPending} onConfirm={() => { approve.mutate({ parameters: { proposalId }, body: {} }); }}><p>{t('approveText')}</p></ConfirmButton></div>
                      ) : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </section>
  );
};
