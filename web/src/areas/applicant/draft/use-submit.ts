import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiClient, OperationOutput } from '../../../../../shared/contracts/client';
import { useApi } from '../../../api/api-provider';
import { describeError } from '../../../api/problem-message';
import { useLanguage } from '../../../language/language-provider';
import type { createCommandKeys } from './command-keys';

const fillable: ReadonlySet<string> = new Set(['draft', 'correction_requested']);

const filedMeanwhile = async (api: ApiClient, { applicationId, version }: OperationOutput<'getApplication'>): Promise<boolean> => {
  const now = await api.call('getApplication', { parameters: { applicationId } });
  return now.version > version && now.receiptNumber !== null && !fillable.has(now.state);
};

/**
 * Files or files again. The key belongs to the state that is filed, so a second press or a retry after a lost answer
 * is the same request. Resolves true when it is filed.
 */
export const useSubmit = (application: OperationOutput<'getApplication'>, keys: ReturnType<typeof createCommandKeys>) => {
  const api = useApi();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (draftVersion: number, declarationVersion: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setError(null);
    const operation = application.state === 'correction_requested' ? 'correctApplication' : 'submitApplication';
    try {
      const { applicationId, version } = application;
      const reply = await api.call(operation, {
        parameters: { applicationId }, idempotencyKey: keys.keyFor(operation, applicationId, version, draftVersion),
        body: { expectedVersion: version, expectedDraftVersion: draftVersion, declaration: { version: declarationVersion, accepted: true } },
      });
      queries.setQueryData(['filed', applicationId], reply);
      queries.removeQueries({ queryKey: ['getDraft', { parameters: { applicationId } }] });
      void queries.invalidateQueries({ queryKey: ['listApplications'] });
      await queries.invalidateQueries({ queryKey: ['getApplication', { parameters: { applicationId } }], refetchType: 'none' });
      return true;
    } catch (problem) {
      // Somebody else of the enterprise was faster, perhaps in another window: what counts is what they filed, and its receipt.
      if (describeError(problem, language).kind === 'conflict' && await filedMeanwhile(api, application).catch(() => false)) {
        await queries.invalidateQueries();
        return true;
      }
      setError(problem);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, error };
};
