import { Navigate } from 'react-router';
import { QueryState } from '../components/query-state';
import { Waiting } from '../components/waiting';
import { useSession } from '../session/session-provider';
import { useMe } from './use-duties';
import { workPlaceOf } from './work-place';

/** Right after signing in: straight to where one's work lies. */
export const Component = () => {
  const { status } = useSession();
  const me = useMe();
  if (status === 'unknown') return <Waiting />;
  if (status === 'signed_out') return <Navigate to="/" replace />;
  return <QueryState query={me}>{({ mandates, grants }) => <Navigate to={workPlaceOf({ applicant: mandates.length > 0, roles: grants.map(({ role }) => role) })} replace />}</QueryState>;
};
