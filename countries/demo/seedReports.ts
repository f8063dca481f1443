/**
 * The reports of the demonstration, from their arrival to the answer: half come in sealed through the public page's own
 * intake, half are taken down by operators. Their people judge them, call teams, open cases, answer and close; what takes
 * a report out of sight is decided by two.
 */
import { toQuarter } from '../../domain/report/calls.ts';
import { findWay } from '../../domain/report/contactPoints.ts';
import type { Involved } from '../../domain/report/sealedMessage.ts';
import { writeSealedMessage } from '../../domain/report/sealedMessage.ts';
import { toBase64url } from '../../seal/base64url.ts';
import { newIdentity, recipientOf, sealTo } from '../../seal/box.ts';
import type { SealingPoint } from '../../server/channels/reports.ts';
import { addWords, takeIn } from '../../server/channels/reports.ts';
import type { Session } from '../../server/store/session.ts';
import { stableUuid } from '../../server/vault/stableUuid.ts';
import { areas } from './areas.ts';
import type { CaseWork } from './cases.ts';
import { hourMs } from './cases.ts';
import { makeRandom } from './random.ts';
import type { ReportPlan } from './reports.ts';
import { isPutAway, minuteMs, reportGroups } from './reports.ts';
import type { Folder, Scribe, Step } from './scribe.ts';
import { create, give, link, move, set } from './scribe.ts';
import { arrival } from './seedCases.ts';
import type { People } from './seedPeople.ts';

export interface ReportDesk {
  readonly scribe: Scribe;
  readonly people: People;
  readonly points: readonly SealingPoint[];
  readonly now: Date;
}

/** Calls of the last three months at each contact point. */
export const nonReportsAPoint = 8;

interface ReportWork extends ReportPlan, ReportDesk {
  readonly folder: Folder;
  readonly point: SealingPoint;
  readonly operator: Session;
  /** It came through the public page, where its sender can read the answer. */
  readonly isSealed: boolean;
  /** Who may be the second person. */
  readonly second: Session;
}

const parents = new Map(areas.map(({ code, parent }) => [code, parent]));

/** A report with all that follows. `child`: the case that it leads to, made on the way. */
export async function writeReport(desk: ReportDesk, plan: ReportPlan, child?: CaseWork): Promise<void> {
  const { story, random, state } = plan;
  const involved: readonly Involved[] = story.implicated ? ['police'] : ['none'];
  const point = findWay(desk.points, parents, story.area, involved)?.point;
  if (!point) throw new Error(`No contact point for ${story.area}.`);
  const key = point.area === '' ? 'point-XA' : `point-${point.area}`;
  const operators = desk.people.members(key, 'operator');
  const operator = random.pick(operators);
  const [second = operator] = desk.people.members(key, 'supervisor').filter((one) => one !== operator);
  const isSealed = story.channel === 'web' || story.channel === 'app' || random.chance(0.25);
  const start = { ...desk, ...plan, point, operator, second, isSealed };
  const work = { ...start, folder: await (isSealed ? receive(start, involved) : takeDown(start, involved)) };
  if (state === 'received') return;
  await judge(work, !isSealed);
  if (isPutAway(state)) return await putAway(work);
  if (state === 'triaged') return;
  await respond(work);
  if (state === 'responding') return;
  await answer(work, child);
  if (state === 'closed')
    await work.scribe.write(operator, at(work, 30 * 24 * 60), [work.folder, move('closed')]);
}

/** The moment so many minutes after the report came in, but never later than a little while ago. */
function at({ time, now, state }: ReportPlan & ReportDesk, minutes: number): Date {
  const span = now.getTime() - 10 * minuteMs - time.getTime();
  const whole = { received: 0, triaged: 60, responding: 400, answered: 5 * 24 * 60, closed: 30 * 24 * 60 }[
    isPutAway(state) ? 'answered' : state
  ];
  return new Date(time.getTime() + minutes * minuteMs * Math.min(1, span / (whole * minuteMs)));
}

