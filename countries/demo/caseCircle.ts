/**
 * Who stands by a child of the demonstration beside her social worker and her guardian: a counsellor, a lawyer, a health worker.
 * Each belongs to another organisation, so the child is asked first, and each is let in to what she needs and no more.
 */
import type { CaseWork } from './cases.ts';
import { dayMs, dayText, regionOf } from './cases.ts';
import type { Step } from './scribe.ts';
import { give, set } from './scribe.ts';

interface Helper {
  readonly login: string;
  readonly organisation: string;
  readonly consent: string;
  readonly grant: 'care' | 'legal';
  readonly groups: readonly string[];
}

const counsellor: Helper = {
  login: 'tala',
  organisation: 'second-morning',
  consent: 'services',
  grant: 'care',
  groups: ['intake', 'identity', 'safe-contact', 'needs', 'plan', 'sessions'],
};
const lawyer = (login: string): Helper => ({
  login,
  organisation: 'law-beside-you',
  consent: 'legal-help',
  grant: 'legal',
  groups: ['intake', 'identity', 'safe-contact', 'guardianship', 'legal'],
});
const healthWorker: Helper = {
  login: 'beatriz',
  organisation: 'imeli-hospital',
  consent: 'health-care',
  grant: 'care',
  groups: ['intake', 'identity', 'safe-contact', 'needs', 'health'],
};

/** What the child agrees to, and the helper let in on it. */
function letIn({ scribe, folder, people, end }: CaseWork, helper: Helper): readonly Step[] {
  const { login, groups } = helper;
  const agreed = {
    basis: 'consent',
    from: 'child',
    given: true,
    explained: true,
    purpose: helper.consent,
    organisation: people.organisation(helper.organisation),
    groups: [...groups].sort(),
    on: dayText(end),
  };
  const as = `leave ${login}`;
  return [
    set('consent', agreed, as),
    give({
      party: people.session(login).account,
      groups,
      level: 'work',
      purpose: helper.grant,
      basis: 'consent',
      consent: scribe.entry(folder, as),
    }),
  ];
}

/** Some of the children who recover; a session or two with those who have a counsellor. */
export async function makeCircle(work: CaseWork): Promise<void> {
  const { scribe, folder, worker, people, area, end } = work;
  const random = work.random.fork('circle');
  const region = regionOf(area);
  const helpers = [
    ...(region !== 'XA01' && random.chance(0.45) ? [counsellor] : []),
    ...(random.chance(0.3) ? [lawyer(region === 'XA02' ? 'wafa' : 'yusuf')] : []),
    ...(region === 'XA03' && random.chance(0.5) ? [healthWorker] : []),
  ];
  if (helpers.length === 0) return;
  await scribe.write(worker, end, [folder, ...helpers.flatMap((helper) => letIn(work, helper))]);
  for (const { login } of helpers) {
    const who = people.session(login);
    const day = (days: number): string => dayText(new Date(end.getTime() + days * dayMs));
    if (login === 'tala') {
      const session = (on: number, nextOn: number, as: string): Step =>
        set(
          'session',
          {
            kind: random.pick(['individual', 'individual', 'play-or-art']),
            counsellor: who.account,
            on: day(on),
            minutes: random.pick([30, 45, 45]),
            progress: random.pick(['same', 'better', 'better', 'worse']),
            nextOn: day(nextOn),
          },
          as,
        );
      await scribe.write(who, end, [
        folder,
        session(-8, -1, 'session first'),
        session(-1, 6, 'session next'),
      ]);
    } else if (login !== 'beatriz') {
      const values = { role: 'witness', lawyerAccount: who.account, measures: ['accompanied', 'video'] };
      await scribe.write(who, end, [folder, set('legal', values, 'represented')]);
    }
  }
}
