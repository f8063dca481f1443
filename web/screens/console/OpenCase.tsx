/** A report leads to a case [2.6, 2.7; R6]: one act makes the case, says how the child came, gives it to a team and links the two. */
import { useState } from 'react';
import { identity, intake } from '../../../domain/case/arrival.ts';
import { caseKind } from '../../../domain/case/index.ts';
import { saidIn } from '../../../domain/kernel/dossier.ts';
import { newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import { triage } from '../../../domain/report/entries.ts';
import type { Draft } from '../../client/acts.ts';
import { newId } from '../../client/acts.ts';
import { useDirectory } from '../../client/directory.ts';
import { opening } from '../../client/opening.ts';
import { useI18n } from '../../i18n.ts';
import { SearchSelect } from '../../ui/Select.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { Sets } from './ActForm.tsx';
import { ActForm } from './ActForm.tsx';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';

export function OpenCase({ signedIn, open, onDone }: PanelProps) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { dossier } = open;
  const [caseId] = useState(newId);
  const [entries] = useState(() => ({ intake: newId(), identity: newId() }));
  const [team, setTeam] = useState<string>();
  const judged = newest(dossier, triage);
  const area = saidOf(triage, judged, 'area') ?? dossier.area;
  const place = saidIn(judged, 'place');
  const names = saidIn(judged, 'childName');
  const ages = saidIn(judged, 'ages');
  const teams = known.teams
    .filter((one) => one.kind === 'case-team')
    .toSorted((a, b) => Number(b.area === area) - Number(a.area === area));
  const chosen = teams.find(({ id }) => String(id) === team);

  const draftsOf = (sets: Sets): Draft[] => {
    const set = (type: 'intake' | 'identity', more: object = {}): Draft[] =>
      sets[type]
        ? [
            {
              op: 'set',
              dossier: caseId,
              type,
              entry: entries[type],
              base: 0,
              set: { ...sets[type], ...more },
            },
          ]
        : [];
    const organisation = chosen?.organisation ?? signedIn.session.organisation;
    return [
      ...opening(caseId, caseKind, { organisation, area, ...(chosen ? { worker: chosen.id } : {}) }, known),
      ...set('intake', { report: dossier.id }),
      ...set('identity'),
      { op: 'link', dossier: dossier.id, to: caseId, relation: 'led-to' },
    ];
  };
  return (
    <ActForm
      signedIn={signedIn}
      draftId={`${dossier.id}/console-case`}
      parts={[
        {
          kind: 'case',
          declaration: intake,
          offered: {
            cameBy: 'report',
            date: new Date().toLocaleDateString('sv'),
            ...(place ? { place } : {}),
          },
          first: ['track', 'date', 'firstLanguage', 'immediateNeeds', 'note'],
          more: ['cameBy', 'place', 'broughtBy', 'care', 'interpreterNeeded'],
        },
        {
          kind: 'case',
          declaration: identity,
          offered: {
            ...(names ? { names } : {}),
            ...(ages ? { estimatedAge: ages } : {}),
          },
          first: ['names', 'sex', 'estimatedAge', 'ageBasis'],
          isOptional: true,
        },
      ]}
      lacks={chosen ? undefined : t('console.case.noTeam')}
      submitLabel={t('console.case.submit')}
      onSubmit={(sets, emergency) =>
        submitAct('open-case', draftsOf(sets), words, {
          formFor: formFor(open),
          emergency,
          onAccepted: ({ dossiers }) => {
            const made = dossiers.find(({ id }) => id === caseId);
            if (made) toast(t('console.case.opened', { number: made.number }));
          },
        })
      }
      onDone={onDone}
    >
      {() => (
        <SearchSelect
          label={t('console.case.team')}
          help={t('console.case.teamHelp')}
          isRequired
          options={teams.map((one) => ({ key: String(one.id), label: one.name }))}
          value={team}
          onChange={(next) => setTeam(typeof next === 'string' ? next : undefined)}
        />
      )}
    </ActForm>
  );
}
