import type { Instant, LocalDate } from '../domain/brands';
import type { Catalogue } from '../domain/rules/catalogue';
import type { SlotValue } from '../domain/rules/measure-schema';
import type { CalendarData } from '../domain/working-days';

/** A filing window of a programme (申报通知): opened by a policy administrator once nothing blocks it. */
export type Call = {
  readonly callId: string;
  readonly programmeId: string;
  readonly title: string;
  /** 申报通知的文号 */
  readonly documentNumber: string;
  /** First and last day on which an application can be submitted, both included; the last ends at 24:00. */
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly fiscalYear: number;
  readonly contact: string;
  readonly openedBy: string;
};

/** A value that somebody proposes and another person approves before it is law in the catalogue. */
export type ValueProposal = {
  readonly proposalId: string;
  readonly programmeId: string;
  readonly value: SlotValue;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly status: 'open' | 'approved' | 'refused';
  readonly decidedBy: string | null;
};

/** When a snapshot came into force, by whom and why. */
export type Publication = { readonly publishedAt: Instant; readonly publishedBy: string; readonly reason: string };

export interface Catalogues {
  /** The snapshot in force. */
  current(): Promise<Catalogue>;
  /** A pinned snapshot. @throws Error when it is missing: a pin never points at nothing. */
  byHash(catalogueHash: string): Promise<Catalogue>;
  /** Stores a snapshot and makes it current, on condition that `expectedHash` still is (null: the first one); the record of it is written with the same stroke. */
  publish(catalogue: Catalogue, expectedHash: string | null, publication: Publication): Promise<void>;
  /** What was published, newest first, at most 100. */
  listVersions(): Promise<readonly (Publication & { readonly catalogueHash: string })[]>;
  /** The State Council's working days, year by year as published. @throws Error when none was ever stored. */
  readCalendar(): Promise<CalendarData>;
  saveCalendar(calendar: CalendarData): Promise<void>;
  listCalls(): Promise<readonly Call[]>;
  readCall(callId: string): Promise<Call | null>;
  saveCall(call: Call): Promise<void>;
  listProposals(programmeId: string): Promise<readonly ValueProposal[]>;
  readProposal(proposalId: string): Promise<ValueProposal | null>;
  saveProposal(proposal: ValueProposal, expectedStatus: ValueProposal['status'] | null): Promise<void>;
}
