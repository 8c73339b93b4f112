import type { Application } from '../application/application';
import { partsTotalFen } from '../application/parts';
import { potClaimOf } from '../application/pot-transitions';
import type { ApplicationState } from '../application/states';
import type { Fen } from '../brands';
import { zeroFen } from '../money';

/** States in which a filed case is still on its way to the decision. */
const onTheWay: ReadonlySet<ApplicationState> = new Set<ApplicationState>(['submitted', 'correction_requested', 'accepted', 'formal_review', 'substantive_review', 'expert_review']);

/** `asks`: reviewed and waiting for its share. `settled`: set aside, decided, or with its share. Else what it still lacks. */
export type PotStanding = 'asks' | 'settled' | { readonly unready: ApplicationState | 'clash' };

/** Where a case of the call stands when its pot is to be shared: the pot waits for every one that is unready. */
export const potStandingOf = (application: Application): PotStanding => {
  if (onTheWay.has(application.state)) return { unready: application.state };
  if (application.state !== 'awaiting_decision' || application.decision !== null || potClaimOf(application) === null) return 'settled';
  return application.clashedLines.length > 0 ? { unready: 'clash' } : 'asks';
};

/**
 * What a case has of the pot now: its money where some is reserved or was paid, else the share it waits to be decided
 * with. Whoever left has given it back; money recovered later can't be spent again.
 */
export const takenFromPot = ({ state, parts, potAward }: Application): Fen => {
  if (parts.length > 0) return partsTotalFen(parts);
  return potAward !== null && (state === 'awaiting_decision' || state === 'held_over') ? potAward.shareFen : zeroFen;
};
