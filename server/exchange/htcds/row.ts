/**
 * A case as a row in the columns of HTCDS 2.0: map.ts the other way round. What the standard cannot hold is found by reading
 * the row again as any other system would, and named.
 */
import type { Json } from '../../../domain/kernel/values.ts';
import { isItemList, said } from '../../../domain/kernel/values.ts';
import { csvSafe } from '../csv.ts';
import { differences } from './differences.ts';
import type { HtcdsField } from './fields.ts';
import { idHeadings } from './fields.ts';
import { readHeadings } from './headings.ts';
import { mapRow } from './map.ts';
import { keptTexts } from './notes.ts';
import type { Write } from './write.ts';
import * as write from './write.ts';

/** A current entry with the values that are shown. */
export interface SourceEntry {
  readonly type: string;
  readonly values: { readonly [field: string]: Json };
}

/** A case as one person may see it. */
export interface SourceCase {
  readonly number: string;
  readonly state: string;
  /** Oldest first. */
  readonly entries: readonly SourceEntry[];
}

export interface HtcdsRow {
  /** By heading; an event after the first of its kind has its number behind the name of the column. */
  readonly cells: ReadonlyMap<string, string>;
  /** What the file does not hold: an entry type, or a field of one, such as `identity.documents.state`. */
  readonly notHeld: readonly string[];
}

export interface RowOptions {
  organisationName(id: number): string;
  /** The columns of the file, once they are settled; what has no column is named as not held. */
  readonly headings?: ReadonlySet<string>;
}

export const caseIdHeading = idHeadings[0];

/** More than this of one kind in a case no heading can number. */
const mostRepeats = 999;

const statuses: Readonly<Record<string, string>> = {
  'following-up': 'FollowUp',
  closed: 'Closed',
  transferred: 'ClosedReferred',
};

type Values = SourceEntry['values'];

/** The row of a case. */
export function rowOf(source: SourceCase, options: RowOptions): HtcdsRow {
  const row = new Writing(source, options);
  row.put('cas_Status', statuses[source.state] ?? 'Active');
  writePerson(row);
  writeIdentification(row);
  writeExploitation(row);
  writeEvents(row);
  writeArrivalAndReferrals(row);
  writePlans(row);
  const compared = writeNotes(row);
  return { cells: row.cells, notHeld: notHeld({ ...source, entries: compared }, row) };
}

class Writing {
  readonly cells = new Map<string, string>();
  readonly organisations = new Map<string, number>();
  readonly source: SourceCase;
  readonly #options: RowOptions;

  constructor(source: SourceCase, options: RowOptions) {
    this.source = source;
    this.#options = options;
    this.cells.set(caseIdHeading, source.number);
  }

  all(type: string): readonly Values[] {
    return this.source.entries.filter((entry) => entry.type === type).map(({ values }) => values);
  }

  /** Of several the newest. */
  one(type: string): Values {
    return this.all(type).at(-1) ?? {};
  }

  /** Is there a column of this number that the file has, and that is empty? */
  isFree(field: HtcdsField, repeat = 1): boolean {
    const heading = headingOf(field, repeat);
    const { headings } = this.#options;
    return repeat <= mostRepeats && !this.cells.has(heading) && (headings?.has(heading) ?? true);
  }

  put(field: HtcdsField, text: string | undefined, repeat = 1): void {
    if (text !== undefined && text !== '' && this.isFree(field, repeat))
      this.cells.set(headingOf(field, repeat), text);
  }

  asOrganisation: Write = (value) => {
    if (typeof value !== 'number') return write.asText(value);
    const name = this.#options.organisationName(value);
    this.organisations.set(name, value);
    return name;
  };
}

const headingOf = (field: HtcdsField, repeat: number): string =>
  repeat === 1 ? field : `${field}_${repeat}`;

const listOf = (value: Json | undefined): readonly Json[] => {
  const known = said(value);
  return Array.isArray(known) ? (known as readonly Json[]) : [];
};
const itemsOf = (value: Json | undefined): readonly Values[] =>
  isItemList(value) ? (Object.values(value.items) as unknown as readonly Values[]) : [];
const detailOf = (value: Json | undefined): string | undefined => {
  const place = said(value);
  return typeof place === 'object' && place !== null && 'detail' in place
    ? write.asText(place['detail'])
    : undefined;
};

