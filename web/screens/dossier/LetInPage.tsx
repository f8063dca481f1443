/** Letting somebody in: whom, into what, what for and until when; what stands in the way is said at once. */

import { useState } from 'react';
import { useLocation } from 'wouter';
import { groupLabelKey } from '../../../domain/groups.ts';
import type { Dossier } from '../../../domain/kernel/dossier.ts';
import { bases, levels, purposes } from '../../../domain/kernel/operations.ts';
import { newId, perform } from '../../client/acts.ts';
import type { SignedIn } from '../../client/session.ts';
import { problemWords } from '../../client/words.ts';
import { showDate } from '../../dates.ts';
import { OutcomeNotice } from '../../forms/FormNotices.tsx';
import type { Outcome } from '../../forms/outcomes.ts';
import { outcomeOf } from '../../forms/outcomes.ts';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckList } from '../../ui/CheckList.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Instant } from '../../ui/Instant.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect, Select } from '../../ui/Select.tsx';
import { Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { OpenDossier } from './useDossier.ts';
import { useDossier } from './useDossier.ts';
import '../../forms/forms.css';

/** Data groups that one of these parties holds as a steward now: what can be given on. */
function givable(dossier: Dossier, parties: readonly number[]): readonly string[] {
  const now = Date.now();
  return [
    ...new Set(
      dossier.grants
        .filter(
          ({ party, level, until }) =>
            parties.includes(party) && level === 'steward' && (!until || Date.parse(until) > now),
        )
        .flatMap(({ groups }) => groups),
    ),
  ];
}

export function LetInPage({ signedIn, id }: { readonly signedIn: SignedIn; readonly id: string }) {
  const words = useI18n();
  const { open, problem } = useDossier(id);
  if (!open) return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  return <LetIn key={id} signedIn={signedIn} open={open} />;
}

type Basis = (typeof bases)[number];
type Level = (typeof levels)[number];
type Purpose = (typeof purposes)[number];

function LetIn({ signedIn, open }: { readonly signedIn: SignedIn; readonly open: OpenDossier }) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const [, go] = useLocation();
  const { body, dossier, kind } = open;
  const groups = givable(dossier, signedIn.session.parties);
  const [party, setParty] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>();
  const [level, setLevel] = useState<Level>();
  const [purpose, setPurpose] = useState<Purpose>();
  const [basis, setBasis] = useState<Basis>();
  const [agreed, setAgreed] = useState<string>();
  const [until, setUntil] = useState<string>();
  const [hasTried, setTried] = useState(false);
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const home = `/dossiers/${body.id}`;
  const required = (value: unknown): string | undefined =>
    hasTried && value === undefined ? t('grants.needed') : undefined;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  const parties = [...(sources.teams ?? []), ...(sources.accounts ?? [])];
  const consents = body.entries.filter((one) => one.type === 'consent' && one.withdrawn === undefined);

  const give = async (emergency?: string): Promise<void> => {
    setTried(true);
    if (!party || !chosen || !level || !purpose || !basis) return;
    setPending(true);
    const next = await outcomeOf(
      () =>
        perform(
          'let-in',
          [
            {
              op: 'grant',
              dossier: body.id,
              grant: newId(),
              party: Number(party),
              groups: [...chosen],
              level,
              purpose,
              basis,
              ...(agreed ? { consent: agreed } : {}),
              ...(until ? { until } : {}),
            },
          ],
          emergency,
        ),
      words,
      {
        formFor: (type) => (kind.entries[type] ? `${home}/write/${type}` : undefined),
        kind: kind.kind,
      },
    );
    setPending(false);
    if (next.is !== 'done') {
      setOutcome(next);
      return;
    }
    toast(t('grants.done'));
    go(home);
  };
  const of = <C extends string>(all: readonly C[], prefix: string) =>
    all.map((key) => ({ key, label: declared(`${prefix}.${key}`) }));
  return (
    <Page title={t('grants.letIn')} back={{ href: home, label: body.number }}>
      {groups.length === 0 && <Notice tone="info" title={t('grants.nothingToGive')} />}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void give();
        }}
      >
        <SearchSelect
          label={t('grants.party')}
          isRequired
          error={required(party)}
          options={parties.map(({ id, name }) => ({ key: String(id), label: name }))}
          value={party}
          onChange={(key) => setParty(text(key))}
        />
        <CheckList
          label={t('grants.groups')}
          help={t('grants.groupsHelp')}
          isRequired
          error={required(chosen)}
          options={groups.map((key) => ({ key, label: declared(groupLabelKey(key)) }))}
          value={chosen}
          onChange={(keys) => setChosen(Array.isArray(keys) ? keys : undefined)}
        />
        <Choice
          label={t('grants.level')}
          isRequired
          error={required(level)}
          options={of(levels, 'level')}
          value={level}
          onChange={(key) => setLevel(levels.find((one) => one === key))}
        />
        <Select
          label={t('grants.purpose')}
          isRequired
          error={required(purpose)}
          options={of(
            purposes.filter((one) => one !== 'reporter'),
            'purpose',
          )}
          value={purpose}
          onChange={(key) => setPurpose(purposes.find((one) => one === key))}
        />
        <Choice
          label={t('grants.basis')}
          isRequired
          error={required(basis)}
          options={of(bases, 'basis')}
          value={basis}
          onChange={(key) => setBasis(bases.find((one) => one === key))}
        />
        {basis === 'consent' && (
          <Select
            label={t('grants.consent')}
            options={consents.map((one) => ({
              key: one.id,
              label: `${declared(`${kind.kind}.${one.type}`)} · ${showDate((one.occurred ?? one.recorded).slice(0, 10), words)}`,
            }))}
            value={agreed}
            onChange={(key) => setAgreed(text(key))}
          />
        )}
        <Instant
          label={t('grants.until')}
          help={t('grants.untilHelp')}
          value={until}
          onChange={(at) => setUntil(text(at))}
        />
        <OutcomeNotice outcome={outcome} onEmergency={(reason) => void give(reason)} />
        <div className="form-foot">
          <Button type="submit" kind="primary" isPending={isPending}>
            {t('grants.letIn')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
