/** A new way in: what kind, for which contact point, and what the server must know of it. Where it hands in is shown once. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { language as languageList } from '../../../domain/codes/index.ts';
import { codeLabelKey } from '../../../domain/kernel/codes.ts';
import { post } from '../../client/api.ts';
import { useDirectory } from '../../client/directory.ts';
import { focusField } from '../../forms/ErrorSummary.tsx';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { languagesOf, textOf, useActing, useCountry, whyNot } from './act.ts';
import type { ChannelKind } from './channelKinds.ts';
import { channelFields, channelKinds, channelOf, lackingIn } from './channelKinds.ts';
import type { Once } from './ShownOnce.tsx';
import { ShownOnce } from './ShownOnce.tsx';
import '../../forms/forms.css';

const here = '/administration/channels';
const isKind = (value: unknown): value is ChannelKind => channelKinds.some((kind) => kind === value);

interface Made {
  readonly address?: string;
  /** Of a channel that phones read from a code. */
  readonly onboarding?: { readonly svg: string };
}
const pictureOf = (svg: string): string => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));

export function NewChannel() {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const country = useCountry().data;
  const [, go] = useLocation();
  const { run, isPending, problem } = useActing();
  const [kind, setKind] = useState<ChannelKind>();
  const [name, setName] = useState<string>();
  const [team, setTeam] = useState<string>();
  const [language, setLanguage] = useState<string>();
  const [typed, setTyped] = useState<{ readonly [name: string]: string | undefined }>({});
  const [hasTried, setTried] = useState(false);
  const [once, setOnce] = useState<Once>();
  if (!country) return <Loading />;
  const points = known.teams.filter((one) => one.kind === 'contact-point');
  const lackingFields = kind ? lackingIn(kind, typed) : [];
  const spoken = language ?? languagesOf(country)[0] ?? 'en';
  const needed = (isLacking: boolean): string | undefined =>
    hasTried && isLacking ? t('invalid.unsaid-not-needed') : undefined;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const [lacking] = [
      !kind && 'channel-kind',
      !name?.trim() && 'channel-name',
      !team && 'channel-team',
      ...lackingFields.map((one) => `channel-${one}`),
    ].filter((id) => typeof id === 'string');
    if (lacking || !kind) {
      focusField(lacking ?? 'channel-kind');
      return;
    }
    await run(async () => {
      const form = { name, team: Number(team), language: spoken, channel: channelOf(kind, typed) };
      const { address, onboarding } = await post<Made>('/channels', form);
      // nothing of what was secret stays on the screen
      setTyped({});
      if (address === undefined) {
        toast(t('administration.changed'));
        go(here);
        return;
      }
      setOnce({
        title: t(onboarding ? 'channels.phones' : 'channels.address'),
        help: t(onboarding ? 'channels.phonesHelp' : 'channels.addressHelp'),
        secret: `${location.origin}${address}`,
        picture: onboarding && pictureOf(onboarding.svg),
      });
    });
  };
  return (
    <Page title={t('channels.add')} back={{ href: here, label: t('administration.channels') }}>
      {once ? (
        <ShownOnce once={once} onKept={() => go(here)} />
      ) : (
        <form className="form" noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
          <p>{t('channels.never')}</p>
          <Choice
            id="channel-kind"
            label={t('channels.kind')}
            isRequired
            error={needed(!kind)}
            options={channelKinds.map((key) => ({ key, label: t(`channels.kind.${key}`) }))}
            value={kind}
            onChange={(key) => setKind(isKind(key) ? key : undefined)}
          />
          <TextField
            id="channel-name"
            label={t('channels.name')}
            isRequired
            maxLength={200}
            error={needed(!name?.trim())}
            value={name}
            onChange={(text) => setName(textOf(text))}
          />
          <SearchSelect
            id="channel-team"
            label={t('channels.team')}
            isRequired
            error={needed(!team)}
            options={points.map((one) => ({ key: String(one.id), label: one.name }))}
            value={team}
            onChange={(key) => setTeam(textOf(key))}
          />
          <SearchSelect
            id="channel-language"
            label={t('channels.language')}
            isRequired
            options={languagesOf(country).map((key) => ({
              key,
              label: declared(codeLabelKey(languageList, key)),
            }))}
            value={spoken}
            onChange={(code) => setLanguage(textOf(code))}
          />
          {kind &&
            channelFields[kind].map((field) => (
              <TextField
                key={`${kind} ${field.name}`}
                id={`channel-${field.name}`}
                label={declared(`channels.field.${field.name}`)}
                help={
                  field.in === 'secrets'
                    ? t('channels.secret')
                    : words.findDeclared(`channels.field.${field.name}.help`)
                }
                type={field.in === 'secrets' ? 'password' : 'text'}
                autoComplete={field.in === 'secrets' ? 'new-password' : 'off'}
                isExact
                isRequired={field.isRequired}
                error={needed(lackingFields.includes(field.name))}
                value={typed[field.name]}
                onChange={(text) => setTyped((old) => ({ ...old, [field.name]: textOf(text) }))}
              />
            ))}
          {problem && <ProblemNotice problem={whyNot(problem, words)} />}
          <div className="form-foot">
            <Button type="submit" kind="primary" isPending={isPending}>
              {t('channels.add')}
            </Button>
          </div>
        </form>
      )}
    </Page>
  );
}
