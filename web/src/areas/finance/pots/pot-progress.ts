import type { OperationOutput } from '../../../../../shared/contracts/client';

type PotRunView = OperationOutput<'getPotRun'>;
type Moving = Extract<PotRunView['status'], 'freezing' | 'applying' | 'cancelling'>;

const movingStatus = (status: PotRunView['status']): Moving | null => (status === 'freezing' || status === 'applying' || status === 'cancelling' ? status : null);

/** The run is between two places where it may rest. */
export const isMoving = ({ status }: Pick<PotRunView, 'status'>): boolean => movingStatus(status) !== null;

/** How far a moving run is: shares are applied to those who were sealed, the other steps go through all who asked. Null: it rests. */
export const progressOf = ({ status, position, candidates, seal }: Pick<PotRunView, 'status' | 'position' | 'candidates' | 'seal'>): { readonly step: Moving; readonly done: number; readonly total: number } | null => {
  const step = movingStatus(status);
  return step === null ? null : { step, done: position, total: step === 'applying' ? seal?.count ?? candidates : candidates };
};

/** What the pot lacks to cover everybody in full; 0 when it is enough. */
export const shortfallFen = ({ potFen, reviewedTotalFen }: { readonly potFen: number; readonly reviewedTotalFen: number }): number => Math.max(0, reviewedTotalFen - potFen);
