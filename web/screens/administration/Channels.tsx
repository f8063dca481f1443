/**
 * Ways in beside the web, as an administrator runs them: whether each lives, trying one out, ending it. What is secret is
 * typed once and shown nowhere again; who writes by a channel is never seen here, nor the moment.
 */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { post, request } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import { useDirectory } from '../../client/directory.ts';
import type { I18n } from '../../i18n.ts';
import { dot, useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Notice, ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import { textOf, useActing, whyNot } from './act.ts';
import { SecondLook } from './SecondLook.tsx';

interface ListedChannel {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly team: number;
  readonly language: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly created: string;
  readonly ended: string | null;
  readonly waiting: number;
  readonly failed: number;
  readonly lastIn: string | null;
  readonly lastOut: string | null;
}
interface ChannelsBody {
  readonly channels: readonly ListedChannel[];
  readonly spooled: number;
}

const here = '/administration/channels';
const useChannels = () => useResource<ChannelsBody>('/channels', { concerns: () => false, everyMs: 60_000 });

export function Channels() {
  const words = useI18n();
  const { t } = words;
  const { data, problem } = useChannels();
  return (
    <Page
      title={t('administration.channels')}
      back={{ href: '/administration', label: t('administration.title') }}
      primary={
        <ButtonLink kind="primary" icon="add" href={`${here}/new`}>
          {t('channels.add')}
        </ButtonLink>
      }
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!data && !problem && <Loading />}
      {data && data.spooled > 0 && (
        <Notice tone="late" title={t('channels.spooled', { count: data.spooled })}>
          <p>{t('channels.spooledHelp')}</p>
        </Notice>
      )}
      {data?.channels.length === 0 && <p className="soft">{t('channels.none')}</p>}
      {data && data.channels.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="set-up-lines">
          {data.channels.map((channel) => (
            <li key={channel.id}>
              <Link href={`${here}/${channel.id}`} className="set-up-line set-up-link">
                <div>
                  <strong>{channel.name}</strong>
                  <p className="small soft">{lineWords(channel, words)}</p>
                </div>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

const kindWords = ({ kind }: ListedChannel, { findDeclared }: I18n): string =>
  findDeclared(`channels.kind.${kind}`) ?? kind;

/** "A phone on a table · last message 3 March 2027 · 2 answers wait". */
function lineWords(channel: ListedChannel, words: I18n): string {
  const { t } = words;
  const { ended, waiting, failed } = channel;
  return [
    kindWords(channel, words),
    ended === null ? lastWords(channel.lastIn, words) : t('people.ended'),
    waiting > 0 && t('channels.waiting', { count: waiting }),
    failed > 0 && t('channels.failed', { count: failed }),
  ]
    .filter(Boolean)
    .join(dot());
}

const dayWords = (day: string, { instant }: I18n): string =>
  instant(`${day}T12:00:00Z`, { dateStyle: 'long', timeZone: 'UTC' });
const lastWords = (day: string | null, words: I18n): string =>
  day === null ? words.t('channels.neverIn') : words.t('channels.lastIn', { day: dayWords(day, words) });

export function OneChannel({ id }: { readonly id: string }) {
  const words = useI18n();
  const { t, number } = words;
  const known = useDirectory();
  const { data, problem, reload } = useChannels();
  const channel = data?.channels.find((one) => String(one.id) === id);
  if (problem) return <ProblemNotice problem={whyNot(problem, words)} />;
  if (!data) return <Loading />;
  if (!channel) {
    return (
      <EmptyState icon="search" title={t('notFound.title')}>
        {t('notFound.help')}
      </EmptyState>
    );
  }
  const lines: readonly (readonly [string, string])[] = [
    [t('channels.kind'), kindWords(channel, words)],
    [t('channels.team'), known.teamName(channel.team)],
    [t('channels.inTitle'), lastWords(channel.lastIn, words)],
    [
      t('channels.outTitle'),
      channel.lastOut === null ? t('channels.neverOut') : dayWords(channel.lastOut, words),
    ],
    [t('channels.waitingTitle'), number(channel.waiting)],
    [t('channels.failedTitle'), number(channel.failed)],
    ...Object.entries(channel.settings).map(
      ([name, value]) =>
        [
          words.findDeclared(`channels.field.${name}`) ?? name,
          Array.isArray(value) ? value.join(' ') : String(value),
        ] as const,
    ),
  ];
  return (
    <Page title={channel.name} back={{ href: here, label: t('administration.channels') }}>
      <dl className="set-up-health">
        {lines.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {channel.ended === null ? (
        <>
          {channel.kind !== 'openrosa' && <TryOut id={channel.id} onTried={reload} />}
          <End channel={channel} />
        </>
      ) : (
        <p className="soft">{t('people.ended')}</p>
      )}
    </Page>
  );
}

interface Tried {
  readonly sends: 'sent' | 'refused' | 'later';
  readonly reads?: boolean;
}

/** One word to somewhere of the administrator's own. */
function TryOut({ id, onTried }: { readonly id: number; readonly onTried: () => void }) {
  const words = useI18n();
  const { t } = words;
  const { run, isPending, problem } = useActing();
  const [to, setTo] = useState<string>();
  const [hasTried, setTried] = useState(false);
  const [done, setDone] = useState<Tried>();
  const attempt = async (): Promise<void> => {
    setTried(true);
    setDone(undefined);
    if (!to?.trim()) return;
    await run(async () => setDone(await post<Tried>(`/channels/${id}/test`, { to })));
    onTried();
  };
  return (
    <section className="form">
      <h2>{t('channels.try')}</h2>
      <TextField
        id="channel-to"
        label={t('channels.tryTo')}
        help={t('channels.tryHelp')}
        isExact
        isRequired
        error={hasTried && !to?.trim() ? t('invalid.unsaid-not-needed') : undefined}
        value={to}
        onChange={(text) => setTo(textOf(text))}
      />
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {done && (
        <Notice
          tone={done.sends === 'sent' && done.reads !== false ? 'done' : 'late'}
          title={t(`channels.tried.${done.sends}`)}
          isSpoken
        >
          {done.reads !== undefined && <p>{t(done.reads ? 'channels.reads' : 'channels.readsNot')}</p>}
        </Notice>
      )}
      <div className="row">
        <Button isPending={isPending} onPress={() => void attempt()}>
          {t('channels.tryNow')}
        </Button>
      </div>
    </section>
  );
}

function End({ channel }: { readonly channel: ListedChannel }) {
  const words = useI18n();
  const { t } = words;
  const [, go] = useLocation();
  const { run, problem } = useActing();
  const end = async (): Promise<void> => {
    if (!(await run(() => request('DELETE', `/channels/${channel.id}`)))) return;
    toast(t('administration.changed'));
    go(here);
  };
  return (
    <section className="stack">
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <div className="row">
        <SecondLook
          title={t('channels.endTitle', { name: channel.name })}
          act={t('channels.end')}
          isDanger
          onAct={() => void end()}
          trigger={<Button kind="danger">{t('channels.end')}</Button>}
        >
          <p>{t('channels.endSure')}</p>
        </SecondLook>
      </div>
    </section>
  );
}