function writePerson(row: Writing): void {
  const { names, sex, dateOfBirth, education, nationality, documents, languages } = row.one('identity');
  const partOf = (part: string): readonly string[] =>
    (listOf(names) as readonly { readonly part: string; readonly text: string }[])
      .filter((name) => name.part === part)
      .map(({ text }) => text);
  const [first, ...middle] = partOf('given');
  row.put('prs_FirstName', first);
  for (const [at, name] of middle.entries()) row.put('prs_MiddleName', name, at + 1);
  for (const [at, name] of partOf('family').entries()) row.put('prs_SecondName', name, at + 1);
  row.put('prs_Gender', write.asSex(sex));
  row.put('prs_Birthdate', write.asText(dateOfBirth));
  row.put('prs_HighestLevelOfEducation', write.asEducation(education));
  row.put('prs_Citizenship', write.asCountry(nationality));
  const { firstLanguage } = row.one('intake');
  row.put('prs_PrimaryLanguage', write.asLanguage(firstLanguage));
  const others = listOf(languages).filter((language) => language !== firstLanguage);
  row.put('prs_SecondaryLanguage', write.asLanguage(said(languages) === undefined ? languages : others));
  for (const [at, { number }] of itemsOf(documents).entries())
    row.put('prs_IdentityNumber', write.asText(number), at + 1);
}

function writeIdentification(row: Writing): void {
  const { decision, authority } = row.one('identification');
  row.put('vic_TraffickingStatus', write.asDecision(decision));
  row.put('vic_TraffickingStatusDecisionMakingOrg', write.asAuthority(authority));
}

/** The standard knows one victim context of a person: several exploitations give it all their answers together. */
function writeExploitation(row: Writing): void {
  const all = row.all('exploitation');
  const together = (field: string): Json | undefined => {
    const values = all.flatMap((values) => listOf(values[field]));
    return values.length > 0 ? [...new Set(values)] : first(field);
  };
  const first = (field: string): Json | undefined =>
    all.map((values) => values[field]).find((value) => value !== undefined && value !== null);
  row.put('vic_TypeOfExploitation', write.asExploitation(together('types')));
  row.put('vic_TypeOfSexExploitation', write.asSexualForm(together('sexualForms')));
  row.put('vic_MethodsOfControl', write.asControl(together('control')));
  row.put('vic_ExploitationWebsitesAndApps', write.asPlatform(together('platforms')));
  row.put('vic_ForcedLabourIndustry', write.asSector(first('sector')));
  row.put('vic_LocationOfExploitation', all.map(({ place }) => detailOf(place)).find(Boolean));
}

/** Fields of a recruitment that have columns in the victim context. */
const told = ['recruiter', 'methods', 'platforms', 'from'] as const;

function writeEvents(row: Writing): void {
  const events = row.all('trafficking-event');
  const recruitments = events.filter(({ stage }) => stage === 'recruitment');
  const isWhole = (event: Values): boolean =>
    Object.keys(event).every((field) => field === 'stage' || told.some((one) => one === field));
  // one that has no other columns than these is read as one event again, even among several
  const lead = recruitments.find(isWhole) ?? recruitments.find((event) => told.some((one) => one in event));
  if (lead) {
    row.put('vic_RelationshipToTrafficker', write.asRecruiter(lead['recruiter']));
    row.put('vic_MethodOfRecruitment', write.asRecruitmentMethod(lead['methods']));
    row.put('vic_RecruitmentWebsitesAndApps', write.asPlatform(lead['platforms']));
    row.put('vic_LocationOfRecruitment', detailOf(lead['from']));
  }
  let repeat = 0;
  for (const event of events) {
    if (event === lead && isWhole(event) && told.some((one) => one in event)) continue;
    repeat += 1;
    row.put('hte_Type', write.asStage(event['stage']), repeat);
    row.put('hte_Date', write.asText(event['on']), repeat);
    row.put('hte_Description', write.asText(event['what']), repeat);
    const place =
      event['stage'] === 'recruitment'
        ? event === lead
          ? undefined
          : detailOf(event['from'])
        : event['stage'] === 'exploitation'
          ? detailOf(event['to'])
          : typeof event['route'] === 'string'
            ? event['route']
            : undefined;
    putPlace(row, place, repeat);
  }
}

/** Columns of an address that hold words, in the order in which they are joined when read. */
const placeColumns = ['hte_Street', 'hte_City', 'hte_State', 'hte_Country'] as const;
const mostInPlace = 200;

