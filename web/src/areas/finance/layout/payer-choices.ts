import type { FinanceDesk } from '../data/use-money';
import type { Choice } from '../../../forms/field';

/** Regions that can pay for the programme: those above it and those within it, the officer's own first. */
export const payersOf = (desk: FinanceDesk): readonly Choice[] =>
  [...desk.regions].sort((left, right) => (left.level === right.level ? 0 : left.level === 'city' ? -1 : right.level === 'city' ? 1 : left.level === 'district' ? -1 : 1))
    .filter((region) => desk.reaches(region.code)).map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }));
