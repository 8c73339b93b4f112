import { stateLabels } from '../../../shared/domain/application/states';
import type { ApplicationState } from '../../../shared/domain/application/states';
import { useLanguage } from '../language/language-provider';

type Tone = 'neutral' | 'progress' | 'attention' | 'good' | 'bad';

const tones: Readonly<Record<ApplicationState, Tone>> = {
  draft: 'neutral', submitted: 'progress', correction_requested: 'attention', deemed_withdrawn: 'neutral', accepted: 'progress', not_accepted: 'bad',
  formal_review: 'progress', substantive_review: 'progress', expert_review: 'progress', awaiting_decision: 'progress', public_notice: 'progress', objection_handling: 'attention',
  approved: 'good', rejected: 'bad', held_over: 'attention', awaiting_payee: 'attention', disbursing: 'progress', paid: 'good', payment_failed: 'attention',
  clawback_due: 'attention', clawed_back: 'neutral', closed: 'neutral', withdrawn: 'neutral', terminated: 'bad', revoked: 'bad', waived: 'neutral',
};

/** Where a case stands, in words; colour only underlines them. `staff` uses the words of the procedure. */
export const StateTag = ({ state, audience = 'applicant' }: { readonly state: ApplicationState; readonly audience?: 'applicant' | 'staff' }) => {
  const { language } = useLanguage();
  const labels = stateLabels[state];
  return <span className={`tag ${tones[state]}`}>{language === 'en' ? labels.english : labels[audience]}</span>;
};
