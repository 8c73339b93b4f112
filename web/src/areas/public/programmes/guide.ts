import type { OperationOutput } from '../../../../../shared/contracts/client';

export type Guide = OperationOutput<'getProgramme'>;