const wordsOf = ({ story }: ReportPlan): Uint8Array =>
  writeSealedMessage({ v: 1, text: story.text, lang: story.language });

/** Through the public page's intake: sealed to the contact point, its recovery key and the reporter's own. */
async function receive(work: Omit<ReportWork, 'folder'>, involved: readonly Involved[]): Promise<Folder> {
  const { scribe, point, story, name, time } = work;
  const locator = scribe.id(`${name} locator`);
  const proof = scribe.id(`${name} proof`);
  const recipient = await recipientOf(await newIdentity());
  const box = async (text: Uint8Array): Promise<string> =>
    toBase64url(await sealTo([point.recipient, point.recovery, recipient], text));
  const danger = story.urgency === 'danger-now' ? 'yes' : story.urgency === 'at-risk' ? 'no' : 'think';
  const { area, language } = story;
  const done = await takeIn(scribe.at(time), {
    point,
    area,
    language,
    danger,
    involved,
    locator,
    proof,
    recipient,
    box: await box(wordsOf(work)),
    sameAs: name,
  });
  if (done !== 'stored') throw new Error(`${name} came in as another.`);
  if (work.writesAgain) {
    const more = writeSealedMessage({
      v: 1,
      text: 'They are still there. The van has a blue door.',
      lang: language,
    });
    // no sooner than today: a receipt opens from the day it was stored
    const sealed = await box(more);
    const added = await addWords(scribe.at(new Date()), {
      locator,
      proof,
      language,
      box: sealed,
      sameAs: `${name} more`,
    });
    if (added !== 'stored') throw new Error(`More words for ${name}: ${added}.`);
    return scribe.folder(name, stableUuid(locator, 'dossier'), 5);
  }
  return scribe.folder(name, stableUuid(locator, 'dossier'), 4);
}

/** By phone, text message or in person: an operator writes down what she hears, sealed on her device. */
async function takeDown(work: Omit<ReportWork, 'folder'>, involved: readonly Involved[]): Promise<Folder> {
  const { scribe, point, story, name, time, operator } = work;
  const folder = scribe.folder(name);
  const box = toBase64url(await sealTo([point.recipient, point.recovery], wordsOf(work)));
  const { channel, language, area } = story;
  const isHeard = channel === 'phone' || channel === 'walk-in';
  const cameAt = toQuarter(time.toISOString());
  // a police officer or a union's secretary may have heard it first
  const heardBy =
    channel === 'walk-in' && work.random.chance(0.4)
      ? { desk: 'police-desk', takenByOther: 'Officer at the desk' }
      : { takenBy: operator.account, ...(channel === 'walk-in' ? { desk: 'contact-point' } : {}) };
  await scribe.write(operator, time, [
    folder,
    create('report', { area, steward: point.organisation }),
    set('opening', { channel, area, language, involved }),
    set('message', { direction: 'from-reporter', channel, language, box }, 'words'),
    ...(isHeard ? [set('call', { cameAt, ...heardBy })] : []),
    give({ party: point.team, groups: reportGroups, level: 'steward', purpose: 'response' }),
  ]);
  return folder;
}

