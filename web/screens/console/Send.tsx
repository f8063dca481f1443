/** Dispatch [2.5, 2.6; R4]: who can go, nearest and on call first; what they are asked, and nothing of who reported. */
import { useState } from 'react';
import { catalogue } from '../../../domain/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import { newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import { dispatch, triage } from '../../../domain/report/entries.ts';
import type { Draft } from '../../client/acts.ts';
import { newId } from '../../client/acts.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { TeamLine } from '../../client/onCall.ts';
import { unmetWords } from '../../client/words.ts';
import type { I18n } from '../../i18n.ts';
import { dot, useI18n } from '../../i18n.ts';
import { CheckList } from '../../ui/CheckList.tsx';
import { Notice, Refusal } from '../../ui/Notice.tsx';
import type { Sets } from './ActForm.tsx';
import { ActForm } from './ActForm.tsx';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';
import { findRefusals } from './trial.ts';

/** What those who go see of a report: what their role reads, and of that what reports have. */
const responderGroups: readonly string[] = [
  ...new Set(Object.values(catalogue.kinds['report']?.entries ?? {}).map(({ group }) => group)),
].filter((group) => catalogue.roles['responder']?.reads.includes(group));

/** How it stands with what a team was asked. */
function askedWords({ standing, minutes }: NonNullable<TeamLine['asked']>, t: I18n['t']): string {
  if (standing === 'taken') return t('console.send.taken');
  if (standing !== 'asked') return t('console.send.goes');
  return minutes === null ? t('console.send.asked') : t('console.send.askedFor', { count: minutes });
}

export function Send({ signedIn, open, onDone }: PanelProps) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const known = useDirectory();
  const { dossier } = open;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const judged = newest(dossier, triage);
  const { data } = useResource<{ teams: readonly TeamLine[] }>(`/reports/${dossier.id}/teams`, {
    concerns: ({ dossiers }) => dossiers.includes(dossier.id),
    everyMs: 60_000,
  });
  const teams = data?.teams ?? [];
  const going = teams.filter(({ team }) => chosen.includes(String(team)));
  const disciplines = dispatch.fields.discipline.spec.list;

  const draftsOf = (sets: Sets): Draft[] => [
    ...going.flatMap((team): Draft[] => [
      {
        op: 'set',
        dossier: dossier.id,
        type: 'dispatch',
        entry: newId(),
        base: dossier.version,
        set: {
          ...sets['dispatch'],
          team: team.team,
          discipline: team.discipline,
          askedAt: new Date().toISOString(),
        },
      },
      ...(dossier.grants.some((grant) => grant.party === team.team && grant.until === undefined)
        ? []
        : [
            {
              op: 'grant',
              dossier: dossier.id,
              grant: newId(),
              party: team.team,
              groups: [...responderGroups],
              level: 'work',
              purpose: 'response',
              basis: 'assignment',
            } satisfies Draft,
          ]),
    ]),
    ...(dossier.state === 'responding'
      ? []
      : [{ op: 'transition', dossier: dossier.id, to: 'responding' } satisfies Draft]),
  ];
  const urgency = saidOf(triage, judged, 'urgency');
  const place = saidIn(judged, 'place');
  const notHeard = teams.flatMap(({ asked }) => asked?.notHeard ?? []);
  return (
    <>
      {notHeard.map(({ account, count, last }) => (
        <Notice
          key={account}
          tone="late"
          title={t('console.send.notHeard', { name: known.accountName(account) })}
        >
          {t('console.send.notHeardHelp', { count, at: instant(last) })}
        </Notice>
      ))}
      <ActForm
        signedIn={signedIn}
        draftId={`${dossier.id}/console-dispatch`}
        parts={[
          {
            kind: 'report',
            declaration: {
              ...dispatch,
              // whom, and their profession, say the teams that are ticked
              fields: Object.fromEntries(
                Object.entries(dispatch.fields).filter(([name]) => name !== 'team' && name !== 'discipline'),
              ),
            },
            offered: { ...(urgency ? { urgency } : {}), ...(place ? { place } : {}) },
            first: ['task', 'place', 'situation', 'safety'],
            more: ['urgency'],
          },
        ]}
        lacks={going.length === 0 ? t('console.send.nobody') : undefined}
        foresee={(sets) => {
          const refusals =
            going.length > 0 && sets['dispatch']?.['task'] !== undefined
              ? findRefusals(dossier, draftsOf(sets), signedIn.session, known)
              : [];
          return (
            refusals.length > 0 && (
              <Refusal
                title={t('console.inTheWay')}
                unmet={refusals
                  .filter((one, at) => refusals.findIndex(({ reason }) => reason === one.reason) === at)
                  .map((one) => unmetWords(one, words, () => undefined, 'report'))}
              />
            )
          );
        }}
        submitLabel={t('console.send.submit', { count: going.length })}
        onSubmit={(sets, emergency) =>
          submitAct('dispatch', draftsOf(sets), words, { formFor: formFor(open), emergency })
        }
        onDone={onDone}
      >
        {() => (
          <CheckList
            label={t('console.send.who')}
            help={data && teams.length === 0 ? t('console.send.noTeam') : undefined}
            options={teams.map((one) => ({
              key: String(one.team),
              label: known.teamName(one.team),
              help: [
                t(
                  one.onCall ? 'console.send.onCall' : one.away ? 'console.send.away' : 'console.send.asleep',
                ),
                disciplines && declared(codeLabelKey(disciplines, one.discipline)),
                t(`console.send.near.${one.near}`),
                one.seenMinutes !== null && one.seenMinutes < 60
                  ? t('console.send.seen', { count: one.seenMinutes })
                  : '',
                one.asked ? askedWords(one.asked, t) : '',
              ]
                .filter(Boolean)
                .join(dot()),
            }))}
            value={chosen}
            onChange={(next) => setChosen(Array.isArray(next) ? next : [])}
          />
        )}
      </ActForm>
    </>
  );
}
