/** Where somebody is signed in: for whoever lost a phone, or left a computer in the office. */
import { request } from '../../client/api.ts';
import { useResource } from '../../client/data.ts';
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { toast } from '../../ui/Toast.tsx';
import { useActing, whyNot } from '../administration/act.ts';

interface SessionsBody {
  readonly sessions: readonly { readonly started: string; readonly seen: string; readonly here: boolean }[];
}

export function Devices() {
  const words = useI18n();
  const { t, instant } = words;
  const { data, reload } = useResource<SessionsBody>('/session/all', { concerns: () => false });
  const { run, isPending, problem } = useActing();
  if (!data) return null;
  const end = async (): Promise<void> => {
    if (!(await run(() => request('DELETE', '/session/others')))) return;
    toast(t('own.devicesEnded'));
    reload();
  };
  return (
    <section className="own-part">
      <h2>{t('own.devices')}</h2>
      <p className="soft">{t('own.devicesHelp')}</p>
      <ul>
        {data.sessions.map(({ started, seen, here }) => (
          <li key={`${started} ${seen}`}>
            {here
              ? t('own.devicesHere', { since: instant(started) })
              : t('own.devicesOne', { since: instant(started), seen: instant(seen) })}
          </li>
        ))}
      </ul>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {data.sessions.length > 1 && (
        <div className="row">
          <Button isPending={isPending} onPress={() => void end()}>
            {t('own.devicesEnd')}
          </Button>
        </div>
      )}
    </section>
  );
}
