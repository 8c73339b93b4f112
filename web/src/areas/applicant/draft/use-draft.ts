import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { hasCode } from '../../../api/problem-message';
import { OfflineError } from '../../../api/fetch-transport';
import { useQueryClient } from '@tanstack/react-query';
import { queryKeyOf, useApi } from '../../../api/api-provider';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { acceptableFacts } from '../../../facts/acceptable-facts';
import { isRecord, withValue } from '../../../facts/json-path';
import { useSession } from '../../../session/session-provider';
import { draftReducer } from './draft-state';
import type { DraftState } from './draft-state';
import { createLocalCopies } from './local-copy';

type Stored = OperationOutput<'getDraft'>;

export type DraftHandle = {
  readonly state: DraftState;
  readonly change: (path: string, value: unknown) => void;
  readonly changeMaterials: (materials: readonly string[]) => void;
  /** Everything at once, e.g. ready answers. */
  readonly replace: (answers: Readonly<Record<string, unknown>>, materials: readonly string[]) => void;
  /** Saves what is open now; resolves with the stored version, or null when it could not be saved. */
  readonly saveNow: () => Promise<number | null>;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
};

const quietMs = 800;
const retryMs = 5000;
const recordOf = (value: unknown): Readonly<Record<string, unknown>> => (isRecord(value) ? value : {});

/** Autosave with a version: every change is kept in this browser at once and stored after a short pause. */
export const useDraft = (stored: Stored): DraftHandle => {
  const api = useApi();
  const queries = useQueryClient();
  const { person } = useSession();
  const { applicationId } = stored;
  const copies = useMemo(() => createLocalCopies(window.localStorage, person?.userId ?? ''), [person]);
  const [state, dispatch] = useReducer(draftReducer, stored, (first): DraftState => {
    const copy = first.editable ? copies.read(applicationId) : null;
    const clean: DraftState = { answers: recordOf(first.facts), materials: first.materials, version: first.draftVersion, saving: 'saved', change: 0, savedChange: 0, leftOut: [], conflict: null, error: null };
    if (copy === null) return clean;
    const mine: DraftState = { ...clean, answers: copy.answers, materials: copy.materials, change: 1, saving: 'unsaved' };
    return copy.baseVersion === first.draftVersion ? mine : { ...mine, conflict: { facts: recordOf(first.facts), materials: first.materials, version: first.draftVersion } };
  });
  const latest = useRef(state);
  useEffect(() => { latest.current = state; }, [state]);
  const running = useRef<Promise<number | null> | null>(null);

  const saveOnce = useCallback(async (): Promise<number | null> => {
    const { answers, materials, version, change, conflict } = latest.current;
    if (conflict !== null) return null;
    if (change === latest.current.savedChange) return version;
    const { facts, leftOut } = acceptableFacts(answers);
    dispatch({ type: 'saving' });
    try {
      const saved = await api.call('saveDraft', { parameters: { applicationId }, body: { expectedDraftVersion: version, facts, materials: [...materials] } });
      latest.current = { ...latest.current, version: saved.draftVersion, savedChange: change };
      queries.setQueryData(queryKeyOf('getDraft', { parameters: { applicationId } }), saved);
      dispatch({ type: 'saved', version: saved.draftVersion, change, leftOut });
      if (leftOut.length === 0 && latest.current.change === change) copies.remove(applicationId);
      else copies.write(applicationId, { answers: latest.current.answers, materials: latest.current.materials, baseVersion: saved.draftVersion });
      return saved.draftVersion;
    } catch (error) {
      if (hasCode(error, 'draft_version_stale')) {
        const theirs = await api.call('getDraft', { parameters: { applicationId } });
        dispatch({ type: 'conflict', theirs: { facts: recordOf(theirs.facts), materials: theirs.materials, version: theirs.draftVersion } });
      } else dispatch({ type: 'failed', offline: error instanceof OfflineError, error });
      return null;
    }
  }, [api, queries, applicationId, copies]);

  const saveNow = useCallback(async (): Promise<number | null> => {
    while (running.current !== null) await running.current;
    running.current = saveOnce().finally(() => { running.current = null; });
    return running.current;
  }, [saveOnce]);

  useEffect(() => {
    if (state.change === state.savedChange || state.conflict !== null || state.saving === 'saving' || state.saving === 'failed') return;
    const timer = window.setTimeout(() => { void saveNow(); }, state.saving === 'offline' ? retryMs : quietMs);
    return () => { window.clearTimeout(timer); };
  }, [state, saveNow]);

  const keep = useCallback((answers: Readonly<Record<string, unknown>>, materials: readonly string[]) => {
    latest.current = { ...latest.current, answers, materials, change: latest.current.change + 1 };
    copies.write(applicationId, { answers, materials, baseVersion: latest.current.version });
    dispatch({ type: 'changed', answers, materials });
  }, [applicationId, copies]);

  return {
    state, saveNow,
    change: useCallback((path, value) => { keep(withValue(latest.current.answers, path, value), latest.current.materials); }, [keep]),
    changeMaterials: useCallback((materials) => { keep(latest.current.answers, materials); }, [keep]),
    replace: keep,
    keepMine: useCallback(() => { dispatch({ type: 'keep_mine' }); }, []),
    takeTheirs: useCallback(() => { copies.remove(applicationId); dispatch({ type: 'take_theirs' }); }, [applicationId, copies]),
  };
};
