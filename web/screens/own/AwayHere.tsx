/**
 * Working where there is no network, on this device: off until she says so, because a device that can be opened without the
 * service can also be guessed at without it (SECURITY.md).
 */
import { useEffect, useState } from 'react';
import { isAppHere } from '../../client/appHere.ts';
import { useReadiness } from '../../client/data.ts';
import { useIsOnline } from '../../client/online.ts';
import type { SignedIn } from '../../client/session.ts';
import { letAway } from '../../client/session.ts';
import { useI18n } from '../../i18n.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { toast } from '../../ui/Toast.tsx';

/** Whose work leads where there is no network. */
const out = ['responder', 'social-worker'];
const answered = 'away';

function isAnswered(): boolean {
  try {
    return localStorage.getItem(answered) !== null;
  } catch {
    return true;
  }
}

function rememberAnswer(): void {
  try {
    // says nothing but that the question was asked on this device
    localStorage.setItem(answered, '1');
  } catch {
    // asked again next time
  }
}

/** On the page of one's own account. */
export function AwayHere({ signedIn: { away, isAwayOn } }: { readonly signedIn: SignedIn }) {
  const { t } = useI18n();
  const [isPending, setPending] = useState(false);
  const change = async (): Promise<void> => {
    setPending(true);
    await letAway(!isAwayOn);
    rememberAnswer();
    setPending(false);
    toast(t(isAwayOn ? 'away.isOff' : 'away.isOn'), isAwayOn ? 'info' : 'done');
  };
  return (
    <section className="own-part">
      <h2>{t('away.title')}</h2>
      <p>{t('away.what')}</p>
      <p className="soft">{t('away.risk')}</p>
      {away.isLasting ? (
        <div className="row">
          <Button isPending={isPending} onPress={() => void change()}>
            {t(isAwayOn ? 'away.stop' : 'away.start')}
          </Button>
        </div>
      ) : (
        <p className="soft">{t('away.cannot')}</p>
      )}
    </section>
  );
}

/** Says when all that the next steps need is on the device, so that nobody sets out too early. */
function Ready() {
  const { t } = useI18n();
  const isReady = useReadiness();
  const isOnline = useIsOnline();
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    if (isHere) return;
    const timer = setInterval(() => void isAppHere().then(setHere), 1000);
    return () => clearInterval(timer);
  }, [isHere]);
  if (isReady === undefined || !isOnline) return null;
  const isAll = isReady && isHere;
  return (
    <p className="soft" role="status">
      <Icon name={isAll ? 'check' : 'wait'} /> {t(isAll ? 'away.ready' : 'away.bringing')}
    </p>
  );
}

/** Asked once on a device of somebody who goes out. */
export function AwayOffer({ signedIn }: { readonly signedIn: SignedIn }) {
  const { t } = useI18n();
  const { session, away, isAwayOn } = signedIn;
  const [isOpen, setOpen] = useState(
    () => !isAwayOn && away.isLasting && !isAnswered() && session.roles.some((role) => out.includes(role)),
  );
  if (isAwayOn) return <Ready />;
  if (!isOpen) return null;
  const say = (isYes: boolean): void => {
    rememberAnswer();
    setOpen(false);
    if (isYes) void letAway(true).then(() => toast(t('away.isOn')));
  };
  return (
    <Notice
      tone="info"
      title={t('away.offer')}
      acts={
        <>
          <Button isSmall onPress={() => say(true)}>
            {t('away.yes')}
          </Button>
          <Button isSmall kind="plain" onPress={() => say(false)}>
            {t('away.notHere')}
          </Button>
          <ButtonLink isSmall kind="plain" href="/own">
            {t('away.more')}
          </ButtonLink>
        </>
      }
    >
      {t('away.offerHelp')}
    </Notice>
  );
}
