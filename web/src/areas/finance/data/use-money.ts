import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { OperationInput, OperationOutput } from '../../../../../shared/contracts/client';
import { queryKeyOf, useApi, useOperation } from '../../../api/api-provider';
import { useMe } from '../../../app/use-duties';
import { accountViewOf } from './money-views';
import type { AccountView, PaymentCaseView } from './money-views';
import { reachesPlace, visibleProgrammes } from '../../../facts/visible-programmes';

/** Who has business with money. */
const financeRoles = ['finance_officer', 'finance_approver', 'approver', 'auditor'];

export type ProgrammeChoice = { readonly programmeId: string; readonly title: string; readonly demo: boolean; readonly regionCode: string };

/** What the pages need before anything else: who asks, which day it is, the places, the programmes in reach. */
export const useFinanceDesk = () => {
  const me = useMe();
  const reference = useOperation('getReference', {});
  const catalogue = useOperation('listProgrammes', {});
  const programmes = useMemo<readonly ProgrammeChoice[]>(() => {
    if (me.data === undefined || reference.data === undefined || catalogue.data === undefined) return [];
    // Programmes with an open call first: that is where the work is.
    const seen = visibleProgrammes(catalogue.data.items, me.data.grants, reference.data.regions, financeRoles);
    return [...seen.filter(({ openCall }) => openCall !== null), ...seen.filter(({ openCall }) => openCall === null)];
  }, [me.data, reference.data, catalogue.data]);
  const regionNames = useMemo(() => new Map((reference.data?.regions ?? []).map(({ code, name }) => [code, name])), [reference.data]);
  const roles = me.data?.grants.map(({ role }) => role) ?? [];
  return {
    ready: me.data !== undefined && reference.data !== undefined && catalogue.data !== undefined,
    failed: [me, reference, catalogue].find(({ error, data }) => error !== null && data === undefined) ?? null,
    programmes, userId: me.data?.userId ?? '', today: reference.data?.today ?? '', regions: reference.data?.regions ?? [],
    regionName: (code: string) => regionNames.get(code) ?? code,
    /** Whether money of this payer is in reach of the duty to enter budgets. */
    reaches: (code: string) => reachesPlace(me.data?.grants ?? [], reference.data?.regions ?? [], code),
    isMaker: roles.includes('finance_officer'), isChecker: roles.includes('finance_approver'), decides: roles.includes('approver'),
  };
};
export type FinanceDesk = ReturnType<typeof useFinanceDesk>;

/** Accounts of several programmes side by side, with how many of the questions are answered. */
export const useAccountsOf = (programmeIds: readonly string[]) => {
  const api = useApi();
  return useQueries({
    queries: programmeIds.map((programmeId) => {
      const input: OperationInput<'listAccounts'> = { query: { programmeId } };
      return { queryKey: queryKeyOf('listAccounts', input), queryFn: () => api.call('listAccounts', input) };
    }),
    combine: (results) => ({
      accounts: results.flatMap(({ data }): readonly AccountView[] => data?.items.map(accountViewOf) ?? []),
      answered: results.filter(({ data }) => data !== undefined).length, asked: results.length,
      failed: results.find(({ error, data }) => error !== null && data === undefined) ?? null,
    }),
  });
};

/** Totals of several programmes and years. */
export const useTotalsOf = (wanted: readonly { readonly programmeId: string; readonly fiscalYear: number }[]) => {
  const api = useApi();
  return useQueries({
    queries: wanted.map((query) => {
      const input: OperationInput<'getTotals'> = { query };
      return { queryKey: queryKeyOf('getTotals', input), queryFn: () => api.call('getTotals', input) };
    }),
    combine: (results) => ({
      totals: results.flatMap(({ data }): readonly OperationOutput<'getTotals'>[] => (data === undefined ? [] : [data])),
      answered: results.filter(({ data }) => data !== undefined).length, asked: results.length,
      failed: results.find(({ error, data }) => error !== null && data === undefined) ?? null,
    }),
  });
};

type PaymentCaseState = OperationInput<'listPaymentCases'>['query']['state'];
const pagesAtMost = 60;

/** All cases of a programme in one state, page after page; what is there so far is shown while the rest comes. */
export const usePaymentCases = (programmeId: string, state: PaymentCaseState) => {
  const api = useApi();
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['listPaymentCases', { programmeId, state }], initialPageParam: null,
    queryFn: ({ pageParam }: { readonly pageParam: string | null }) => api.call('listPaymentCases', { query: { programmeId, state, limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) } }),
    getNextPageParam: (last, pages) => (pages.length >= pagesAtMost ? null : last.cursor),
  });
  useEffect(() => { if (hasNextPage && !isFetching && error === null) void fetchNextPage(); }, [hasNextPage, isFetching, error, fetchNextPage]);
  const items = useMemo<readonly PaymentCaseView[]>(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  return { items, known: data !== undefined, complete: data !== undefined && !hasNextPage, error, refetch };
};
