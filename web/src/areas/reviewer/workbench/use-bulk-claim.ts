import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../../api/api-provider';
import { describeError } from '../../../api/problem-message';
import { useLanguage } from '../../../language/language-provider';

export type Claimable = { readonly applicationId: string; readonly version: number; readonly receiptNumber: string | null };
/** What became of one case; null: it is claimed. */
export type ClaimResult = { readonly applicationId: string; readonly receiptNumber: string | null; readonly message: string | null };

/** Claims one case after the other: one that somebody else took meanwhile does not stop the rest, and each is told. */
export const useBulkClaim = () => {
  const api = useApi();
  const queries = useQueryClient();
  const { language } = useLanguage();
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const [results, setResults] = useState<readonly ClaimResult[]>([]);
  const claim = async (rows: readonly Claimable[]): Promise<void> => {
    const told: ClaimResult[] = [];
    for (const { applicationId, version, receiptNumber } of rows) {
      setProgress({ done: told.length, of: rows.length });
      try {
        await api.call('claimCase', { parameters: { applicationId }, body: { expectedVersion: version } });
        told.push({ applicationId, receiptNumber, message: null });
      } catch (error) {
        told.push({ applicationId, receiptNumber, message: describeError(error, language).message });
      }
    }
    setResults(told);
    setProgress(null);
    await queries.invalidateQueries();
  };
  return { claim, progress, results };
};
