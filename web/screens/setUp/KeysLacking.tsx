/** Nobody can report to a contact point without keys, and only its operators can make them: they are told everywhere. */
import { useDirectory } from '../../client/directory.ts';
import type { KeysBody } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

export function KeysLacking({
  account,
  keys,
}: {
  readonly account: number;
  readonly keys: KeysBody | undefined;
}) {
  const { t } = useI18n();
  const known = useDirectory();
  const team = known.teams.find(
    ({ id, kind, members }) =>
      kind === 'contact-point' &&
      members.includes(account) &&
      keys?.epochs.every((one) => one.team !== id || one.ended !== null),
  );
  if (!team) return null;
  return (
    <Notice
      tone="danger"
      title={t('keys.lacking')}
      acts={
        <ButtonLink href={`/keys/${team.id}`} isSmall icon="forward">
          {t('keys.make')}
        </ButtonLink>
      }
    />
  );
}
