import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import { queryKeyOf, useApi } from '../../../api/api-provider';
import { isMoving } from './pot-progress';

export type PotRunView = OperationOutput<'getPotRun'>;

/**
 * A command on a run and all the steps after it: each request deals with some cases, so the run is carried on until it
 * stands. What was done before a failure stays done; asking again carries on.
 */
export const usePotWork = (runId: string) => {
  const api = useApi();
  const queries = useQueryClient();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error: unknown }>({ busy: false, error: null });
  const busy = useRef(false);
  const work = async (first: () => Promise<PotRunView>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setState({ busy: true, error: null });
    let error: unknown = null;
    try {
      const show = (run: PotRunView): PotRunView => { queries.setQueryData(queryKeyOf('getPotRun', { parameters: { runId } }), run); return run; };
      let run = show(await first());
      while (isMoving(run)) run = show(await api.call('continuePotRun', { parameters: { runId }, body: {} }));
    } catch (failure) {
      error = failure;
    }
    busy.current = false;
    setState({ busy: false, error });
    await queries.invalidateQueries();
  };
  return { ...state, work };
};
