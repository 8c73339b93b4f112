import type { ApplicationEvent } from '../domain/application/event';
import type { SizeClass } from '../domain/enterprise-size';
import { isEventItem, storedEventOf } from './application-items';

/** The event in an item of the stream, with where its case belongs; null for every other item of the table. */
export const readDeliveredEvent = (item: Readonly<Record<string, string>>): { readonly event: ApplicationEvent; readonly programmeId: string; readonly districtCode: string; readonly creditCode: string; readonly enterpriseSize: SizeClass } | null => {
  if (!isEventItem(item)) return null;
  const { event, programmeId, districtCode, creditCode, enterpriseSize } = storedEventOf(item);
  return { event, programmeId, districtCode, creditCode, enterpriseSize };
};
