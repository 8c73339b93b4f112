import { useQuery } from '@tanstack/react-query';
import { routes } from '../../../../../shared/contracts/route-table';
import { useApi } from '../../../api/api-provider';
import { acceptableFacts } from '../../../facts/acceptable-facts';
import { useLanguage } from '../../../language/language-provider';
import { preCheckFacts } from './pre-check-facts';
import type { Answers } from '../../../facts/pre-check-memory';

const eligibilityFacts = routes.checkEligibility.body.shape.facts;

/** What the service answers to these answers. What is half typed counts as not answered. */
export const useCheck = (programmeId: string, answers: Answers, today: string, enabled = true) => {
  const api = useApi();
  const { language } = useLanguage();
  const { usage, ...stated } = preCheckFacts(answers, today);
  const facts = eligibilityFacts.parse({ ...acceptableFacts(stated).facts, usage });
  return useQuery({
    queryKey: ['checkEligibility', programmeId, facts, language], enabled,
    queryFn: async () => (await api.call('checkEligibility', { body: { programmeId, facts } })).results[0]?.determination ?? null,
  });
};
