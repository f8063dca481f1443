/** What protects the person who reports: R1, R2, R7 and R9 [2.6]. */
import type { EntryDeclaration } from '../kernel/declare.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import type { FieldKind } from '../kernel/fields.ts';
import { after, all, findWritten, saidOf, writerOf, writes } from '../kernel/inquiry.ts';
import { findParty } from '../kernel/lookups.ts';
import type { Operation } from '../kernel/operations.ts';
import type { Answer, GuardContext } from '../kernel/safeguard.ts';
import { fails, holds, safeguard, unknown } from '../kernel/safeguard.ts';
import { setting } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import type { SendingFlaw } from './answering.ts';
import { findAnswerFlaw, findSendingFlaw } from './answering.ts';
import * as entries from './entries.ts';
import { disclosure, feedback, message, reporterSafety, reprisal } from './entries.ts';
import { closed, transitions } from './states.ts';

/** Kinds of field that can say who somebody is. The words of the report itself are in a sealed box. */
const telling: readonly FieldKind[] = ['text', 'person-name', 'account', 'place', 'attachment', 'items'];

/**
 * Fields among these entry types that would make a reporter say who she is before she is heard; R1 wants none. A
 * country's own fields are checked with it before they are taken in.
 */
export const findIdentifyingQuestions = (declared: readonly EntryDeclaration[]): readonly string[] =>
  declared
    .filter(({ type, subject }) => subject === 'reporter' || type === entries.opening.type)
    .flatMap(({ type, fields }) =>
      Object.entries(fields)
        .filter(([, { spec }]) => spec.required && telling.includes(spec.kind))
        .map(([name]) => `${type}.${name}`),
    );

/** R1: a report never requires a name, account, phone or e-mail. */
export const r1 = safeguard('R1', {
  section: '2.6',
  texts: ['identity-asked'],
  check: () => {
    const asked = findIdentifyingQuestions(Object.values(entries));
    const needed = transitions.some((one) => one.needs?.some((type) => reporterTypes.includes(type)));
    return asked.length > 0 || needed ? fails('identity-asked', 'administrator', []) : holds;
  },
});

const ofReporter: readonly EntryDeclaration[] = [message, reporterSafety, feedback, disclosure, reprisal];
const reporterTypes = ofReporter.map(({ type }) => type);
/** Data groups that identify the reporter. */
export const reporterGroups: readonly string[] = [...new Set(ofReporter.map(({ group }) => group))];
/** What the reporter herself reads with the code of her report. */
export const reporterReads: readonly string[] = [message.group, feedback.group];

const isGiven = (one: EntryState | undefined): boolean => saidOf(disclosure, one, 'givenAt') !== undefined;

/** Whether whoever gave it away proposed any part of it herself. */
function isAlone(one: EntryState): boolean {
  const by = writerOf(one, 'givenAt');
  const proposed = Object.keys(disclosure.fields).filter((field) => field !== 'givenAt');
  return one.by === by || proposed.some((field) => writerOf(one, field) === by);
}

function disclosing(after: Dossier, before: Dossier, operation: Operation): Answer {
  const written = findWritten(after, disclosure, operation);
  if (!written) return holds;
  if (isGiven(before.entries.find(({ id }) => id === written.id)))
    return fails('given-already', 'operator', ['disclosure']);
  // not required by its declaration: R1 wants no question about reporters that must be answered
  if (saidOf(disclosure, written, 'reason') === undefined)
    return fails('no-reason', 'operator', ['disclosure']);
  return isGiven(written) && isAlone(written) ? fails('own-disclosure', 'operator', ['disclosure']) : holds;
}

/**
 * R2: what identifies a reporter is given to a contact point alone, and to the reporter her own words. Whoever else learns of
 * her learns it from two people, who say why, and she reads it herself.
 */
