/**
 * Writes `seeds/calendar.json` from chinese-days: `npx tsx seeds/generate-calendar.ts`.
 *
 * Run again when the State Council publishes a year's holidays and chinese-days carries them; raise `lastYear` only
 * then, because for an unpublished year that package silently answers by the weekday.
 */
import { writeFileSync } from 'node:fs';
import chineseDays from 'chinese-days';
import { addDays, dayOfWeek, parseLocalDate } from '../shared/domain/local-date';
import type { CalendarData } from '../shared/domain/working-days';

const firstYear = 2007;
const lastYear = 2026;

/** What chinese-days 1.5.7 says about each day from `fromYear` to `toYear`, as exceptions from Monday to Friday. */
export function calendarFromChineseDays(fromYear: number, toYear: number): CalendarData {
  const data: CalendarData = { source: '国务院办公厅历年节假日安排通知，经 npm chinese-days 1.5.7 整理', firstYear: fromYear, lastYear: toYear, restDays: [], workedRestDays: [] };
  const end = parseLocalDate(`${toYear}-12-31`);
  for (let date = parseLocalDate(`${fromYear}-01-01`); date <= end; date = addDays(date, 1)) {
    const weekend = dayOfWeek(date) >= 6;
    const worked = chineseDays.isWorkday(date);
    if (weekend && worked) data.workedRestDays.push(date);
    if (!weekend && !worked) data.restDays.push(date);
  }
  return data;
}

if (process.argv[1]?.endsWith('generate-calendar.ts') === true) {
  const file = new URL('calendar.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(calendarFromChineseDays(firstYear, lastYear), null, 1)}\n`);
  console.log(`${file.pathname}: ${firstYear}-${lastYear}`);
}
