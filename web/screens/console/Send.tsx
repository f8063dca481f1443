/** Dispatch [2.5, 2.6; R4]: who can go, nearest and on call first; what they are asked, and nothing of who reported. */
import { useState } from 'react';
import { catalogue } from '../../../domain/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import { all, newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import { dispatch, triage } from '../../../domain/report/entries.ts';
import type { Draft } from '../../client/acts.ts';
import { newId } from '../../client/acts.ts';
import type { KnownNames } from '../../client/directory.ts';
import { useDirectory } from '../../client/directory.ts';
import type { Directory } from '../../client/types.ts';
import { unmetWords } from '../../client/words.ts';
import { dot, useI18n } from '../../i18n.ts';
import { CheckList } from '../../ui/CheckList.tsx';
import { Refusal } from '../../ui/Notice.tsx';
import type { Sets } from './ActForm.tsx';
import { ActForm } from './ActForm.tsx';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';
import { findRefusals } from './trial.ts';

type Team = Directory['teams'][number];

/** What those who go see of a report: what their role reads, and of that what reports have. */
const responderGroups: readonly string[] = [
  ...new Set(Object.values(catalogue.kinds['report']?.entries ?? {}).map(({ group }) => group)),
].filter((group) => catalogue.roles['responder']?.reads.includes(group));

/** How many steps up from an area a team's own area lies; infinite when it serves elsewhere. */
function distance(team: Team, area: string, known: KnownNames): number {
  const parents = new Map(known.areas.map(({ code, parent }) => [code, parent]));
  const chain: string[] = [];
  for (let at: string | null | undefined = area; at && !chain.includes(at); at = parents.get(at))
    chain.push(at);
  const found = [...chain, ''].indexOf(team.area);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

/** Teams that can be sent to an area: those on call, then the nearest. */
export function whoCanGo(known: KnownNames, area: string): readonly Team[] {
  const ranked = known.teams
    .filter((team) => team.kind === 'response-team' && team.discipline !== null)
    .map((team) => ({ team, far: distance(team, area, known) }));
  const here = ranked.filter(({ far }) => far !== Number.POSITIVE_INFINITY);
  return (here.length > 0 ? here : ranked)
    .sort(
      (a, b) =>
        Number(b.team.onCall) - Number(a.team.onCall) ||
        (a.far === b.far ? a.team.name.localeCompare(b.team.name) : a.far - b.far),
    )
    .map(({ team }) => team);
}

export function Send({ signedIn, open, onDone }: PanelProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const { dossier } = open;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const judged = newest(dossier, triage);
  const area = saidOf(triage, judged, 'area') ?? dossier.area;
  const teams = whoCanGo(known, area);
  const asked = new Set(
    all(dossier, dispatch)
      .filter((one) => saidOf(dispatch, one, 'result') === undefined)
      .map((one) => saidOf(dispatch, one, 'team')),
  );
  const going = teams.filter(({ id }) => chosen.includes(String(id)));
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
          team: team.id,
          discipline: team.discipline ?? '',
          askedAt: new Date().toISOString(),
        },
      },
      ...(dossier.grants.some((grant) => grant.party === team.id && grant.until === undefined)
        ? []
        : [
            {
              op: 'grant',
              dossier: dossier.id,
              grant: newId(),
              party: team.id,
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
  return (
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
          help={teams.length === 0 ? t('console.send.noTeam') : undefined}
          options={teams.map((team) => ({
            key: String(team.id),
            label: team.name,
            help: [
              t(team.onCall ? 'console.send.onCall' : 'console.send.asleep'),
              disciplines && team.discipline && declared(codeLabelKey(disciplines, team.discipline)),
              known.areaName(team.area),
              asked.has(team.id) ? t('console.send.asked') : '',
            ]
              .filter(Boolean)
              .join(dot()),
          }))}
          value={chosen}
          onChange={(next) => setChosen(Array.isArray(next) ? next : [])}
        />
      )}
    </ActForm>
  );
}
