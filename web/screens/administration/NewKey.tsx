/** A key for a program: with an account of its own when it is new, and only as much as it needs. Told once. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { post } from '../../client/api.ts';
import { catalogue } from '../../client/catalogue.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckList, Tick } from '../../ui/CheckList.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf, ticksOf, useActing, whyNot } from './act.ts';
import { organisationOptions, roleOptions } from './people.ts';
import type { Once } from './ShownOnce.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import '../../forms/forms.css';

const here = '/administration/machines';
/** As the server holds to them. */
const most = { days: 366, perMinute: 6000 };
const isBetween = (value: number | undefined, max: number): value is number =>
  value !== undefined && value >= 1 && value <= max;

interface NewKeyProps {
  /** The program it is for; undefined: a new one. */
  readonly machine?: { readonly account: number; readonly name: string };
}

export function NewKey({ machine }: NewKeyProps) {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [name, setName] = useState<string>();
  const [organisation, setOrganisation] = useState<string>();
  const [roles, setRoles] = useState<readonly string[]>([]);
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const [writes, setWrites] = useState(false);
  const [days, setDays] = useState<number | undefined>(90);
  const [perMinute, setPerMinute] = useState<number | undefined>(60);
  const [hasTried, setTried] = useState(false);
  const [once, setOnce] = useState<Once>();
  const error = (isWrong: boolean): string | undefined =>
    hasTried && isWrong ? t('invalid.unsaid-not-needed') : undefined;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const [lacking] = [
      !name?.trim() && 'key-name',
      !machine && !organisation && 'key-organisation',
      !machine && roles.length === 0 && 'key-roles',
      !isBetween(days, most.days) && 'key-days',
      !isBetween(perMinute, most.perMinute) && 'key-perMinute',
    ].filter((id) => typeof id === 'string');
    if (lacking) {
      focusField(lacking);
      return;
    }
    const key = { name, writes, days, perMinute, ...(kinds.length > 0 ? { kinds } : {}) };
    await run(async () => {
      const { token } = await (machine
        ? post<{ token: string }>(`/machines/${machine.account}/keys`, key)
        : post<{ token: string }>('/machines', { ...key, roles, organisation: Number(organisation) }));
      await loadDirectory();
      setOnce({ title: t('machines.key', { name: name ?? '' }), help: t('machines.keyHelp'), secret: token });
    });
  };
  return (
    <Page
      title={machine ? t('machines.anotherOf', { name: machine.name }) : t('machines.add')}
      back={{ href: here, label: t('administration.machines') }}
    >
      {once ? (
        <ShownOnce once={once} onKept={() => go(here)} />
      ) : (
        <form className="form" noValidate onSubmit={(event) => void submit(event)}>
          <TextField
            id="key-name"
            label={t('machines.name')}
            isRequired
            maxLength={200}
            error={error(!name?.trim())}
            value={name}
            onChange={(text) => setName(textOf(text))}
          />
          {!machine && (
            <>
              <SearchSelect
                id="key-organisation"
                label={t('people.organisation')}
                isRequired
                error={error(!organisation)}
                options={organisationOptions(known)}
                value={organisation}
                onChange={(key) => setOrganisation(textOf(key))}
              />
              <div className="set-up-ticks">
                <CheckList
                  id="key-roles"
                  label={t('machines.roles')}
                  help={t('machines.rolesHelp')}
                  isInline
                  isRequired
                  error={error(roles.length === 0)}
                  options={roleOptions(words, true)}
                  value={roles}
                  onChange={(keys) => setRoles(ticksOf(keys))}
                />
              </div>
            </>
          )}
          <div className="set-up-ticks">
            <CheckList
              label={t('machines.kinds')}
              help={t('machines.kindsHelp')}
              isInline
              options={Object.keys(catalogue().kinds).map((key) => ({ key, label: declared(`kind.${key}`) }))}
              value={kinds}
              onChange={(keys) => setKinds(ticksOf(keys))}
            />
          </div>
          <Tick label={t('machines.writes')} isOn={writes} onChange={setWrites} />
          <NumberField
            id="key-days"
            label={t('machines.days')}
            unit={t('machines.daysUnit')}
            maxDigits={3}
            error={hasTried && !isBetween(days, most.days) ? t('machines.daysOutside') : undefined}
            value={days}
            onChange={(value) => setDays(typeof value === 'number' ? value : undefined)}
          />
          <NumberField
            id="key-perMinute"
            label={t('machines.perMinute')}
            maxDigits={4}
            error={
              hasTried && !isBetween(perMinute, most.perMinute) ? t('machines.perMinuteOutside') : undefined
            }
            value={perMinute}
            onChange={(value) => setPerMinute(typeof value === 'number' ? value : undefined)}
          />
          {problem && <ProblemNotice problem={whyNot(problem, words)} />}
          <div className="form-foot">
            <Button type="submit" kind="primary" isPending={isPending}>
              {machine ? t('machines.another') : t('machines.add')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}