async function judge(work: ReportWork, isHeard: boolean): Promise<void> {
  const { scribe, folder, operator, story, random, people } = work;
  const { moment, urgency, area, hub, work: seen, basis, children, sex, ages, implicated, reprisal } = story;
  const girls = sex === 'female' ? { girls: children } : {};
  const boys = sex === 'male' ? { boys: children } : {};
  const isForLiaison = area.startsWith('XA0104');
  await scribe.write(operator, at(work, random.int(4, 40)), [
    folder,
    set('triage', {
      moment,
      urgency,
      area,
      place: { area },
      ...(hub === undefined ? {} : { hub }),
      ...girls,
      ...boys,
      ...(sex === undefined ? { childrenOfUnknownSex: children } : {}),
      ages,
      work: [seen],
      basis,
      ...(implicated === undefined ? {} : { implicated: [implicated] }),
    }),
    ...(isHeard
      ? [
          set('reporter-safety', {
            reprisalRisk: reprisal,
            safeWays: story.answerWay === 'none' ? ['none'] : [story.answerWay, 'in-person'],
          }),
        ]
      : []),
    ...(isForLiaison
      ? [
          give({
            party: people.session('nadia').account,
            groups: ['report-opening', 'report-response', 'report-routing'],
            level: 'read',
            purpose: 'response',
          }),
        ]
      : []),
    ...(work.proposes
      ? [
          set(
            'proposal',
            {
              what: 'not-actionable',
              notActionable: 'too-little',
              reason: 'No place and no time; nobody answers.',
            },
            'proposal',
          ),
        ]
      : []),
    move('triaged'),
  ]);
}

/** One proposes, another decides (R10). */
async function putAway(work: ReportWork): Promise<void> {
  const { scribe, folder, operator, second, random, state, people, point } = work;
  const what = state === 'duplicate' ? 'duplicate' : 'not-actionable';
  const [decides] = [second, ...people.members(`point-${point.area || 'XA'}`, 'operator')].filter(
    (one) => one !== operator,
  );
  if (!decides) throw new Error('Nobody could be the second person.');
  const reason =
    what === 'duplicate'
      ? 'The same bus, hour and children as the report before.'
      : 'Nothing to go by, and nobody answers.';
  await scribe.write(operator, at(work, 120), [
    folder,
    set(
      'proposal',
      {
        what,
        reason,
        ...(what === 'not-actionable'
          ? { notActionable: random.pick(['too-little', 'silent', 'not-about-children', 'test']) }
          : {}),
      },
      'proposal',
    ),
  ]);
  await scribe.write(decides, at(work, 300), [folder, move(what, reason)]);
}

/** A team is asked to go, and told what it must know. */
async function respond(work: ReportWork): Promise<void> {
  const { scribe, folder, operator, story, people, random, state, time } = work;
  const region = story.area.slice(0, 4);
  const isForPolice =
    story.implicated === undefined && story.urgency === 'being-moved' && region.length === 4;
  const key = isForPolice ? `police-${region}` : people.responders(story.area);
  const team = people.team(key);
  const task = isForPolice
    ? 'intercept'
    : random.pick(['reach-child', 'reach-child', 'protect-place', 'accompany']);
  const asked = at(work, random.int(45, 70));
  await scribe.write(operator, asked, [
    folder,
    give({ party: team, groups: ['report-response', 'report-need'], level: 'work', purpose: 'response' }),
    set(
      'dispatch',
      {
        team,
        discipline: isForPolice ? 'police' : 'social-work',
        task,
        urgency: story.urgency,
        place: { area: story.area },
        situation: 'Children seen, grown-ups with them; see the place. No uniforms at the door.',
        askedAt: asked.toISOString(),
      },
      'dispatch',
    ),
    set(
      'need',
      {
        service: random.pick(['accommodation', 'health', 'psychosocial']),
        organisation: people.organisation('second-morning'),
        longerTerm: true,
        askedAt: asked.toISOString(),
      },
      'need',
    ),
    move('responding'),
  ]);
  if (state === 'responding' && (work.unanswered || time.getTime() > work.now.getTime() - hourMs)) return;
  const members = people.members(key, 'responder');
  const [responder] = random.some(members, 1);
  if (!responder) throw new Error(`Nobody to go in ${key}.`);
  const left = at(work, 90);
  const going = { acceptedAt: left.toISOString(), acceptedBy: responder.account };
  if (state === 'responding') {
    await scribe.write(responder, left, [folder, set('dispatch', going, 'dispatch')]);
    return;
  }
  const there = at(work, 300);
  const result = work.result === 'child-reached' ? 'child-reached' : 'child-not-found';
  const back = { arrivedAt: there.toISOString(), safeForTeam: true, result };
  await scribe.write(responder, there, [folder, set('dispatch', { ...going, ...back }, 'dispatch')]);
}

