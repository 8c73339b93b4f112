import { potModeLabels } from '../../shared/domain/pot/pot-modes';
import { shareSaying } from '../../shared/domain/pot/share-pot';
import type { PotRun } from '../../shared/ports/pot-runs';

/** A run as officers see it, without its members. */
export const potRunViewOf = ({ runId, programmeId, callId, status, candidates, position, seal, madeBy, madeAt, approvedBy, approvedAt, result }: PotRun) => ({
  runId, programmeId, callId, status, candidates: candidates.length, position, madeBy, madeAt, approvedBy, approvedAt, result,
  seal: seal === null ? null : {
    group: seal.terms.group, period: seal.terms.period, amountFen: seal.terms.amountFen, amountBasis: seal.terms.amountBasis,
    mode: seal.terms.mode, modeLabel: potModeLabels[seal.terms.mode].chinese, modeBasis: seal.terms.modeBasis, catalogueHash: seal.terms.catalogueHash,
    takenFen: seal.takenFen, potFen: seal.potFen, count: seal.members.length, reviewedTotalFen: seal.reviewedTotalFen, sharedTotalFen: seal.sharedTotalFen, membersHash: seal.membersHash,
  },
});

/** A page of the shares with the reason of each; empty until the run is sealed. The cursor is the place of the next. */
export const potSharesOf = ({ seal }: PotRun, limit: number, cursor: string | undefined) => {
  if (seal === null) return { items: [], cursor: null };
  const start = Number(cursor ?? '0');
  const items = seal.members.slice(start, start + limit).map((member, index) => ({
    ...member, place: start + index + 1, saying: shareSaying(seal.terms.mode, seal.potFen, seal.reviewedTotalFen, member, start + index + 1),
  }));
  return { items, cursor: start + items.length < seal.members.length ? String(start + items.length) : null };
};
