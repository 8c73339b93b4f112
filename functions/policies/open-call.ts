import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { canonicalJson } from '../../shared/domain/canonical-json';
import type { LocalDate } from '../../shared/domain/brands';
import { Problem } from '../../shared/domain/problem';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import { openable } from '../../shared/domain/rules/lint';
import type { Call } from '../../shared/ports/catalogues';
import { requireTerritory } from './territory';
import { callView } from './programme-views';

type Body = { readonly programmeId: string; readonly title: string; readonly documentNumber: string; readonly opensOn: LocalDate; readonly closesOn: LocalDate; readonly fiscalYear: number; readonly contact: string };

/**
 * 发布申报通知. A call opens only when nothing blocks its programme on its first and on its last day: every value set
 * with a basis, no demo value outside demo mode, no error in the measure.
 * @throws Problem `slot_value_unset` or `programme_not_open` naming every reason, `period_reversed`, `forbidden`.
 */
export const openCall = (dependencies: CaseworkDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const { body } = request;
  const officer = await requireOfficer(dependencies, request.identity, ['policy_administrator']);
  const catalogue = await dependencies.catalogues.current();
  const programme = programmeOf(catalogue, body.programmeId);
  requireTerritory(catalogue, officer, programme);
  if (body.closesOn < body.opensOn) throw new Problem('period_reversed', { field: 'closesOn', params: { fromOn: body.opensOn, toOn: body.closesOn } });
  const blocking = [body.opensOn, body.closesOn].flatMap((day) => openable(catalogue, programme, day, { demo: dependencies.demoMode }).filter((finding) => finding.severity === 'error'));
  if (blocking.length > 0) {
    const unset = blocking.every((finding) => finding.code.includes('unset') || finding.code.includes('no_value'));
    throw new Problem(unset ? 'slot_value_unset' : 'programme_not_open', { field: 'programmeId', params: { reasons: [...new Set(blocking.map((finding) => finding.messageZh))] } });
  }
  const call: Call = { callId: derivedId(dependencies, 'call', officer.userId, request.idempotencyKey), ...body, openedBy: officer.userId };
  const stored = await dependencies.catalogues.readCall(call.callId);
  if (stored !== null && canonicalJson(stored) !== canonicalJson(call)) throw new Problem('idempotency_key_reused');
  if (stored === null) await dependencies.catalogues.saveCall(call);
  return callView(call);
};