async function answer(work: ReportWork, child: CaseWork | undefined): Promise<void> {
  const { scribe, folder, operator, second, story, random, result, isSealed } = work;
  const time = child?.start ?? at(work, 2 * 24 * 60);
  if (result === 'no-trafficking') {
    await scribe.write(second, at(work, 24 * 60), [
      folder,
      set(
        'proposal',
        { what: 'no-trafficking', reason: 'A school journey; the teacher and two families say the same.' },
        'proposal',
      ),
    ]);
  }
  if (child) await scribe.write(operator, time, [child.folder, ...arrival(child, { id: folder.id, story })]);
  const children =
    result !== 'child-reached'
      ? {}
      : {
          children: {
            add: {
              [scribe.id(`${folder.name} child`)]: child
                ? { case: child.folder.id }
                : {
                    noCase: random.pick(['safe-with-family', 'no-risk', 'elsewhere']),
                    why: 'Seen at home with her family and at school since.',
                  },
            },
          },
        };
  const steps: Step[] = [
    ...(child ? [link(child.folder.id, 'led-to')] : []),
    set('outcome', { result, ...children }),
    set(
      'need',
      {
        answeredAt: time.toISOString(),
        answer: 'accepted',
        offered: true,
        ...random.pick([
          { result: 'taken' },
          { result: 'taken' },
          { result: 'refused', refusedBy: 'family' },
        ]),
      },
      'need',
    ),
    move('answered'),
  ];
  const way = isSealed ? 'page' : story.answerWay;
  if (way === 'page' || way === 'phone' || way === 'in-person') {
    steps.push(
      set(
        'feedback',
        {
          way,
          told: 'Somebody went. Thank you. Please do not go back there yourself.',
          at: time.toISOString(),
        },
        'feedback',
      ),
    );
  } else if (way === 'sms' || way === 'email')
    steps.push(set('feedback', { way, text: 'received', at: time.toISOString() }, 'feedback'));
  await scribe.write(operator, time, [folder, ...steps]);
  if (child) await handOver(work, child, time);
}

/** The case is the case team's from now on: the operator who made it lets go of it. */
async function handOver({ scribe, operator }: ReportWork, { folder }: CaseWork, time: Date): Promise<void> {
  const grant = scribe.id(`${folder.name} #1`);
  await scribe.write(operator, time, [folder, { op: 'revoke', grant, reason: 'Handed to the case team.' }]);
}

/** Calls that were no report: counted by one key, and closed as they came. */
export async function writeNonReports(desk: ReportDesk): Promise<void> {
  const { scribe, people, points, now } = desk;
  for (const point of points) {
    const operators = people.members(point.area === '' ? 'point-XA' : `point-${point.area}`, 'operator');
    for (let at = 0; at < nonReportsAPoint; at += 1) {
      const name = `no report ${point.team} ${at}`;
      const random = makeRandom(`zelmara/${point.area}/no report ${at}`);
      const operator = random.pick(operators);
      const what = random.weighted({ silent: 45, 'hung-up': 30, joke: 12, abusive: 5, 'wrong-number': 8 });
      const channel = what === 'joke' && random.chance(0.2) ? 'walk-in' : 'phone';
      const time = new Date(now.getTime() - (1 + random.next() * 90 * 24) * hourMs);
      await scribe.write(operator, time, [
        scribe.folder(name),
        create('report', { area: point.area, steward: point.organisation }),
        set('non-report', { what, channel }),
        give({ party: point.team, groups: ['report-opening'], level: 'steward', purpose: 'response' }),
        move('no-report'),
      ]);
    }
  }
}
