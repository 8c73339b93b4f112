import { fileURLToPath } from 'node:url';
import { readCalendarData } from '../../seeds/read-calendar';
import { readCatalogue } from '../../seeds/read-catalogue';
import type { Instant } from '../../shared/domain/brands';
import { lintCatalogue } from '../../shared/domain/rules/lint';
import type { Repositories } from '../../shared/persistence/repositories';
import { demoCalls } from './programmes';
import { savePeople } from './people';

const seedFile = (name: string): string => fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url));

/** Catalogue, calendar, people, enterprises and calls: what must be there before anybody can apply. */
export const seedReference = async (repositories: Pick<Repositories, 'catalogues' | 'people'>, now: Instant): Promise<void> => {
  const catalogue = readCatalogue([seedFile('catalogue/demo')]);
  const errors = lintCatalogue(catalogue).filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Error(`The catalogue is faulty: ${errors.map((finding) => `${finding.path} ${finding.messageZh}`).join('; ')}`);
  await repositories.catalogues.saveCalendar(readCalendarData(seedFile('calendar.json')));
  await repositories.catalogues.publish(catalogue, null, { publishedAt: now, publishedBy: 'system', reason: '首次装载' });
  await savePeople(repositories.people);
  for (const call of demoCalls) await repositories.catalogues.saveCall(call);
};
