type Answers = Readonly<Record<string, unknown>>;

/** Another version that was stored while this one was being typed. */
export type Theirs = { readonly facts: Answers; readonly materials: readonly string[]; readonly version: number };

export type DraftState = {
  readonly answers: Answers;
  readonly materials: readonly string[];
  /** The stored version that the next save builds on. */
  readonly version: number;
  readonly saving: 'saved' | 'unsaved' | 'saving' | 'offline' | 'failed';
  /** Counts changes; what was saved last is `savedChange`. */
  readonly change: number;
  readonly savedChange: number;
  /** Places held back because what stands there is not whole yet. */
  readonly leftOut: readonly string[];
  readonly conflict: Theirs | null;
  readonly error: unknown;
};

export type DraftEvent =
  | { readonly type: 'changed'; readonly answers: Answers; readonly materials: readonly string[] }
  | { readonly type: 'saving' }
  | { readonly type: 'saved'; readonly version: number; readonly change: number; readonly leftOut: readonly string[] }
  | { readonly type: 'failed'; readonly offline: boolean; readonly error: unknown }
  | { readonly type: 'conflict'; readonly theirs: Theirs }
  | { readonly type: 'keep_mine' }
  | { readonly type: 'take_theirs' };

/** The life of a draft on the screen. Nothing typed is ever dropped except by `take_theirs`, which a person chooses. */
export const draftReducer = (state: DraftState, event: DraftEvent): DraftState => {
  switch (event.type) {
    case 'changed': return { ...state, answers: event.answers, materials: event.materials, change: state.change + 1, saving: state.saving === 'saving' ? 'saving' : 'unsaved', error: null };
    case 'saving': return { ...state, saving: 'saving', error: null };
    case 'saved': return { ...state, version: event.version, savedChange: event.change, leftOut: event.leftOut, saving: event.change === state.change ? 'saved' : 'unsaved' };
    case 'failed': return { ...state, saving: event.offline ? 'offline' : 'failed', error: event.error };
    case 'conflict': return { ...state, saving: 'unsaved', conflict: event.theirs };
    case 'keep_mine': return state.conflict === null ? state : { ...state, version: state.conflict.version, conflict: null, change: state.change + 1, saving: 'unsaved' };
    case 'take_theirs': return state.conflict === null ? state : { ...state, answers: state.conflict.facts, materials: state.conflict.materials, version: state.conflict.version, conflict: null, savedChange: state.change, saving: 'saved', leftOut: [] };
  }
};
