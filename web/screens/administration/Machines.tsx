/** Keys of other programs: what each may do, until when, when it was used last; ended at once when need be. */
import { useState } from 'react';
import { request } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { I18n } from '../../i18n.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { useActing, whyNot } from './act.ts';
import { NewKey } from './NewKey.tsx';
import { rolesWords } from './people.ts';
import { SecondLook } from './SecondLook.tsx';

interface MachineKey {
  readonly id: number;
  readonly name: string;
  readonly kinds: readonly string[] | null;
  readonly groups: readonly string[] | null;
  readonly writes: boolean;
  readonly perMinute: number;
  readonly created: string;
  readonly expires: string;
  readonly revoked: string | null;
  readonly used: string | null;
}

interface Machine {
  readonly account: number;
  readonly name: string;
  readonly organisation: number;
  readonly roles: readonly string[];
  readonly ended: boolean;
  readonly keys: readonly MachineKey[];
}

const here = '/administration/machines';
const useMachines = () =>
  useResource<{ machines: readonly Machine[] }>('/machines', { concerns: () => false });

export function Machines() {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useMachines();
  return (
    <Page
      title={t('administration.machines')}
      back={{ href: '/administration', label: t('administration.title') }}
      primary={
        <ButtonLink kind="primary" icon="add" href={`${here}/new`}>
          {t('machines.add')}
        </ButtonLink>
      }
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!data && !problem && <Loading />}
      {data?.machines.length === 0 && <p className="soft">{t('machines.none')}</p>}
      {data?.machines.map((machine) => (
        <One key={machine.account} machine={machine} onChanged={reload} />
      ))}
    </Page>
  );
}

function One({ machine, onChanged }: { readonly machine: Machine; readonly onChanged: () => void }) {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const { run, problem } = useActing();
  const [now] = useState(() => new Date());
  const revoke = async (key: MachineKey): Promise<void> => {
    if (await run(() => request('DELETE', `/machines/keys/${key.id}`))) toast(t('administration.changed'));
    onChanged();
  };
  return (
    <section className="stack">
      <h2>{machine.name}</h2>
      <p className="small soft">
        {known.organisationName(machine.organisation)} · {rolesWords(machine.roles, words)}
        {machine.ended && ` · ${t('people.ended')}`}
      </p>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="set-up-lines">
        {machine.keys.map((key) => (
          <li key={key.id} className="set-up-line">
            <div>
              <strong>{key.name}</strong>
              <p className="small soft">{keyWords(key, now, words)}</p>
            </div>
            {key.revoked === null && new Date(key.expires) > now && (
              <SecondLook
                title={t('machines.revokeTitle', { name: key.name })}
                act={t('machines.revoke')}
                isDanger
                onAct={() => void revoke(key)}
                trigger={
                  <Button isSmall kind="plain" label={t('machines.revokeOf', { name: key.name })}>
                    {t('machines.revoke')}
                  </Button>
                }
              >
                <p>{t('machines.revokeSure')}</p>
              </SecondLook>
            )}
          </li>
        ))}
      </ul>
      {!machine.ended && (
        <div className="row">
          <ButtonLink
            isSmall
            href={`${here}/${machine.account}/new`}
            label={t('machines.anotherOf', { name: machine.name })}
          >
            {t('machines.another')}
          </ButtonLink>
        </div>
      )}
    </section>
  );
}

/** "Case · writes · until 3 March 2027 · never used". */
function keyWords(key: MachineKey, now: Date, { t, declared, instant, list }: I18n): string {
  const day = (at: string): string => instant(at, { dateStyle: 'medium' });
  const ends = key.revoked
    ? t('machines.revoked', { at: day(key.revoked) })
    : t(new Date(key.expires) > now ? 'machines.expires' : 'machines.expired', { at: day(key.expires) });
  return [
    key.kinds && list(key.kinds.map((kind) => declared(`kind.${kind}`))),
    key.groups && list(key.groups.map((group) => declared(`group.${group}`))),
    key.writes && t('machines.writesTag'),
    ends,
    key.used ? t('machines.used', { at: instant(key.used) }) : t('machines.neverUsed'),
  ]
    .filter(Boolean)
    .join(dot());
}

/** Another key for a program that is there already. */
export function AnotherKey({ account }: { readonly account: string }) {
  const words = useI18n();
  const { t } = words;
  const { data, problem } = useMachines();
  const machine = data?.machines.find((one) => String(one.account) === account && !one.ended);
  if (problem) return <ProblemNotice problem={whyNot(problem, words)} />;
  if (!data) return <Loading />;
  if (!machine) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  return <NewKey machine={machine} />;
}
