import { describe, expect, it } from '@jest/globals';
import { draftReducer } from './draft-state';
import type { DraftState } from './draft-state';

const saved: DraftState = { answers: { a: 1 }, materials: [], version: 3, saving: 'saved', change: 0, savedChange: 0, leftOut: [], conflict: null, error: null };
const typed = (state: DraftState, a: number) => draftReducer(state, { type: 'changed', answers: { a }, materials: [] });

describe('the life of a draft on the screen', () => {
  it('stays unsaved when something was typed while it was being saved', () => {
    const saving = draftReducer(typed(saved, 2), { type: 'saving' });
    const after = draftReducer(typed(saving, 3), { type: 'saved', version: 4, change: 1, leftOut: [] });
    expect(after).toMatchObject({ saving: 'unsaved', version: 4, answers: { a: 3 }, savedChange: 1, change: 2 });
  });

  it('keeps what was typed in a conflict until the person chooses', () => {
    const theirs = { facts: { a: 9 }, materials: ['form'], version: 7 };
    const conflict = draftReducer(typed(saved, 2), { type: 'conflict', theirs });
    expect(conflict).toMatchObject({ answers: { a: 2 }, conflict: theirs });
    expect(draftReducer(conflict, { type: 'keep_mine' })).toMatchObject({ answers: { a: 2 }, version: 7, conflict: null, saving: 'unsaved' });
    expect(draftReducer(conflict, { type: 'take_theirs' })).toMatchObject({ answers: { a: 9 }, materials: ['form'], version: 7, conflict: null, saving: 'saved' });
  });

  it('keeps what was typed when it could not be saved, and says whether the connection is at fault', () => {
    expect(draftReducer(typed(saved, 2), { type: 'failed', offline: true, error: null })).toMatchObject({ answers: { a: 2 }, saving: 'offline' });
    expect(draftReducer(typed(saved, 2), { type: 'failed', offline: false, error: null })).toMatchObject({ answers: { a: 2 }, saving: 'failed' });
  });

  it('tries again by itself after typing went on', () => {
    const failed = draftReducer(typed(saved, 2), { type: 'failed', offline: false, error: 'x' });
    expect(typed(failed, 3)).toMatchObject({ saving: 'unsaved', error: null });
  });
});