export const r2 = safeguard('R2', {
  section: '2.6',
  needs: ['disclosure'],
  lookups: ['parties'],
  texts: [
    'not-contact-point',
    'more-than-own-words',
    'own-disclosure',
    'no-reason',
    'given-already',
    'given-alone',
  ],
  blocks: (operation) =>
    writes(operation, disclosure) ||
    (operation.op === 'grant' && operation.groups.some((group) => reporterGroups.includes(group))),
  // it happened, and is on record: two people look at what one did
  alerts: (dossier) =>
    dossier.entries
      .filter((one) => one.type === disclosure.type && isGiven(one) && isAlone(one))
      .map((one) => ({ key: `given-alone:${one.id}`, reason: 'given-alone', roles: ['supervisor'] })),
  check: (after, context, operation, before): Answer => {
    if (operation?.op === 'set') return disclosing(after, before, operation);
    if (operation?.op !== 'grant') return holds;
    const party = findParty(context, operation.party);
    if (!party) return unknown;
    if (party.kind === 'reporter') {
      const own = operation.groups.every((group) => reporterReads.includes(group));
      return own && operation.purpose === 'reporter' ? holds : fails('more-than-own-words', 'operator', []);
    }
    return party.contactPoint ? holds : fails('not-contact-point', 'operator', []);
  },
});

/** R7: no answer by an unsafe way; what may be sent follows from what the reporter risks (answering.ts). */
export const r7 = safeguard('R7', {
  section: '2.6',
  needs: ['reporter-safety', 'feedback', 'message'],
  texts: ['unsafe-way', 'too-risky', 'words-in-text', 'no-text', 'own-words', 'not-previewed'],
  blocks: (operation, _before, afterwards) =>
    writes(operation, feedback) ||
    saidOf(message, findWritten(afterwards, message, operation), 'direction') === 'to-reporter',
  check: (dossier, _context, operation): Answer => {
    const refuse = (flaw: SendingFlaw): Answer =>
      flaw ? fails(flaw, 'operator', [flaw in ofSafety ? 'reporter-safety' : 'feedback']) : holds;
    const written = findWritten(dossier, message, operation);
    if (!written) return refuse(findSendingFlaw(dossier, findWritten(dossier, feedback, operation)));
    const channel = saidOf(message, written, 'channel');
    if (channel !== 'web' && channel !== 'app') return refuse('words-in-text');
    return refuse(findAnswerFlaw(dossier, 'page'));
  },
});

/** What is settled by asking the reporter, not by writing another answer. */
const ofSafety = { 'unsafe-way': true, 'too-risky': true, 'own-words': true };

const term = setting('R9.term', 'days', 90, 7, 365);
const quiet = setting('R9.quiet', 'days', 30, 7, 180);

/**
 * When what identifies the reporter is to be destroyed: a term after closing, and never soon after she wrote again.
 * Undefined while the report is open or when nothing is left.
 */
export function reporterDataDue(dossier: Dossier, context: GuardContext): Date | undefined {
  if (!closed.some((state) => state === dossier.state) || !hasReporterData(dossier)) return undefined;
  const words = all(dossier, message).filter((one) => saidOf(message, one, 'direction') === 'from-reporter');
  const due = [
    after(dossier.stateSince, term, context),
    ...words.map((one) => after(one.accepted, quiet, context)),
  ];
  return new Date(Math.max(...due.map(Number)));
}

/** Is anything left, also in what was withdrawn, that was encrypted for the reporter's own key? */
function hasReporterData(dossier: Dossier): boolean {
  return ofReporter.some((declared) =>
    dossier.entries.some(
      (entry) =>
        entry.type === declared.type &&
        Object.entries(declared.fields).some(
          ([name, { spec }]) =>
            spec.class !== 'open' && (entry.heads[name] ?? []).some((head) => said(head.value) !== undefined),
        ),
    ),
  );
}

/** R9: what identifies reporters is destroyed after its term. The system does it; if it does not, a person is told. */
export const r9 = safeguard('R9', {
  section: '2.6',
  needs: reporterTypes,
  settings: [term, quiet],
  texts: ['destroy'],
  duties: (dossier, context) => {
    const due = reporterDataDue(dossier, context);
    return due ? [{ key: 'destroy', due, role: 'intake', remedy: [], climbs: ['supervisor'] }] : [];
  },
});
