/**
 * What a child or family needs, asked of those who can help [2.6; R5]: places of the directory, the fittest first, with when
 * they are open, what they speak and what is free; then their answer, whether it was offered and taken, and who is asked next.
 */
import { useState } from 'react';
import { openingTime, serviceKind } from '../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { isCalled } from '../../../domain/kernel/dossier.ts';
import { all, newest, saidOf } from '../../../domain/kernel/inquiry.ts';
import { need, opening, triage } from '../../../domain/report/entries.ts';
import { newId } from '../../client/acts.ts';
import { useAllLines } from '../../client/allLines.ts';
import { useDirectory } from '../../client/directory.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { communityTexts } from '../../messages/parts/community.en.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { PartSelect } from '../../ui/NativeSelect.tsx';
import { ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { OneEntry } from './OneEntry.tsx';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import type { Place } from './places.ts';
import { placesFor } from './places.ts';
import { submitAct } from './submit.ts';
import '../community/community.css';

addMessages('en', communityTexts);

const mostPlaces = 8;

/** A need that somebody else was asked for since is looked after there. */
const isCurrent = (open: PanelProps['open'], one: EntryState): boolean =>
  !all(open.dossier, need).some((other) => isCalled(one, saidOf(need, other, 'after') ?? ''));

export function Refer(props: PanelProps) {
  const { t } = useI18n();
  const { open } = props;
  const [after, setAfter] = useState<EntryState>();
  const asked = all(open.dossier, need).filter((one) => isCurrent(open, one));
  return (
    <div className="stack">
      {asked.length > 0 && (
        <section className="stack" aria-labelledby="refer-open">
          <h3 id="refer-open">{t('refer.open')}</h3>
          {asked.map((one) => (
            <Asked key={one.id} {...props} one={one} onAgain={() => setAfter(one)} />
          ))}
        </section>
      )}
      <section className="stack" aria-labelledby="refer-new">
        <h3 id="refer-new">{t(after ? 'refer.askAnother' : 'refer.new')}</h3>
        <Ask key={after?.id ?? 'new'} {...props} after={after} />
      </section>
      <details className="act-more">
        <summary>{t('refer.byHand')}</summary>
        <OneEntry {...props} declaration={need} />
      </details>
    </div>
  );
}

const answers = {
  yes: { answer: 'accepted' },
  no: { answer: 'refused', offered: false },
  noPlace: { answer: 'no-place', offered: false },
} as const;
const results = {
  taken: { offered: true, result: 'taken' },
  declined: { offered: true, result: 'refused', refusedBy: 'family' },
  unreachable: { result: 'unreachable' },
} as const;

/** One need: what stands, and the next word on it. */
function Asked({
  open,
  onDone,
  one,
  onAgain,
}: PanelProps & { readonly one: EntryState; readonly onAgain: () => void }) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const known = useDirectory();
  const [outcome, setOutcome] = useState<Outcome>();
  const [pending, setPending] = useState<string>();
  const { dossier } = open;
  const service = saidOf(need, one, 'service');
  const answer = saidOf(need, one, 'answer');
  const result = saidOf(need, one, 'result');
  const isAway =
    result === 'not-available' ||
    (result === undefined && (answer === 'refused' || answer === 'no-place')) ||
    (result === 'refused' && saidOf(need, one, 'refusedBy') === 'provider');
  const tell = async (key: string, set: object): Promise<void> => {
    setPending(key);
    const next = await submitAct(
      'tell-what-came-of-need',
      [
        {
          op: 'set',
          dossier: dossier.id,
          type: 'need',
          entry: one.id,
          base: dossier.version,
          set: { ...set, ...(key in answers ? { answeredAt: new Date().toISOString() } : {}) },
        },
      ],
      words,
      { formFor: formFor(open) },
    );
    setPending(undefined);
    if (next.is === 'done') onDone();
    else setOutcome(next);
  };
  const next: Readonly<Record<string, object>> =
    result !== undefined ? {} : answer === undefined ? answers : results;
  return (
    <div className="value-line refer-asked">
      <p>
        <strong>{service && declared(codeLabelKey(serviceKind, service))}</strong>
        {dot()}
        {known.organisationName(saidOf(need, one, 'organisation') ?? 0)}
        {dot()}
        <span className="soft">
          {result !== undefined
            ? declared(`code.need-result.${result}`)
            : answer !== undefined
              ? declared(`code.need-answer.${answer}`)
              : t('refer.waiting', { at: instant(saidOf(need, one, 'askedAt') ?? one.recorded) })}
        </span>
      </p>
      <p className="row">
        {isAway
          ? saidOf(need, one, 'instead') === undefined && (
              <Button isSmall icon="forward" onPress={onAgain}>
                {t('refer.askAnother')}
              </Button>
            )
          : Object.entries(next).map(([key, set]) => (
              <Button key={key} isSmall isPending={pending === key} onPress={() => void tell(key, set)}>
                {t(`refer.${key as keyof typeof answers | keyof typeof results}`)}
              </Button>
            ))}
      </p>
      {outcome?.is === 'refused' && <Refusal isSpoken title={t('form.refused')} unmet={outcome.unmet} />}
      {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
    </div>
  );
}

/** Asking: what, then whom. */
function Ask({ open, onDone, after }: PanelProps & { readonly after: EntryState | undefined }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const { dossier } = open;
  const { lines: communities } = useAllLines('kind=community&state=active&entries=service-point', [
    'community',
  ]);
  const [service, setService] = useState<string>((after && saidOf(need, after, 'service')) ?? '');
  const [chosen, setChosen] = useState<string>();
  const [longer, setLonger] = useState(after ? saidOf(need, after, 'longerTerm') === true : false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [isPending, setPending] = useState(false);
  const [fresh] = useState(newId);
  const language = saidOf(opening, newest(dossier, opening), 'language') ?? '';
  const was = after && saidOf(need, after, 'organisation');
  const places = placesFor(communities ?? [], {
    service,
    area: saidOf(triage, newest(dossier, triage), 'area') ?? dossier.area,
    language,
    parents: new Map(known.areas.map(({ code, parent }) => [code, parent])),
    now: new Date(),
  })
    // who has just said no is not asked again
    .filter(({ organisation }) => organisation !== was)
    .slice(0, mostPlaces);
  const place = places.find(({ id }) => id === chosen);
  const submit = async (): Promise<void> => {
    if (!place || service === '' || isPending) return;
    setPending(true);
    const next = await submitAct(
      'ask-for-help',
      [
        {
          op: 'set',
          dossier: dossier.id,
          type: 'need',
          entry: fresh,
          base: dossier.version,
          set: {
            service,
            organisation: place.organisation,
            place: nameOf(place),
            askedAt: new Date().toISOString(),
            ...(after ? { after: after.id } : {}),
            ...(longer ? { longerTerm: true } : {}),
          },
        },
      ],
      words,
      { formFor: formFor(open) },
    );
    setPending(false);
    if (next.is === 'done') onDone();
    else setOutcome(next);
  };
  const nameOf = ({ kind, area }: Place): string =>
    [declared(`code.service-point-kind.${kind}`), known.areaName(area)].join(dot());
  const about = (one: Place): string =>
    [
      t(one.offers ? 'refer.offers' : 'refer.offersNot'),
      one.accepting === false || one.free === 0
        ? t('refer.full')
        : one.free === undefined
          ? ''
          : t('places.free.count', { free: one.free }),
      one.isOpen === undefined ? '' : t(one.isOpen ? 'refer.openNow' : 'refer.closedNow'),
      one.openOn.map((time) => declared(codeLabelKey(openingTime, time as 'nights'))).join(', '),
      one.speaks ? t('refer.speaks', { language: declared(`code.language.${language}`) }) : '',
    ]
      .filter(Boolean)
      .join(dot());
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PartSelect
        label={t('refer.what')}
        value={service}
        onChange={(event) => {
          setService(event.target.value);
          setChosen(undefined);
        }}
      >
        <option value="" />
        {serviceKind.codes.map((one) => (
          <option key={one} value={one}>
            {declared(codeLabelKey(serviceKind, one))}
          </option>
        ))}
      </PartSelect>
      {service !== '' && places.length === 0 && communities && <p className="soft">{t('refer.none')}</p>}
      {service !== '' && places.length > 0 && (
        <Choice
          label={t('refer.where')}
          options={places.map((one) => ({
            key: one.id,
            label: `${known.organisationName(one.organisation)}${dot()}${nameOf(one)}`,
            help: about(one),
          }))}
          value={chosen}
          onChange={(next) => setChosen(typeof next === 'string' ? next : undefined)}
        />
      )}
      <label className="refer-check">
        <input type="checkbox" checked={longer} onChange={(event) => setLonger(event.target.checked)} />{' '}
        {t('refer.longer')}
      </label>
      {outcome?.is === 'refused' && <Refusal isSpoken title={t('form.refused')} unmet={outcome.unmet} />}
      {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
      <div className="form-foot">
        <p className="form-keeping">{place ? '' : t('refer.chooseFirst')}</p>
        <Button type="submit" kind="primary" icon="check" isPending={isPending} isDisabled={!place}>
          {t('refer.submit')}
        </Button>
      </div>
    </form>
  );
}
