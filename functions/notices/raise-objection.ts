import { act } from '../../shared/casework/act';
import type { Acted, Command } from '../../shared/casework/act';
import type { Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import type { Situation } from '../../shared/casework/situation';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import { parseNoticeNumber } from '../../shared/domain/application/notice-number';
import { Problem } from '../../shared/domain/problem';
import type { Objection } from '../../shared/ports/applications';
import type { NoticeDependencies } from './notice-context';

type Body = { readonly objector: Objection['objector']; readonly reason: string };
type ObjectionRequest = Request<{ readonly noticeNumber: string }, unknown, Body>;

const triesAtMost = 5;

/**
 * 异议: anybody may object while the notice is open, under their own name and with evidence unless the programme's
 * rules ask for none. The objection is stored with its event in one transaction; the event itself names the objector
 * only by the objection's id, since a hash over a name and a telephone number could be guessed.
 * The public knows no version of a case, so a case that moves meanwhile is read again; a repeated request finds its
 * objection by the id derived from notice and key.
 * @throws Problem `not_found`, `notice_closed`, `objection_evidence_required`, `idempotency_key_reused`, `busy`.
 */
export const raiseObjection = (dependencies: NoticeDependencies) => async (request: ObjectionRequest) => {
  const named = parseNoticeNumber(request.parameters.noticeNumber);
  if (named === null) throw new Problem('not_found');
  const { applicationId, round } = named;
  const objectionId = derivedId(dependencies, 'objection', `${applicationId}-${round}`, request.idempotencyKey);
  for (let tries = 0; tries < triesAtMost; tries += 1) {
    const application = await dependencies.applications.read(applicationId);
    if (application?.notice === null || application === null || application.notice.round < round || application.notice.closesOn === null) throw new Problem('not_found');
    const earlier = await findObjection(dependencies, applicationId, objectionId);
    if (earlier !== null) return replyTo(earlier, objectionId, request.bodyHash);
    if (application.notice.round !== round) throw new Problem('notice_closed');
    const command: Command = {
      applicationId, expectedVersion: application.version, actor: { kind: 'public', userId: `objector-${objectionId}` }, idempotencyKey: request.idempotencyKey, bodyHash: request.bodyHash,
    };
    const acted = await tryToObject(dependencies, command, objectionId, request.body);
    if (acted !== null) return { objectionId, receivedAt: acted.event.at, replayed: acted.replayed };
  }
  throw new Problem('busy');
};

/** Null when the case moved between reading and writing. */
const tryToObject = async (dependencies: NoticeDependencies, command: Command, objectionId: string, body: Body): Promise<Acted | null> => {
  try {
    return await act(dependencies, command, (situation) => {
      requireForm(situation, body);
      const value: Objection = { applicationId: command.applicationId, objectionId, objector: body.objector, reason: body.reason, receivedAt: situation.context.now };
      return { action: { action: 'object', objectionId }, documents: [{ kind: 'objection', value }] };
    });
  } catch (error) {
    if (error instanceof Problem && error.code === 'version_stale') return null;
    throw error;
  }
};

const requireForm = (situation: Situation, body: Body): void => {
  const form = situation.context.procedure.consequences.objectionForm;
  if (body.objector.evidence === '' && form?.value.evidenceRequired !== false) throw new Problem('objection_evidence_required', { field: 'objector.evidence' });
};

const findObjection = async (dependencies: NoticeDependencies, applicationId: string, objectionId: string): Promise<ApplicationEvent | null> => {
  const events = await dependencies.applications.readEvents(applicationId);
  return events.find((event) => event.change.action === 'object' && event.change.objectionId === objectionId) ?? null;
};

const replyTo = (event: ApplicationEvent, objectionId: string, bodyHash: string) => {
  if (event.bodyHash !== bodyHash) throw new Problem('idempotency_key_reused');
  return { objectionId, receivedAt: event.at, replayed: true };
};
