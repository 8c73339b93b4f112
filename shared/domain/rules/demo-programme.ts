import type { Programme } from './measure-schema';

/** Whether anything the programme computes with is invented for demonstration. */
export const isDemoProgramme = (programme: Programme): boolean => programme.values.some((value) => value.status === 'demo');
