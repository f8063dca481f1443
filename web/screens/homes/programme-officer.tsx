/** The home of who works with families at risk: who waits and why, her programmes and their payments [2.1, 2.2]. */
import { addMessages, useI18n } from '../../i18n.ts';
import { programmeTexts } from '../../messages/parts/programme.en.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Programmes } from './programme/Programmes.tsx';
import { Waiting } from './programme/Waiting.tsx';
import './days.css';
import './programme/programme.css';

addMessages('en', programmeTexts);

export function Board() {
  const { t } = useI18n();
  return (
    <div className="day">
      <nav className="day-tasks" aria-label={t('families.tasks')}>
        <ButtonLink href="/records/household/new" icon="add">
          {t('families.findFamily')}
        </ButtonLink>
        <ButtonLink href="/records/programme/new" icon="add">
          {t('families.startProgramme')}
        </ButtonLink>
      </nav>
      <Waiting>
        <Programmes />
      </Waiting>
    </div>
  );
}
