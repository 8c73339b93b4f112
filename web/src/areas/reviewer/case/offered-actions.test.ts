import { describe, expect, it } from '@jest/globals';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { correctionRounds, hindranceOf, offeredActions } from './offered-actions';

type CaseView = OperationOutput<'getCase'>;
type Changes = { readonly actions?: CaseView['application']['availableActions']; readonly claimedBy?: string | null; readonly more?: Partial<CaseView>; readonly notice?: CaseView['application']['notice'] };

const view = ({ actions = ['claim', 'release', 'recuse', 'request_correction', 'resolve_clash', 'record_review'], claimedBy = null, more = {}, notice = null }: Changes = {}): CaseView =>
  ({ application: { availableActions: actions, decision: null, notice }, claimedBy, clashedLines: [], objections: [], recusedUserIds: [], dutyHolders: [], timeline: [], ...more }) as unknown as CaseView;
const me = { userId: 'me', isHead: false };
const head = { userId: 'head', isHead: true };
const asked = { more: { timeline: [{ action: 'request_correction' }] as unknown as CaseView['timeline'] } };

describe('actions on a case', () => {
  it('let somebody take a free case in hand before anything else', () => {
    expect(offeredActions(view(), me)).toEqual(['claim', 'recuse']);
    expect(hindranceOf(view(), me)).toEqual({ kind: 'claim_first' });
  });
  it('are the reviewer’s once they hold it, and nobody else’s', () => {
    expect(offeredActions(view({ claimedBy: 'me' }), me)).toEqual(['record_review', 'request_correction', 'release', 'recuse']);
    expect(offeredActions(view({ claimedBy: 'other' }), me)).toEqual(['recuse']);
    expect(hindranceOf(view({ claimedBy: 'other' }), me)).toEqual({ kind: 'held_by_another' });
    expect(hindranceOf(view({ claimedBy: 'me' }), me)).toBeNull();
  });
  it('leave a further correction to the head of stage, who can also free a stuck case', () => {
    expect(correctionRounds(view(asked))).toBe(1);
    expect(offeredActions(view({ claimedBy: 'me', ...asked }), me)).not.toContain('request_correction');
    expect(hindranceOf(view({ claimedBy: 'me', ...asked }), me)).toEqual({ kind: 'further_correction' });
    expect(offeredActions(view({ actions: ['release', 'request_correction', 'resolve_clash', 'recuse'], claimedBy: 'other', ...asked }), head)).toEqual(['request_correction', 'release', 'recuse']);
  });
  it('never show what the service does not open', () => {
    expect(offeredActions(view({ actions: [], claimedBy: 'me' }), me)).toEqual([]);
    expect(hindranceOf(view({ actions: [] }), me)).toEqual({ kind: 'waiting' });
    expect(hindranceOf(view({ actions: [], more: { dutyHolders: [{ duty: 'first_review', userId: 'me' }] } }), me)).toEqual({ kind: 'other_duty' });
    expect(hindranceOf(view({ more: { recusedUserIds: ['me'] } }), me)).toEqual({ kind: 'recused' });
  });
  it('offer approval only after the notice, and clashes and objections only where there are some', () => {
    const running = { opensOn: '2026-03-02', closesOn: '2026-03-09', closed: false };
    expect(offeredActions(view({ actions: ['approve', 'hold_over'], notice: running }), me)).toEqual(['hold_over']);
    expect(hindranceOf(view({ actions: ['approve', 'hold_over'], notice: running }), me)).toEqual({ kind: 'notice_running' });
    expect(offeredActions(view({ actions: ['approve', 'hold_over'], notice: { ...running, closed: true } }), me)).toEqual(['approve', 'hold_over']);
    expect(offeredActions(view({ claimedBy: 'me', more: { clashedLines: ['loan-1'] } }), me)).toContain('resolve_clash');
    expect(offeredActions(view({ actions: ['resolve_objection'], more: { objections: [{ objectionId: 'o', kind: 'unit', reason: '', receivedAt: '', open: true }] } }), head)).toEqual(['resolve_objection']);
  });
  it('leave an open objection to the head of stage wherever the case stands, and nothing is decided over it', () => {
    const objected = { more: { objections: [{ objectionId: 'o', kind: 'unit' as const, reason: '', receivedAt: '', open: true }] } };
    expect(offeredActions(view({ actions: ['resolve_objection', 'terminate'], ...objected }), head)).toEqual(['resolve_objection', 'terminate']);
    expect(offeredActions(view({ actions: ['decide', 'hold_over'], ...objected }), me)).toEqual(['hold_over']);
    expect(hindranceOf(view({ actions: ['decide', 'hold_over'], ...objected }), me)).toEqual({ kind: 'objections_open' });
    expect(offeredActions(view({ actions: ['decide', 'hold_over'] }), me)).toEqual(['decide', 'hold_over']);
  });
});
