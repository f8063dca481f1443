/**
 * A paper of a dossier: in which language, and the sheet as it is printed. Coming here is the act of looking; the sheet hides
 * again as everything behind a curtain does.
 */
import { useEffect, useState } from 'react';
import { languageInItself } from '../../../domain/codes/names.ts';
import { findEntry, saidIn } from '../../../domain/kernel/dossier.ts';
import { problemWords } from '../../client/words.ts';
import type { I18n } from '../../i18n.ts';
import { addMessages, i18nIn, languages, useI18n } from '../../i18n.ts';
import { caseTexts } from '../../messages/parts/cases.en.ts';
import { communityTexts } from '../../messages/parts/community.en.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { Curtain } from '../../ui/Curtain.tsx';
import { PartSelect } from '../../ui/NativeSelect.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { useDossier } from '../dossier/useDossier.ts';
import { findSheet } from './registry.ts';
import './papers.css';

addMessages('en', { ...caseTexts, ...communityTexts });

interface PaperProps {
  readonly id: string;
  readonly what: string;
  readonly entry: string | undefined;
}

/** Languages that somebody whose dossier it is understands, as far as it says, the best first. */
const spoken = ({ dossier }: OpenDossier): readonly string[] =>
  [
    saidIn<string>(findEntry(dossier, 'intake'), 'firstLanguage') ?? [],
    saidIn<string[]>(findEntry(dossier, 'identity'), 'languages') ?? [],
  ].flat();

export function Paper({ id, what, entry }: PaperProps) {
  const words = useI18n();
  const { open, problem } = useDossier(id);
  const Sheet = open && findSheet(open.kind.kind, what);
  if ((!open && problem?.code === 'not-found') || (open && !Sheet)) {
    return (
      <EmptyState icon="search" title={words.t('notFound.title')}>
        {words.t('notFound.help')}
      </EmptyState>
    );
  }
  if (!open || !Sheet)
    return problem ? <ProblemNotice problem={problemWords(problem, words)} /> : <Loading />;
  return (
    <Laid
      open={open}
      what={what}
      sheet={(language) => <Sheet open={open} entry={entry} words={language} />}
    />
  );
}

interface LaidProps {
  readonly open: OpenDossier;
  readonly what: string;
  readonly sheet: (words: I18n) => React.ReactNode;
}

function Laid({ open, what, sheet }: LaidProps) {
  const words = useI18n();
  const { t, declared } = words;
  // a plan is read by whose it is; a letter by somebody else
  const wanted = what === 'plan' ? spoken(open) : [];
  const own = new Intl.Locale(words.locale).language;
  const [language, choose] = useState(wanted.find((one) => languages.includes(one)) ?? own);
  const [inIt, setIn] = useState<I18n>();
  useEffect(() => {
    let isHere = true;
    // the page's own locale says more than its language: how dates and numbers are written
    void i18nIn(language === own ? words.locale : language).then((found) => {
      if (isHere) setIn(found);
    });
    return () => {
      isHere = false;
    };
  }, [language, own, words.locale]);
  const lacks = wanted[0] !== undefined && !languages.includes(wanted[0]) ? wanted[0] : undefined;
  return (
    <Page
      title={t(`paper.${what}.title` as 'paper.plan.title')}
      back={{ href: `/dossiers/${open.body.id}`, label: open.body.number }}
      primary={
        <Button kind="primary" onPress={() => window.print()}>
          {t('dossier.print')}
        </Button>
      }
    >
      <div className="paper-tools stack">
        <PartSelect
          label={t('paper.language')}
          value={language}
          onChange={(event) => choose(event.target.value)}
        >
          {languages.map((one) => (
            <option key={one} value={one} lang={one}>
              {languageInItself(one)}
            </option>
          ))}
        </PartSelect>
        {lacks && (
          <p className="soft small">{t('paper.lacks', { language: declared(`code.language.${lacks}`) })}</p>
        )}
      </div>
      <div className="paper-curtain">
        <Curtain what={t('paper.sheet')} startsOpen>
          {() =>
            inIt && (
              <div className="paper" lang={inIt.locale} dir={inIt.direction}>
                {sheet(inIt)}
              </div>
            )
          }
        </Curtain>
      </div>
    </Page>
  );
}
