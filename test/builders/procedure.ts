import type { Procedure, Stage } from '../../shared/domain/rules/procedure-schema';

/** A procedural value as a programme would carry it: fictitious, so marked as a demonstration. */
export const demoValue = <Value>(value: Value) => ({
  value,
  basis: { documentNumber: null, clause: 'demonstration' },
  status: 'demo' as const,
  sourceMark: 'demo' as const,
});

export const formalStage: Stage = { id: 'formal', title: '形式审查', state: 'formal_review', level: 'district', duty: 'first_review', limitWorkingDays: demoValue(10) };
export const substantiveStage: Stage = { id: 'substantive', title: '实质审查', state: 'substantive_review', level: 'city', duty: 'second_review', limitWorkingDays: demoValue(15) };
export const expertStage: Stage = { id: 'expert', title: '专家评审', state: 'expert_review', level: 'city', duty: 'expert', limitWorkingDays: null };

const typical: Procedure = {
  stages: [formalStage, substantiveStage, expertStage],
  acceptanceLimitWorkingDays: demoValue(5),
  correctionLimitWorkingDays: demoValue(10),
  notice: demoValue({ days: 5, unit: 'working_day' as const, firstDayCounted: true }),
  payeeConfirmation: demoValue({ limitWorkingDays: 10 }),
  consequences: {
    deemedWithdrawal: demoValue(true as const),
    waiver: demoValue(true as const),
    objectionForm: null,
    clawback: null,
    offset: demoValue({ leaveAtLeastFen: 100 }),
    barYears: null,
    retentionYears: null,
  },
};

/** All three review stages, every limit set, both consequences of silence laid down. */
export const procedureWith = (changes: Partial<Procedure> = {}): Procedure => ({ ...typical, ...changes });
