/** Moves along the links of the listed cases; the list itself is plain links, so Tab and Enter work without this. */
const links = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('a[data-case]')];

const currentRow = (): HTMLTableRowElement | null => document.activeElement?.closest('tr') ?? null;

export const moveRow = (step: 1 | -1): void => {
  const all = links();
  const row = currentRow();
  const place = row === null ? -1 : all.findIndex((link) => row.contains(link));
  const next = place < 0 ? all[step === 1 ? 0 : all.length - 1] : all[place + step];
  next?.focus();
};

export const tickRow = (): void => { currentRow()?.querySelector<HTMLInputElement>('input[data-row]')?.click(); };
