/** What of a country's settings the public page and strangers see: its onion address, whom to tell of weaknesses, floods. */
import { useI18n } from '../../i18n.ts';
import { Tick } from '../../ui/CheckList.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf } from './act.ts';
import type { SettingsDraft } from './countryDraft.ts';

interface PublicSettingsProps {
  readonly draft: SettingsDraft;
  /** Id of the field that keeps the draft from being kept, once she has tried. */
  readonly lacking: string | undefined;
  readonly onChange: (change: Partial<SettingsDraft>) => void;
}

export function PublicSettings({ draft, lacking, onChange }: PublicSettingsProps) {
  const { t } = useI18n();
  const { security } = draft;
  return (
    <fieldset className="stack">
      <legend>{t('country.public')}</legend>
      <Tick
        label={t('country.floodWork')}
        isOn={draft.floodWork}
        onChange={(floodWork) => onChange({ floodWork })}
      />
      <p className="small soft">{t('country.floodWorkHelp')}</p>
      <TextField
        id="onion"
        label={t('country.onion')}
        help={t('country.onionHelp')}
        isExact
        error={lacking === 'onion' ? t('country.onionWrong') : undefined}
        value={draft.onion}
        onChange={(address) => onChange({ onion: textOf(address) })}
      />
      <TextField
        id="security-contact"
        label={t('country.security.contact')}
        help={t('country.security.contactHelp')}
        isExact
        error={lacking === 'security-contact' ? t('country.security.contactWrong') : undefined}
        value={security.contact}
        onChange={(contact) => onChange({ security: { ...security, contact: textOf(contact) } })}
      />
      <TextField
        id="security-expires"
        label={t('country.security.expires')}
        help={t('country.security.expiresHelp')}
        isExact
        error={lacking === 'security-expires' ? t('country.security.expiresWrong') : undefined}
        value={security.expires}
        onChange={(expires) => onChange({ security: { ...security, expires: textOf(expires) } })}
      />
    </fieldset>
  );
}
