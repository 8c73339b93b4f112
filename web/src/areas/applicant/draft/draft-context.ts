import { createContext, useContext } from 'react';
import type { OperationOutput } from '../../../../../shared/contracts/client';
import type { SectionSpec } from '../../../facts/field-spec';
import type { DraftHandle } from './use-draft';

export type OpenDraft = {
  readonly application: OperationOutput<'getApplication'>;
  readonly guide: OperationOutput<'getProgramme'>;
  readonly sections: readonly SectionSpec[];
  readonly draft: DraftHandle;
};

export const DraftContext = createContext<OpenDraft | null>(null);

export const useOpenDraft = (): OpenDraft => {
  const open = useContext(DraftContext);
  if (open === null) throw new Error('useOpenDraft stands inside the draft layout.');
  return open;
};
