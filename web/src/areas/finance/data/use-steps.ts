import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

type Running<Result> = { readonly done: number; readonly total: number; readonly results: readonly Result[]; readonly error: unknown; readonly running: boolean };

/**
 * Long work as a row of steps, one after the other, with how far it is. A step that throws stops the row; what was done
 * before stays done and is told. Asking again repeats the row: each step carries a key of its own, so nothing is done twice.
 */
export const useSteps = <Step, Result>(perform: (step: Step) => Promise<readonly Result[]>, sizeOf: (step: Step) => number) => {
  const queries = useQueryClient();
  const [state, setState] = useState<Running<Result>>({ done: 0, total: 0, results: [], error: null, running: false });
  const busy = useRef(false);
  const run = async (steps: readonly Step[]): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const total = steps.reduce((sum, step) => sum + sizeOf(step), 0);
    let now: Running<Result> = { done: 0, total, results: [], error: null, running: true };
    setState(now);
    try {
      for (const step of steps) {
        const results = await perform(step);
        now = { ...now, done: now.done + sizeOf(step), results: [...now.results, ...results] };
        setState(now);
      }
    } catch (error) {
      now = { ...now, error };
    }
    busy.current = false;
    setState({ ...now, running: false });
    await queries.invalidateQueries();
  };
  return { ...state, run };
};

/** A list in parts of at most `size`. */
export const inParts = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
