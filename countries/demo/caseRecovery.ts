/** The later way of a child in the demonstration: decisions, recovery, what goes wrong, going home, closing. */
import { planReached } from './caseCare.ts';
import type { CaseWork } from './cases.ts';
import { dayMs, dayText, hourMs, reaches, wasClosed } from './cases.ts';
import type { Step } from './scribe.ts';
import { move, set } from './scribe.ts';

/** Decided in her best interests, recovering, going home or to a new one, looked after. */
export async function makeRecovery(work: CaseWork): Promise<void> {
  const { scribe, folder, worker, random, child, state, area, neglected } = work;
  const at = work.after(60);
  const [language] = child.languages;
  await scribe.write(worker, at, [
    folder,
    set(
      'views',
      {
        question: 'family-contact',
        summary: 'She wants to hear her mother first and decide then.',
        weight: 'followed',
        language,
        on: dayText(at),
      },
      'views contact',
    ),
    set(
      'best-interests',
      {
        procedure: 'bia',
        question: 'family-contact',
        options: {
          add: {
            [scribe.id(`${folder.name} option 1`)]: { option: 'Calls with her mother, a worker beside her' },
            [scribe.id(`${folder.name} option 2`)]: { option: 'No contact for now' },
          },
        },
        views: scribe.entry(folder, 'views contact'),
        decidedBy: 'Case worker and guardian',
        decision: 'Calls on Sundays, a worker beside her',
        reasons: 'The mother was deceived too. The child asks for it and can stop at any time.',
        on: dayText(at),
      },
      'decision contact',
    ),
    ...(random.chance(0.3)
      ? [
          set(
            'legal',
            { role: 'witness', lawyer: 'Law Beside You', measures: ['closed-court', 'video'] },
            'legal',
          ),
        ]
      : []),
    ...(neglected
      ? []
      : [
          set(
            'appointment',
            {
              kind: 'interview',
              at: new Date(at.getTime() + 2 * dayMs).toISOString(),
              place: { area },
              by: 'social-worker',
              interviewer: worker.account,
              language,
              guardianComes: true,
            },
            'interview',
          ),
        ]),
    move('recovering'),
  ]);
  await trouble(work);
  if (!reaches(state, 'reintegrating')) return;
  const home = work.after(150);
  await scribe.write(worker, home, [
    folder,
    set(
      'views',
      {
        question: 'durable-solution',
        summary: 'She wants to live with her aunt near the school.',
        weight: 'followed',
        language,
        on: dayText(home),
      },
      'views home',
    ),
    set(
      'best-interests',
      {
        procedure: 'bid',
        question: 'durable-solution',
        options: {
          add: {
            [scribe.id(`${folder.name} option 3`)]: {
              option: 'Home to her aunt',
              inFavour: 'Near the school, and wanted',
            },
            [scribe.id(`${folder.name} option 4`)]: { option: 'Foster family in town' },
          },
        },
        views: scribe.entry(folder, 'views home'),
        panel: {
          add: {
            [scribe.id(`${folder.name} panel 1`)]: {
              name: 'Panel of the region, chair',
              discipline: 'social-work',
            },
            [scribe.id(`${folder.name} panel 2`)]: {
              name: 'Panel of the region, health',
              discipline: 'health',
            },
          },
        },
        decision: 'She goes to her aunt',
        solution: 'return',
        reasons: 'The house was visited twice, the aunt is not part of it, and the child chose it.',
        on: dayText(home),
      },
      'decision home',
    ),
    set('stay', { to: dayText(home) }, 'stay first'),
    set(
      'stay',
      {
        kind: 'relatives',
        place: { area: child.origin ?? area },
        from: dayText(home),
        suitable: true,
        mayLeaveFreely: true,
      },
      'stay home',
    ),
    set(
      'service',
      { answer: 'accepted', to: dayText(home), result: random.pick(['completed', 'helped']) },
      'service first',
    ),
    move('reintegrating'),
  ]);
  await visits(work, home);
}

/** Days after she went home on which she is visited: what C18 asks for. */
const visitDays = [28, 85, 175, 355, 715];

