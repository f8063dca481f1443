/** The law register of the demonstration, with its gaps, and its reports on treaties. */
import type { Desk } from './planDesk.ts';
import type { Step } from './scribe.ts';
import { set } from './scribe.ts';

/** What the law must hold, and how far it does. */
const register = [
  ['definition', 'yes', 'comparison', ''],
  ['penalties', 'yes', 'comparison', ''],
  [
    'confiscation',
    'partly',
    'proceeding',
    'Only what was bought with the profit, not what was used for the crime.',
  ],
  ['victim-status', 'no', 'case', 'The law speaks of witnesses only.'],
  ['no-prosecution-of-victims', 'partly', 'case', 'A circular says so, no law.'],
  ['help-without-testimony', 'no', 'organisation', 'The permit ends when the proceeding ends.'],
  ['inspectors-access', 'no', 'inspection', 'No inspector may enter a private home.'],
  ['corruption', 'partly', 'committee', 'Those who forge papers for money are not reached.'],
  ['recruiters-licensed', 'yes', 'comparison', ''],
  ['free-schooling', 'partly', 'comparison', 'Exams and heating are paid by families.'],
] as const;

export function lawRegister({ scribe, folder, ago }: Desk): readonly Step[] {
  const treaty = (code: string, title: string, inForceOn: string): Step =>
    set(
      'instrument',
      { kind: 'treaty', treaty: code, title, ratifiedOn: inForceOn, inForceOn },
      `law ${code}`,
    );
  return [
    treaty('c182', 'Worst Forms of Child Labour Convention', '2004-06-11'),
    treaty('c138', 'Minimum Age Convention', '2004-06-11'),
    treaty('c29', 'Forced Labour Convention', '1998'),
    treaty('c144', 'Tripartite Consultation Convention', '2011'),
    treaty('crc', 'Convention on the Rights of the Child', '1992'),
    set(
      'instrument',
      { kind: 'act', title: 'Act on Trafficking in Persons', number: '14/2016', inForceOn: '2016-09-01' },
      'law act',
    ),
    ...register.map(([duty, covered, seenIn, missing]) =>
      set(
        'gap',
        {
          duty,
          covered,
          seenIn,
          ...(missing === '' ? { instrument: scribe.entry(folder, 'law act') } : { missing, due: ago(-200) }),
        },
        `gap ${duty}`,
      ),
    ),
  ];
}

/** Reports on treaties: one sent, one late, one soon due; and the answer to what a committee asked. */
export function treaties({ people, ago, scribe, folder }: Desk): readonly Step[] {
  const ministry = people.organisation('labour-ministry');
  return [
    set(
      'treaty-report',
      { treaty: 'crc', from: '2019', to: ago(400).slice(0, 4), due: ago(45), sentOn: ago(50) },
      'report crc',
    ),
    set(
      'treaty-report',
      { treaty: 'c29', due: ago(12), organisation: ministry, draftOn: ago(30) },
      'report c29',
    ),
    set(
      'treaty-report',
      {
        treaty: 'c182',
        due: ago(-40),
        organisation: ministry,
        draftOn: ago(30),
        covers: ['worst-forms', 'penalties'],
      },
      'report c182',
    ),
    set(
      'committee-comment',
      {
        treaty: 'c182',
        kind: 'direct-request',
        on: ago(100),
        duties: ['inspectors-access'],
        comment: 'How do inspectors reach children who work in homes?',
        answerDue: ago(-60),
        action: scribe.entry(folder, 'action regulate-labour-market'),
      },
      'comment',
    ),
  ];
}

/** That an organisation was asked about the report that is due soon. */
export const consulted = ({ scribe, folder, people, ago }: Desk, actor: 'workers', days: number): Step =>
  set(
    'consultation',
    {
      report: scribe.entry(folder, 'report c182'),
      actor,
      organisation: people.organisation('transport-union'),
      kind: 'draft-sent',
      on: ago(days),
      answer: 'comments',
      comments: 'The report counts inspections announced by telephone.',
    },
    `asked ${actor}`,
  );
