/** Who signs in: found by name, each with what she does and for whom. */
import { useState } from 'react';
import { Link } from 'wouter';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { Tick } from '../../ui/CheckList.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf } from './act.ts';
import { isLike, rolesWords } from './people.ts';

export function People() {
  const words = useI18n();
  const { t } = words;
  const known = useDirectory();
  const [wanted, setWanted] = useState('');
  const [withEnded, setWithEnded] = useState(false);
  const people = known.accounts
    .filter(({ name, machine, ended }) => !machine && (withEnded || !ended) && isLike(name, wanted))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Page
      title={t('administration.people')}
      back={{ href: '/administration', label: t('administration.title') }}
      primary={
        <ButtonLink kind="primary" icon="add" href="/administration/people/new">
          {t('people.add')}
        </ButtonLink>
      }
    >
      <TextField
        label={t('people.find')}
        type="search"
        value={wanted}
        onChange={(text) => setWanted(textOf(text) ?? '')}
      />
      <Tick label={t('people.showEnded')} isOn={withEnded} onChange={setWithEnded} />
      {people.length === 0 && <p className="soft">{t('people.none')}</p>}
      {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
      <ul role="list" className="set-up-lines">
        {people.map(({ id, name, roles, organisation, ended }) => (
          <li key={id}>
            <Link href={`/administration/people/${id}`} className="set-up-line set-up-link">
              <div>
                <strong>{name}</strong>
                <p className="small soft">
                  {rolesWords(roles, words)} · {known.organisationName(organisation)}
                  {ended && ` · ${t('people.ended')}`}
                </p>
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
