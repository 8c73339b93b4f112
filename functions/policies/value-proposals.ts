import { requireOfficer } from '../../shared/casework/actors';
import type { CaseworkDependencies, Inquiry, Request } from '../../shared/casework/dependencies';
import { derivedId } from '../../shared/casework/derived-ids';
import type { OfficerRole } from '../../shared/domain/application/actor';
import { Problem } from '../../shared/domain/problem';
import { buildCatalogue, canonicalText, programmeOf } from '../../shared/domain/rules/catalogue';
import type { Catalogue } from '../../shared/domain/rules/catalogue';
import { lintCatalogue } from '../../shared/domain/rules/lint';
import type { SlotValue } from '../../shared/domain/rules/measure-schema';
import type { ValueProposal } from '../../shared/ports/catalogues';
import { reaches, requireTerritory } from './territory';

type OnProgramme<Body> = Request<{ readonly programmeId: string }, unknown, Body>;

/** A value with its legal basis, proposed by one person. It is not law before another has approved it. */
export const proposeValue = (dependencies: CaseworkDependencies) => async (request: OnProgramme<{ readonly value: Omit<SlotValue, 'recordedBy' | 'approvedBy'> }>) => {
  const officer = await requireOfficer(dependencies, request.identity, ['policy_administrator']);
  const catalogue = await dependencies.catalogues.current();
  const programme = programmeOf(catalogue, request.parameters.programmeId);
  requireTerritory(catalogue, officer, programme);
  const { value } = request.body;
  if (!programme.slots.some((slot) => slot.id === value.slot)) throw new Problem('slot_unknown', { field: 'value.slot', params: { slot: value.slot } });
  const proposal: ValueProposal = {
    proposalId: derivedId(dependencies, 'value-proposal', officer.userId, request.idempotencyKey), programmeId: programme.id,
    // Who approves is filled in by the approval; until then nobody has.
    value: { ...value, recordedBy: officer.userId, approvedBy: 'nobody-yet' },
    proposedBy: officer.userId, proposedAt: dependencies.clock.now(), status: 'open', decidedBy: null,
  };
  const stored = await dependencies.catalogues.readProposal(proposal.proposalId);
  if (stored !== null && (stored.programmeId !== programme.id || canonicalText({ ...stored.value, approvedBy: '' }) !== canonicalText({ ...proposal.value, approvedBy: '' }))) throw new Problem('idempotency_key_reused');
  if (stored !== null) return stored;
  await dependencies.catalogues.saveProposal(proposal, null);
  return proposal;
};

const proposalReaders: readonly OfficerRole[] = ['policy_administrator', 'auditor'];

/** What was proposed for a programme of one's own territory. @throws Problem `forbidden`, `programme_unknown`. */
export const listProposals = (dependencies: CaseworkDependencies) => async (request: Inquiry<{ readonly programmeId: string }, unknown, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, proposalReaders);
  const catalogue = await dependencies.catalogues.current();
  requireTerritory(catalogue, officer, programmeOf(catalogue, request.parameters.programmeId), proposalReaders);
  return { items: [...(await dependencies.catalogues.listProposals(request.parameters.programmeId))] };
};

/**
 * The second person's word: the value enters a new snapshot of the catalogue, linted whole. Cases accepted before keep
 * the snapshot they were accepted under.
 * @throws Problem `maker_is_checker`, `catalogue_invalid` naming what the lint found, `version_stale` when another snapshot was published meanwhile.
 */
export const approveValue = (dependencies: CaseworkDependencies) => async (request: Request<{ readonly proposalId: string }, unknown, unknown>) => {
  const officer = await requireOfficer(dependencies, request.identity, ['policy_administrator']);
  const [proposal, catalogue] = await Promise.all([dependencies.catalogues.readProposal(request.parameters.proposalId), dependencies.catalogues.current()]);
  if (proposal === null || !reaches(catalogue, officer, programmeOf(catalogue, proposal.programmeId), ['policy_administrator'])) throw new Problem('not_found');
  if (proposal.proposedBy === officer.userId) throw new Problem('maker_is_checker');
  if (proposal.status === 'approved') return { proposal, catalogueHash: catalogue.catalogueHash };
  const approved: ValueProposal = { ...proposal, status: 'approved', decidedBy: officer.userId, value: { ...proposal.value, approvedBy: officer.userId } };
  const next = withValue(dependencies, catalogue, approved);
  // An approval that stopped between publishing and closing the proposal has published already.
  if (next !== catalogue) await dependencies.catalogues.publish(next, catalogue.catalogueHash, { publishedAt: dependencies.clock.now(), publishedBy: officer.userId, reason: reasonOf(approved) });
  await dependencies.catalogues.saveProposal(approved, 'open');
  return { proposal: approved, catalogueHash: next.catalogueHash };
};

const reasonOf = ({ programmeId, value, proposedBy, proposalId }: ValueProposal): string =>
  `${programmeId} ${value.slot}（${[value.basis.documentNumber, value.basis.clause].filter((part) => part !== null).join(' ')}），${proposedBy} 提出，提案 ${proposalId}`;

const withValue = (dependencies: CaseworkDependencies, catalogue: Catalogue, { programmeId, value }: ValueProposal): Catalogue => {
  // Published by an approval that stopped before it could close the proposal.
  const already = programmeOf(catalogue, programmeId).values.some((known) => canonicalText({ ...known, approvedBy: '' }) === canonicalText({ ...value, approvedBy: '' }));
  if (already) return catalogue;
  const measures = catalogue.content.measures.map((measure) => ({
    ...measure,
    programmes: measure.programmes.map((programme) => (programme.id === programmeId ? { ...programme, values: [...programme.values, value] } : programme)),
  }));
  const next = buildCatalogue({ ...catalogue.content, measures }, dependencies.hashing.sha256);
  const errors = lintCatalogue(next).filter((finding) => finding.severity === 'error');
  if (errors.length > 0) throw new Problem('catalogue_invalid', { field: 'value', params: { reasons: errors.map((finding) => finding.messageZh) } });
  return next;
};
