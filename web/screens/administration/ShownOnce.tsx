/** What an administrator makes for others and is shown once: a first passphrase, the key of a program. */
import { useI18n } from '../../i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

export interface Once {
  readonly title: string;
  readonly help: string;
  /** What is shown, and then nowhere any more. */
  readonly secret: string;
  /** Address of a picture that says the same to a device. */
  readonly picture?: string | undefined;
}

/** Stays until she says that she has noted it. */
export function ShownOnce({ once, onKept }: { readonly once: Once; readonly onKept: () => void }) {
  const { t } = useI18n();
  return (
    <Notice
      tone="done"
      title={once.title}
      isSpoken
      acts={
        <Button isSmall icon="check" onPress={onKept}>
          {t('people.kept')}
        </Button>
      }
    >
      <p>{once.help}</p>
      {once.picture && <img className="set-up-code" src={once.picture} alt={once.title} />}
      <p className="set-up-secret number">{once.secret}</p>
    </Notice>
  );
}
