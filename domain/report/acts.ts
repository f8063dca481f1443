/** Acts that begin at a report [2.5, 2.6]. */
import type { ActDeclaration } from '../kernel/act.ts';
import { act } from '../kernel/act.ts';

const section = '2.6';
const dossiers = { report: 'report' } as const;
const on = 'report';

export const acts: readonly ActDeclaration[] = [
  act('judge-report', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'judgement', on, entry: 'triage' },
      { step: 'set', as: 'safety', on, entry: 'reporter-safety', optional: true },
      { step: 'move', as: 'triaged', on, to: 'triaged', optional: true },
    ],
  }),
  act('note-non-report', {
    section,
    dossiers,
    steps: [
      { step: 'create', as: 'contact', on },
      { step: 'set', as: 'what', on, entry: 'non-report' },
      {
        step: 'grant',
        as: 'let-in',
        on,
        groups: ['report-opening'],
        level: 'steward',
        purpose: 'response',
        basis: 'assignment',
        optional: true,
      },
      { step: 'move', as: 'over', on, to: 'no-report' },
    ],
  }),
  act('join-reports', {
    section,
    dossiers: { report: 'report', other: 'report' },
    steps: [
      {
        step: 'set',
        as: 'here',
        on,
        entry: 'joined',
        fields: ['role', 'because'],
        fixed: { report: { dossierOf: 'other' } },
      },
      {
        step: 'set',
        as: 'there',
        on: 'other',
        entry: 'joined',
        fields: ['role', 'because'],
        fixed: { report: { dossierOf: 'report' } },
      },
    ],
  }),
  act('call-team', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'call',
        on,
        entry: 'dispatch',
        fields: ['team', 'discipline', 'task', 'urgency', 'place', 'situation', 'safety', 'askedAt'],
      },
      {
        step: 'grant',
        as: 'let-in',
        on,
        groups: ['report-response', 'report-need'],
        level: 'work',
        purpose: 'response',
        basis: 'assignment',
        optional: true,
      },
      { step: 'move', as: 'responding', on, to: 'responding', optional: true },
    ],
  }),
  act('accept-call', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'call',
        on,
        entry: 'dispatch',
        changes: true,
        fields: ['acceptedAt', 'acceptedBy'],
      },
    ],
  }),
  act('tell-of-response', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'call',
        on,
        entry: 'dispatch',
        changes: true,
        fields: ['arrivedAt', 'safeForTeam', 'unsafeBecause', 'result', 'resultNote'],
      },
      { step: 'set', as: 'need', on, entry: 'need', optional: true },
    ],
  }),
  act('ask-for-help', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'need',
        on,
        entry: 'need',
        fields: ['service', 'organisation', 'place', 'longerTerm', 'after', 'askedAt', 'note'],
      },
    ],
  }),
  act('tell-what-came-of-need', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'need',
        on,
        entry: 'need',
        changes: true,
        fields: ['answeredAt', 'answer', 'offered', 'result', 'refusedBy', 'instead', 'note'],
      },
    ],
  }),
  act('hand-need-to-case', {
    section,
    dossiers: { report: 'report', case: 'case' },
    steps: [
      {
        step: 'set',
        as: 'need',
        on,
        entry: 'need',
        changes: true,
        fields: ['answeredAt', 'answer', 'result', 'note'],
        fixed: { longerTerm: true, case: { dossierOf: 'case' } },
      },
      { step: 'link', as: 'led-to', on, to: 'case', relation: 'led-to', optional: true },
    ],
  }),
  act('hand-need-to-household', {
    section,
    dossiers: { report: 'report', household: 'household' },
    steps: [
      {
        step: 'set',
        as: 'need',
        on,
        entry: 'need',
        changes: true,
        fields: ['answeredAt', 'answer', 'result', 'note'],
        fixed: { longerTerm: true, household: { dossierOf: 'household' } },
      },
    ],
  }),
  act('open-case-from-report', {
    section,
    dossiers: { report: 'report', case: 'case' },
    steps: [
      { step: 'create', as: 'case', on: 'case' },
      {
        step: 'set',
        as: 'arrival',
        on: 'case',
        entry: 'intake',
        fixed: { report: { dossierOf: 'report' }, cameBy: 'report' },
      },
      { step: 'set', as: 'identity', on: 'case', entry: 'identity', optional: true },
      { step: 'set', as: 'safe-contact', on: 'case', entry: 'safe-contact', optional: true },
      {
        step: 'grant',
        as: 'hand-over',
        on: 'case',
        level: 'steward',
        purpose: 'care',
        basis: 'assignment',
        optional: true,
      },
      { step: 'link', as: 'led-to', on, to: 'case', relation: 'led-to' },
    ],
  }),
  act('answer-report', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'outcome', on, entry: 'outcome' },
      { step: 'set', as: 'word', on, entry: 'feedback', optional: true },
      { step: 'move', as: 'answered', on, to: 'answered' },
    ],
  }),
  act('answer-reporter', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'word', on, entry: 'feedback' }],
  }),
  act('close-report', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'word', on, entry: 'feedback', optional: true },
      { step: 'move', as: 'closed', on, to: 'closed' },
    ],
  }),
  act('propose-disclosure', {
    section,
    dossiers,
    steps: [
      {
        step: 'set',
        as: 'disclosure',
        on,
        entry: 'disclosure',
        fields: ['to', 'person', 'what', 'ground', 'reason'],
      },
    ],
  }),
  act('disclose-reporter', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'disclosure', on, entry: 'disclosure', changes: true, fields: ['givenAt'] }],
  }),
  act('ask-for-original', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'request', on, entry: 'original', fields: ['file', 'reason'] }],
  }),
  act('let-original-open', {
    section,
    dossiers,
    steps: [{ step: 'set', as: 'request', on, entry: 'original', changes: true, fields: ['letOpen'] }],
  }),
  act('tell-of-reprisal', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'reprisal', on, entry: 'reprisal' },
      { step: 'set', as: 'safety', on, entry: 'reporter-safety', optional: true },
    ],
  }),
  act('hand-to-contact-point', {
    section,
    dossiers,
    steps: [
      { step: 'set', as: 'shut-out', on, entry: 'exclusion', optional: true },
      {
        step: 'grant',
        as: 'hand-over',
        on,
        groups: [
          'report-opening',
          'report-message',
          'report-answer',
          'reporter',
          'report-triage',
          'report-response',
          'report-need',
          'report-outcome',
          'report-routing',
        ],
        level: 'steward',
        purpose: 'response',
        basis: 'assignment',
      },
    ],
  }),
];
