import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { queryKeyOf, useApi } from '../../../api/api-provider';
import { describeError } from '../../../api/problem-message';
import { newKey } from '../../../app/browser';
import type { ApiClient, OperationOutput } from '../../../../../shared/contracts/client';
import { useLanguage } from '../../../language/language-provider';
import { officerName } from './people-words';

export type CaseView = OperationOutput<'getCase'>;
type Sent = { readonly parameters: { readonly applicationId: string }; readonly expectedVersion: number; readonly idempotencyKey: string };
/** Sends one command about the case as it is shown. */
export type Send = (api: ApiClient, sent: Sent) => Promise<unknown>;

/** What somebody did, and who. */
export type Done = Pick<CaseView['timeline'][number], 'version' | 'at' | 'saying'> & { readonly who: string | null };

export type CaseAct = {
  readonly busy: boolean;
  readonly error: unknown;
  /** What others did since the case was opened, when that kept a command from being carried out. */
  readonly changes: readonly Done[];
  readonly run: (send: Send) => Promise<boolean>;
};

/**
 * Commands on one case. A command keeps its key until the service has answered, so that pressing again after a lost
 * answer does nothing twice. When somebody else was faster the case is read anew and what changed is told; what was
 * typed stays where it is.
 */
export const useCaseAct = (shown: CaseView): CaseAct => {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useLanguage();
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [changes, setChanges] = useState<readonly Done[]>([]);
  const { applicationId, version } = shown.application;
  const parameters = { applicationId };

  const explain = async (refusal: unknown): Promise<void> => {
    const { kind } = describeError(refusal, language);
    if (kind !== 'offline') key.current = newKey();
    if (kind === 'conflict') {
      const now = await api.call('getCase', { parameters });
      queries.setQueryData(queryKeyOf('getCase', { parameters }), now);
      const newer = now.timeline.filter((entry) => entry.version > version);
      setChanges(newer.map((entry) => ({ ...entry, who: entry.userId === null ? null : officerName(now, entry.userId) })));
      if (newer.length > 0) return;
    }
    setError(refusal);
  };

  const run = async (send: Send): Promise<boolean> => {
    setBusy(true);
    setError(null);
    setChanges([]);
    try {
      await send(api, { parameters, expectedVersion: version, idempotencyKey: key.current });
      key.current = newKey();
      await queries.invalidateQueries();
      return true;
    } catch (refusal) {
      await explain(refusal).catch((failed: unknown) => { setError(failed); });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, changes, run };
};