/** A place in one column; a long one over several, cut where its parts are. */
function putPlace(row: Writing, place: string | undefined, repeat: number): void {
  if (place === undefined) return;
  if (place.length <= mostInPlace) {
    row.put('hte_City', place, repeat);
    return;
  }
  const parts: string[] = [];
  for (const part of place.split(', ')) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + part.length + 2 <= mostInPlace)
      parts[parts.length - 1] = `${last}, ${part}`;
    else parts.push(part);
  }
  for (const [at, field] of placeColumns.entries()) row.put(field, parts[at], repeat);
}

function writeArrivalAndReferrals(row: Writing): void {
  const { organisation, date, broughtBy, note } = row.one('intake');
  row.put('cas_ReferringOrganisation', row.asOrganisation(organisation));
  row.put('cas_IncomingReferralDate', write.asText(date));
  row.put('cas_ReferringPrimaryCaseWorker', write.asText(broughtBy));
  row.put('cas_IncomingReferralDetails', write.asText(note));
  for (const [at, referral] of row.all('referral').entries()) {
    row.put('cas_ReferredOrganisation', row.asOrganisation(referral['organisation']), at + 1);
    row.put('cas_ReasonForOutgoingReferral', write.asReferralReason(referral['reason']), at + 1);
    row.put('cas_OutgoingReferralDate', write.asText(referral['askedOn']), at + 1);
    row.put('cas_OutgoingReferralDetails', write.asText(referral['details']), at + 1);
  }
  row.put('cas_ReasonForCaseClosure', write.asText(row.one('closure')['why']));
}

/** Each goal and each service is a support plan of its own: the standard's plan has one of each. */
function writePlans(row: Writing): void {
  let repeat = 0;
  for (const { goals, until } of row.all('plan')) {
    const each = itemsOf(goals);
    for (const { goal, action } of each.length > 0 ? each : [{} as Values]) {
      repeat += 1;
      row.put('spl_Objectives', said(goal) === undefined ? undefined : write.asText(goal), repeat);
      row.put('spl_ActionPlan', write.asText(action), repeat);
      row.put('spl_PlannedEndDate', write.asText(until), repeat);
    }
  }
  for (const [at, service] of row.all('service').entries()) {
    row.put('spl_Type', write.asService(service['kind']), at + 1);
    row.put('spl_ActualEndDate', write.asText(service['to']), at + 1);
  }
}

/**
 * Notes as comments; cells that were kept as notes when the case was taken in go back to their columns where these are free.
 * Gives the entries without what went back.
 */
function writeNotes(row: Writing): readonly SourceEntry[] {
  let comments = 0;
  return row.source.entries.flatMap((entry): SourceEntry[] => {
    if (entry.type !== 'note') return [entry];
    const { text } = entry.values;
    const left = typeof text === 'string' ? withoutCells(text, row) : text;
    if (left === '') return [];
    do comments += 1;
    while (comments < mostRepeats && !row.isFree('cco_CaseComment', comments));
    row.put('cco_CaseComment', write.asText(left), comments);
    return [left === undefined ? entry : { ...entry, values: { ...entry.values, text: left } }];
  });
}

/** What a note says beside the cells that went back to their columns. */
function withoutCells(note: string, row: Writing): string {
  const texts = keptTexts(note);
  const rest = texts.filter(({ cell }) => {
    if (!cell) return true;
    const { field, repeat, value } = cell;
    if (row.cells.get(headingOf(field, repeat)) === value) return false;
    if (!row.isFree(field, repeat)) return true;
    row.put(field, value, repeat);
    return false;
  });
  // as a cell is read: without space around it
  return rest.length === texts.length
    ? note
    : rest
        .map(({ text }) => text)
        .join('\n')
        .trim();
}

/** What a reader would miss, by reading the row as a file. */
function notHeld({ entries }: SourceCase, row: Writing): readonly string[] {
  const headings = [...row.cells.keys()];
  const mapped = mapRow(
    {
      headings,
      columns: readHeadings(headings),
      cells: [...row.cells.values()].map(csvSafe),
      line: 2,
    },
    { namespace: '', findOrganisation: (name) => row.organisations.get(name) },
  );
  const read: SourceEntry[] = [...(mapped?.entries ?? [])];
  // read by other systems; ours asks why a case is closed, and keeps the column as a note
  const why = row.cells.get('cas_ReasonForCaseClosure');
  if (why !== undefined) read.push({ type: 'closure', values: { why } });
  return differences(entries, read);
}
