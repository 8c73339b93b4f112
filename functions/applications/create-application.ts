import { requireApplicant } from '../../shared/casework/actors';
import type { CaseworkDependencies, Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import { draftOf, summaryOf } from '../../shared/casework/views';
import type { Application } from '../../shared/domain/application/application';
import { chainStart, sealEvent } from '../../shared/domain/application/event';
import type { ApplicationEvent } from '../../shared/domain/application/event';
import type { ApplicantActor } from '../../shared/domain/application/actor';
import type { CreditCode, RegionCode } from '../../shared/domain/brands';
import { legalDateOf } from '../../shared/domain/local-date';
import { Problem } from '../../shared/domain/problem';
import { isWithin, regionOf } from '../../shared/domain/regions';
import { programmeOf } from '../../shared/domain/rules/catalogue';
import type { Facts } from '../../shared/domain/rules/facts';
import type { Call } from '../../shared/ports/catalogues';
import type { Draft } from '../../shared/ports/applications';
import type { EnterpriseProfile } from '../../shared/ports/people';

type Body = { readonly callId: string; readonly creditCode: CreditCode; readonly districtCode: RegionCode };

/**
 * Starts a draft under an open call. Its id is derived from who asks and the idempotency key: asking twice finds one draft.
 * @throws Problem `not_mandated`, `not_found` (no such call), `call_closed`, `programme_not_open` (district outside the programme's territory), `region_unknown`.
 */
export const createApplication = (dependencies: CaseworkDependencies) => async (request: Request<unknown, unknown, Body>) => {
  const { body } = request;
  const actor = await requireApplicant(dependencies, request.identity, body.creditCode);
  const [call, catalogue, enterprise] = await Promise.all([
    dependencies.catalogues.readCall(body.callId), dependencies.catalogues.current(), dependencies.people.readEnterprise(body.creditCode),
  ]);
  if (call === null) throw new Problem('not_found', { field: 'callId' });
  requireOpen(call, legalDateOf(dependencies.clock.now()));
  const programme = programmeOf(catalogue, call.programmeId);
  const district = regionOf(catalogue.regions, body.districtCode, 'districtCode');
  if (!isWithin(catalogue.regions, district.code, regionOf(catalogue.regions, programme.regionCode).code)) {
    throw new Problem('programme_not_open', { field: 'districtCode', params: { regionCode: programme.regionCode } });
  }
  const application = emptyApplication(dependencies, request.idempotencyKey, actor, call, body);
  const event = creationEvent(dependencies, application, actor, request.idempotencyKey, request.bodyHash);
  const draft = firstDraft(application, enterprise, body.districtCode);
  const result = await dependencies.applications.create({ ...application, lastEventHash: event.hash }, event, draft);
  const replayed = result.kind === 'replayed';
  const [stored, storedDraft] = replayed ? await Promise.all([dependencies.applications.read(application.applicationId), dependencies.applications.readDraft(application.applicationId)]) : [null, null];
  return { application: summaryOf(stored ?? { ...application, lastEventHash: event.hash }, programme.title), draft: draftOf(storedDraft ?? draft), replayed };
};

/** @throws Problem `call_closed` outside the filing window; its last day ends at 24:00. */
export const requireOpen = (call: Call, today: string): void => {
  if (today < call.opensOn || today > call.closesOn) throw new Problem('call_closed', { field: 'callId', params: { opensOn: call.opensOn, closesOn: call.closesOn } });
};

const emptyApplication = (dependencies: CaseworkDependencies, idempotencyKey: string, actor: ApplicantActor, call: Call, body: Body): Application => ({
  applicationId: derivedId(dependencies, 'application', actor.userId, idempotencyKey),
  programmeId: call.programmeId, callId: call.callId, creditCode: body.creditCode, districtCode: body.districtCode,
  receiptNumber: null, state: 'draft', version: 1, lastEventHash: chainStart, createdAt: dependencies.clock.now(), submittedAt: null,
  claimedBy: null, recusedUserIds: [], dutyHolders: [], correctionRounds: 0, correction: null, deadline: null, pins: null, clashedLines: [],
  determinedFen: null, reviewedFen: null, opinion: null, decision: null, notice: null, parts: [], payment: null, clawback: null, heldBy: null, potAward: null,
});

const creationEvent = (dependencies: CaseworkDependencies, application: Application, actor: ApplicantActor, idempotencyKey: string, bodyHash: string): ApplicationEvent =>
  sealEvent(dependencies.hashing.sha256, {
    applicationId: application.applicationId, version: 1, at: application.createdAt, actor: { kind: 'applicant', userId: actor.userId, as: actor.capacity },
    fromState: null, toState: 'draft', change: { action: 'create' }, ledgerMoves: [], idempotencyKey, bodyHash, previousHash: chainStart,
  });

/** What the enterprise's profile already says is filled in, so that nobody types it twice. */
const firstDraft = (application: Application, enterprise: EnterpriseProfile | null, districtCode: RegionCode): Draft => {
  const applicant: Facts['applicant'] = {
    ...(enterprise?.applicant ?? {}),
    creditCode: application.creditCode,
    ...(enterprise === null ? {} : { registeredName: enterprise.registeredName }),
    districts: enterprise?.applicant.districts ?? [{ regionCode: districtCode }],
  };
  return { applicationId: application.applicationId, creditCode: application.creditCode, draftVersion: 1, facts: { applicant }, materials: [], savedAt: application.createdAt, editable: true };
};
