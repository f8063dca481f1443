/** Putting a report away takes two people [R10]: one proposes with reasons, another looks and carries it out. */
import { useState } from 'react';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { all, saidOf } from '../../../domain/kernel/inquiry.ts';
import { proposal } from '../../../domain/report/entries.ts';
import type { Draft } from '../../client/acts.ts';
import { useDirectory } from '../../client/directory.ts';
import { unmetWords } from '../../client/words.ts';
import type { Outcome } from '../../forms/outcomes.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice, Refusal } from '../../ui/Notice.tsx';
import { OneEntry } from './OneEntry.tsx';
import type { PanelProps } from './panels.ts';
import { formFor } from './panels.ts';
import { submitAct } from './submit.ts';
import { findRefusals } from './trial.ts';

/** What carries a proposal out by itself; a milder urgency and "no trafficking" are carried out by their own forms. */
function carryingOut(dossier: string, one: EntryState): readonly Draft[] | undefined {
  const what = saidOf(proposal, one, 'what');
  if (what !== 'not-actionable' && what !== 'duplicate') return undefined;
  const original = saidOf(proposal, one, 'duplicateOf');
  return [
    {
      op: 'transition',
      dossier,
      to: what,
      reason: saidOf(proposal, one, 'reason') ?? '',
    },
    ...(what === 'duplicate' && original
      ? [{ op: 'link', dossier, to: original, relation: 'duplicate-of' } satisfies Draft]
      : []),
  ];
}

const carriedOutBy: { readonly [what: string]: string } = {
  downgrade: 'triage',
  'no-trafficking': 'outcome',
};

export function PutAway(props: PanelProps) {
  const { t } = useI18n();
  const { open } = props;
  const made = all(open.dossier, proposal).filter((one) => one.accepted >= open.dossier.stateSince);
  return (
    <div className="stack">
      <p className="soft">{t('console.away.help')}</p>
      {made.map((one) => (
        <Proposed key={one.id} {...props} one={one} />
      ))}
      <details className="act-more" open={made.length === 0}>
        <summary>{t('console.away.propose')}</summary>
        <OneEntry {...props} declaration={proposal} submitLabel={t('console.away.submit')} />
      </details>
    </div>
  );
}

function Proposed({ signedIn, open, onDone, one }: PanelProps & { readonly one: EntryState }) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const sources = useSources();
  const [outcome, setOutcome] = useState<Outcome>();
  const [isPending, setPending] = useState(false);
  const { dossier } = open;
  const what = saidOf(proposal, one, 'what');
  const list = proposal.fields.what.spec.list;
  const acts = carryingOut(dossier.id, one);
  const refusals = acts ? findRefusals(dossier, acts, signedIn.session, known) : [];
  const form = carriedOutBy[what ?? ''];
  const details = (['urgency', 'notActionable', 'duplicateOf', 'reason'] as const).flatMap((name) => {
    const value = saidOf(proposal, one, name);
    return value === undefined
      ? []
      : [
          {
            name,
            label: declared(`report.proposal.${name}`),
            text: showValue(proposal.fields[name], value, words, sources),
          },
        ];
  });
  const carryOut = async (): Promise<void> => {
    if (!acts) return;
    setPending(true);
    const next = await submitAct('put-away', acts, words, { formFor: formFor(open) });
    setPending(false);
    if (next.is === 'done') onDone();
    else setOutcome(next);
  };
  return (
    <section className="proposed stack">
      <h3>
        {t('console.away.proposed', {
          who: known.accountName(one.by),
          what: list && what ? declared(codeLabelKey(list, what)) : '',
        })}
      </h3>
      <dl className="values">
        {details.map(({ name, label, text }) => (
          <div key={name} className="value-line">
            <dt>{label}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
      {refusals.length > 0 && (
        <Refusal
          title={t('console.inTheWay')}
          unmet={refusals.map((each) => unmetWords(each, words, formFor(open), 'report'))}
        />
      )}
      {outcome?.is === 'refused' && <Refusal isSpoken title={t('form.refused')} unmet={outcome.unmet} />}
      {outcome?.is === 'problem' && <ProblemNotice problem={outcome.problem} />}
      {acts && refusals.length === 0 && (
        <div className="row">
          <Button kind="danger" isPending={isPending} onPress={() => void carryOut()}>
            {t('console.away.carryOut')}
          </Button>
        </div>
      )}
      {form && one.by !== signedIn.session.account && (
        <p className="small">{t('console.away.byForm', { form: declared(`report.${form}`) })}</p>
      )}
    </section>
  );
}
