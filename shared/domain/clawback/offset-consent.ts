import { Problem } from '../problem';

/** 抵扣同意书. Versions are released texts, as those of the declaration are: a new wording is a new version. */
export type OffsetConsentText = { readonly version: string; readonly text: string };

const offsetConsentTexts: readonly OffsetConsentText[] = [
  {
    version: '2026-1',
    text: [
      '本单位同意：',
      '一、本申请尚未退回的款项，从本单位下一笔拨付中抵扣；抵扣多少、余下拨付多少，以拨付批次复核时的数额为准。',
      '二、只抵扣同一项目、由同一级同一财政部门拨付的款项；不符合的照常全额拨付，应退款项仍按追回通知退回。',
      '三、银行确认拨付成功后，抵扣的部分视为已退回；拨付不成功或者款项被退票的，抵扣不生效，应退款项恢复原状。',
      '四、拨付批次复核之前，本单位可以撤回本同意。',
    ].join('\n'),
  },
];

export const currentOffsetConsent = (): OffsetConsentText => {
  const latest = offsetConsentTexts.at(-1);
  if (latest === undefined) throw new Error('There is no text to consent to an offset.');
  return latest;
};

/**
 * The text somebody consented to.
 * @throws Problem `offset_consent_not_given`, `offset_consent_outdated` when a newer wording must be read first.
 */
export const requireOffsetConsent = (agreed: { readonly version: string; readonly accepted: boolean }): OffsetConsentText => {
  if (!agreed.accepted) throw new Problem('offset_consent_not_given', { field: 'consent.accepted' });
  const current = currentOffsetConsent();
  if (agreed.version !== current.version) throw new Problem('offset_consent_outdated', { field: 'consent.version', params: { currentVersion: current.version } });
  return current;
};
