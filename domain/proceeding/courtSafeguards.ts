/** The child before the court, and what a judgment must not forget: E1, E2 and E3 [2.5]. */
import { dayOf } from '../kernel/dates.ts';
import type { Dossier, EntryState } from '../kernel/dossier.ts';
import { isCalled } from '../kernel/dossier.ts';
import { after, all, findReferred, itemsOf, newest, saidOf, writerOf } from '../kernel/inquiry.ts';
import type { AlertSpec, DutySpec, GuardContext } from '../kernel/safeguard.ts';
import { safeguard } from '../kernel/safeguard.ts';
import { setting, settingMs } from '../kernel/settings.ts';
import { said } from '../kernel/values.ts';
import { child, compensation, confiscation, hearing, measureForChild, publication } from './entries.ts';

const before = setting('E1.before', 'days', 7, 0, 60);

/** Hearings that were or will soon be held with a child: where nobody said that none takes part. */
const withChild = (dossier: Dossier, context: GuardContext): readonly EntryState[] =>
  all(dossier, hearing).filter((one) => {
    const result = saidOf(hearing, one, 'result');
    if (result === 'postponed' || result === 'cancelled') return false;
    if (saidOf(hearing, one, 'childTakesPart') === false) return false;
    const at = Date.parse(saidOf(hearing, one, 'at') ?? one.accepted);
    return at - settingMs(before, context.setting(before.id)) <= context.now.getTime();
  });

/** Does a measure hold for this child (undefined: one who is not named) at this hearing? */
function holdsFor(
  dossier: Dossier,
  measure: EntryState,
  whom: EntryState | undefined,
  at: EntryState,
): boolean {
  const answer = saidOf(measureForChild, measure, 'answer');
  if (answer === 'refused' || answer === 'not-kept') return false;
  const when = findReferred(dossier, hearing, saidOf(measureForChild, measure, 'hearing'));
  const who = findReferred(dossier, child, saidOf(measureForChild, measure, 'child'));
  return (when ?? at).id === at.id && (who === undefined || whom === undefined || who.id === whom.id);
}

/** What shields each child at a hearing. Where nobody said which child takes part, it is one who is not named. */
export function protectionAt(
  dossier: Dossier,
  one: EntryState,
): readonly { readonly whom: EntryState | undefined; readonly measures: readonly string[] }[] {
  const named = itemsOf(hearing, one, 'children').flatMap((item) => {
    const found = findReferred(dossier, child, said(item.child));
    return found ? [found] : [];
  });
  return (named.length > 0 ? named : [undefined]).map((whom) => ({
    whom,
    measures: all(dossier, measureForChild)
      .filter((measure) => holdsFor(dossier, measure, whom, one))
      .flatMap((measure) => saidOf(measureForChild, measure, 'measures') ?? []),
  }));
}

/** What a child lacks who is shielded by these: guardian, lawyer, and something that protects her. */
export const lackingBeside = (measures: readonly string[]): readonly string[] => [
  ...(measures.includes('accompanied') ? [] : ['no-guardian']),
  ...(measures.includes('lawyer') ? [] : ['no-lawyer']),
  ...(measures.some((code) => code !== 'accompanied' && code !== 'lawyer') ? [] : ['no-measure']),
];

const lacking = (dossier: Dossier, one: EntryState): readonly string[] => [
  ...new Set(protectionAt(dossier, one).flatMap(({ measures }) => lackingBeside(measures))),
];

/** E1: no child before a court without guardian, lawyer and a measure that protects her. */
export const e1 = safeguard('E1', {
  section: '2.5',
  needs: ['child', 'hearing', 'measure-for-child'],
  settings: [before],
  texts: ['no-guardian', 'no-lawyer', 'no-measure'],
  alerts: (dossier, context) =>
    withChild(dossier, context).flatMap((one) =>
      lacking(dossier, one).map(
        (reason): AlertSpec => ({
          key: `${reason}-${one.id}`,
          reason,
          roles: ['prosecution-liaison', 'lawyer', 'supervisor'],
        }),
      ),
    ),
});

/** Is there a decision on compensation for this child, by name or for all? */
const isCompensationDecided = (dossier: Dossier, whom: EntryState | undefined): boolean =>
  all(dossier, compensation).some((one) => {
    const named = saidOf(compensation, one, 'child');
    return (
      saidOf(compensation, one, 'decision') !== undefined &&
      (named === undefined || whom === undefined || isCalled(whom, named))
    );
  });

/** E2: no proceeding ends without a decision on confiscation, and on compensation for each child. */
export const e2 = safeguard('E2', {
  section: '2.5',
  needs: ['child', 'confiscation', 'compensation'],
  texts: ['no-confiscation', 'no-compensation'],
  alerts: (dossier) => {
    if (dossier.state !== 'final') return [];
    // told of again when it is taken up and ends anew
    const ended = dayOf(dossier.stateSince);
    const roles = ['prosecution-liaison', 'supervisor'];
    const alerts: AlertSpec[] = [];
    if (!all(dossier, confiscation).some((one) => saidOf(confiscation, one, 'decision') !== undefined))
      alerts.push({ key: `no-confiscation-${ended}`, reason: 'no-confiscation', roles });
    const children = all(dossier, child);
    const undecided = (children.length > 0 ? children : [undefined]).some(
      (whom) => !isCompensationDecided(dossier, whom),
    );
    if (undecided) alerts.push({ key: `no-compensation-${ended}`, reason: 'no-compensation', roles });
    return alerts;
  },
});

const publish = setting('E3.publish', 'days', 30, 7, 180);

/** Did somebody else than its writer find nobody recognisable in the notice? */
const isChecked = (notice: EntryState): boolean =>
  saidOf(publication, notice, 'nobodyRecognisable') === true &&
  writerOf(notice, 'nobodyRecognisable') !== writerOf(notice, 'notice');

/** E3: the public learns the result, and nobody in it can be recognised. */
export const e3 = safeguard('E3', {
  section: '2.5',
  needs: ['publication'],
  settings: [publish],
  texts: ['publish', 'check'],
  duties: (dossier, context): readonly DutySpec[] => {
    if (dossier.state !== 'final') return [];
    const notice = newest(dossier, publication);
    const common = { due: after(dossier.stateSince, publish, context), remedy: ['publication'] };
    if (notice && !isChecked(notice)) return [{ key: 'check', role: 'supervisor', ...common }];
    if (notice && saidOf(publication, notice, 'publishedOn') !== undefined) return [];
    return [{ key: 'publish', role: 'prosecution-liaison', climbs: ['supervisor'], ...common }];
  },
});