/** Visits on time, and with the second of them the state in which she is only followed up. Neglected after the first. */
async function visits(work: CaseWork, home: Date): Promise<void> {
  const { scribe, folder, worker, state, neglected } = work;
  const until = wasClosed(state) ? work.after(400) : work.end;
  const followed = reaches(state, 'following-up');
  const begins = work.after(250);
  const days = visitDays.map((day) => new Date(home.getTime() + day * dayMs)).filter((at) => at < until);
  const own = followed ? days.filter((at) => Math.abs(at.getTime() - begins.getTime()) > 12 * dayMs) : days;
  const steps = [
    ...own.map((at) => ({ at, begins: false })),
    ...(followed ? [{ at: begins, begins: true }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [n, one] of steps.entries()) {
    if (neglected && n > 0 && !one.begins) continue;
    await scribe.write(worker, one.at, [
      folder,
      visit(work, one.at, `visit ${n + 1}`),
      ...(one.begins ? [move('following-up')] : []),
    ]);
  }
}

function visit({ worker, random, state }: CaseWork, at: Date, name: string): Step {
  const isWorrying = !wasClosed(state) && random.chance(0.15);
  return set(
    'follow-up',
    {
      due: dayText(at),
      visitedOn: dayText(at),
      by: worker.account,
      seenAlone: true,
      safe: !isWorrying,
      inSchoolOrWork: true,
      wellbeing: 'Grown since last time. Showed her exercise book. Still wakes at night now and then.',
      ...(isWorrying ? { signs: ['contact', 'new-things'] } : {}),
    },
    name,
  );
}

/** What goes wrong now and then, and what two people wrote at the same time. */
async function trouble(work: CaseWork): Promise<void> {
  const { scribe, folder, worker, colleague, random, child, neglected, area } = work;
  const before = folder.version;
  if (neglected || random.chance(0.15)) {
    const at = work.after(68);
    const soon = new Date(at.getTime() + hourMs / 2).toISOString();
    await scribe.write(worker, at, [
      folder,
      set(
        'incident',
        {
          kind: random.pick(['missing', 'trafficker-contact']),
          at: at.toISOString(),
          place: { area },
          what: 'Not back from the market at noon. Friends saw her speak with a man at the bus station.',
          ...(neglected ? {} : { guardianToldAt: soon, supervisorToldAt: soon }),
          action: 'Searched with the child desk; she came back by herself in the evening.',
        },
        'incident',
      ),
      ...(neglected
        ? []
        : [
            set(
              'risk-assessment',
              {
                reach: 'yes',
                level: 'high',
                safetyPlan:
                  'Nobody goes to the market alone. Another phone number. The child desk knows his face.',
                on: dayText(at),
                validUntil: dayText(new Date(at.getTime() + 60 * dayMs)),
              },
              'risk again',
            ),
          ]),
    ]);
  }
  if (random.chance(0.12)) {
    // both had the same page open, and neither saw what the other wrote
    const { from } = child.estimatedAge;
    await scribe.write(worker, work.after(70), [
      folder,
      set('identity', { estimatedAge: { from, to: from + 1 }, education: 'primary' }),
    ]);
    const other = { estimatedAge: { from: Math.max(0, from - 1), to: from }, education: 'lower-secondary' };
    await scribe.write(colleague, work.after(71), [
      folder,
      set('identity', other, 'identity', { base: before }),
    ]);
  }
}

/** The end of the way: her guardian's task ends, one person asks to close and another does. */
export async function makeClosing(work: CaseWork): Promise<void> {
  const { scribe, folder, worker, supervisor, people, state, random } = work;
  if (state === 'transferred') {
    const at = work.after(44);
    await scribe.write(worker, new Date(at.getTime() - hourMs), [
      folder,
      set('closure', {
        reason: 'handed-over',
        why: 'Her family was found in another region. She goes there with a worker of its office.',
        handedTo: people.organisation('second-morning'),
        childsOpinion: 'I want to be where my sister is.',
        on: dayText(at),
      }),
    ]);
    await scribe.write(supervisor, at, [
      folder,
      set(
        'guardian',
        { endsOn: dayText(new Date(at.getTime() - 2 * dayMs)), endReason: 'replaced' },
        'guardian',
      ),
      move('transferred', 'Her family lives in another region; its office carries on.'),
    ]);
  }
  if (!wasClosed(state)) return;
  const at = work.after(419);
  const ends = dayText(new Date(at.getTime() - 2 * dayMs));
  const safeSince = work.after(160);
  // six months of safety are what the goals being met takes
  const isLongSafe = at.getTime() - safeSince.getTime() > 190 * dayMs;
  const reason = isLongSafe ? random.pick(['goals-met', 'goals-met', 'childs-wish']) : 'handed-over';
  await scribe.write(worker, work.after(405), [
    folder,
    visit(work, work.after(405), 'visit last'),
    planReached(work, work.after(405)),
  ]);
  await scribe.write(worker, new Date(at.getTime() - hourMs), [
    folder,
    set('closure', {
      reason,
      why: 'She lives with her aunt, goes to school and was seen alone each time. She knows how to call.',
      safeSince: dayText(safeSince),
      lastFollowUp: scribe.entry(folder, 'visit last'),
      household: random.pick(['given', 'not-needed', 'asked-for']),
      ...(reason === 'handed-over' ? { handedTo: people.organisation('second-morning') } : {}),
      told: 'In person, in her language',
      childsOpinion: 'You can close the book. I keep the pencil.',
      on: ends,
    }),
  ]);
  await scribe.write(supervisor, at, [
    folder,
    set('guardian', { endsOn: ends, endReason: 'resigned' }, 'guardian'),
    move('closed', 'Read through with the worker; nothing is open.'),
  ]);
  if (state !== 'reopened') return;
  const again = work.after(428);
  await scribe.write(supervisor, again, [
    folder,
    move('reopened', 'Her aunt called: a man who says he is an uncle wants to take her to a job in town.'),
    set(
      'incident',
      {
        kind: 'threatened',
        at: again.toISOString(),
        what: 'A man came to the house twice and spoke of a job. The aunt sent him away.',
        action: 'The worker goes there today; the watch of the village knows.',
      },
      'incident again',
    ),
  ]);
}
