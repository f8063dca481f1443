/** The country's own words in place of ours, text by text and language by language. */
import { useEffect, useState } from 'react';
import type { Messages } from '../../i18n.ts';
import { dot, textsIn, useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { EmptyState, Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { CountryBody } from '../administration/act.ts';
import { languagesOf, putPart, textOf, useActing, useCountry, whyNot } from '../administration/act.ts';
import { findTexts, withText } from './ownTexts.ts';
import '../../forms/forms.css';

const most = 30;

export function OwnTexts() {
  const words = useI18n();
  const { t } = words;
  const { data, problem, reload } = useCountry();
  return (
    <Page title={t('texts.own')} back={{ href: '/administration', label: t('administration.title') }}>
      <p>{t('texts.help')}</p>
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      {!data && !problem && <Loading />}
      {data && <Look country={data} onKept={reload} />}
    </Page>
  );
}

function Look({ country, onKept }: { readonly country: CountryBody; readonly onKept: () => void }) {
  const words = useI18n();
  const { t, declared, number } = words;
  const languages = languagesOf(country);
  const [language, setLanguage] = useState(languages[0] ?? 'en');
  const [wanted, setWanted] = useState<string>();
  const [ours, setOurs] = useState<Messages>({});
  useEffect(() => {
    let isHere = true;
    void textsIn(language).then((texts) => isHere && setOurs(texts));
    return () => {
      isHere = false;
    };
  }, [language]);
  const own = country.texts?.[language] ?? {};
  const found = wanted ? findTexts(ours, own, wanted) : Object.keys(own);
  return (
    <>
      <div className="form">
        {languages.length > 1 && (
          <Select
            label={t('texts.which')}
            options={languages.map((key) => ({ key, label: declared(`code.language.${key}`) }))}
            value={language}
            onChange={(key) => setLanguage(textOf(key) ?? language)}
          />
        )}
        <TextField
          label={t('texts.find')}
          help={t('texts.findHelp')}
          type="search"
          value={wanted}
          onChange={(text) => setWanted(textOf(text))}
        />
      </div>
      {wanted && found.length === 0 && <EmptyState icon="search" title={t('texts.none')} />}
      {found.length > most && <p className="soft">{t('texts.many', { count: number(most) })}</p>}
      {found.slice(0, most).map((key) => (
        <OneText
          key={`${language} ${key} ${country.versions.texts ?? 0}`}
          country={country}
          language={language}
          name={key}
          ours={ours[key]}
          onKept={onKept}
        />
      ))}
    </>
  );
}

interface OneTextProps {
  readonly country: CountryBody;
  readonly language: string;
  readonly name: string;
  readonly ours: string | undefined;
  readonly onKept: () => void;
}

function OneText({ country, language, name, ours, onKept }: OneTextProps) {
  const words = useI18n();
  const { t } = words;
  const { run, isPending, problem } = useActing();
  const before = country.texts?.[language]?.[name];
  const [text, setText] = useState<string | undefined>(before ?? ours);
  const put = async (to: string | undefined): Promise<void> => {
    const texts = withText(country.texts ?? {}, language, name, to);
    if (!(await run(() => putPart('texts', texts, country)))) return;
    toast(t('administration.changed'));
    onKept();
  };
  return (
    <section className="stack">
      <TextField
        // what people read, not what programs call it
        label={before ?? ours ?? name}
        help={[before !== undefined && ours !== undefined && t('texts.ours', { text: ours }), name]
          .filter(Boolean)
          .join(dot())}
        maxLength={2000}
        value={text}
        onChange={(typed) => setText(textOf(typed))}
      />
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <div className="row">
        <Button
          isSmall
          isPending={isPending}
          isDisabled={text === undefined || text === (before ?? ours)}
          onPress={() => void put(text)}
        >
          {t('administration.keep')}
        </Button>
        {before !== undefined && (
          <Button isSmall kind="plain" onPress={() => void put(undefined)}>
            {t('texts.takeBack')}
          </Button>
        )}
      </div>
    </section>
  );
}
