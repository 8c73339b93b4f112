import type { FocusEvent } from 'react';

/** Whoever presses a button leaves a field by it. What appeared above the button at that moment would move it away under the press, so it waits for the press. */
export const goesToButton = ({ relatedTarget }: FocusEvent): boolean => relatedTarget instanceof HTMLButtonElement;
