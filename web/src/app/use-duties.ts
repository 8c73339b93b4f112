import { useOperation } from '../api/api-provider';
import { useSession } from '../session/session-provider';
import type { Duties } from './navigation';

/** Who the signed-in person is to the authority: mandates and duties. Reads once and keeps it. */
export const useMe = () => {
  const { status } = useSession();
  return useOperation('getMe', {}, { enabled: status === 'signed_in' });
};

export const useDuties = (): Duties => {
  const { status } = useSession();
  const me = useMe();
  if (status !== 'signed_in' && status !== 'expired') return { applicant: false, roles: [] };
  return { applicant: (me.data?.mandates.length ?? 0) > 0, roles: me.data?.grants.map(({ role }) => role) ?? [] };
};
