const forms = [/^(\d{4})-(\d{1,2})-(\d{1,2})$/, /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/, /^(\d{4})(\d{2})(\d{2})$/];

/** The day somebody typed, year first, as the service takes it ("2026-03-05"); null when there is no such day. */
export const dayOf = (typed: string): string | null => {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '');
  const parts = forms.map((form) => form.exec(text)).find((match) => match !== null);
  if (parts == null) return null;
  const [, year = '', month = '', day = ''] = parts;
  const day10 = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${day10}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== day10 || !/^[12]/.test(year) ? null : day10;
};
