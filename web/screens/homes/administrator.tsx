/** The administrator's home: what is still missing before anybody can report, else how the system fares. */
import { Link } from 'wouter';
import { useDirectory } from '../../client/directory.ts';
import { addMessages, useI18n } from '../../i18n.ts';
import { setUpTexts } from '../../messages/parts/setUp.en.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useCountry } from '../administration/act.ts';
import { HealthFigures, useHealth } from '../setUp/Health.tsx';
import type { Step } from '../setUp/steps.ts';
import { stepsOf } from '../setUp/steps.ts';
import '../setUp/setUp.css';

addMessages('en', setUpTexts);

export function Board() {
  const { t, number } = useI18n();
  const known = useDirectory();
  const country = useCountry().data;
  const health = useHealth().data;
  if (!country || !health) return null;
  const hasKeys = health.points.some(({ since }) => since !== null);
  const steps = stepsOf(country, known, hasKeys);
  const done = steps.filter(({ isDone }) => isDone).length;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <>
      <section className="stack">
        <h2>{t('setUp.title')}</h2>
        {next ? (
          <p className="soft">{t('setUp.progress', { done: number(done), all: number(steps.length) })}</p>
        ) : (
          <Notice tone="done" title={t('setUp.ready')}>
            <a href="/report">{new URL('/report', window.location.href).href}</a>
          </Notice>
        )}
        {next && (
          <ol className="set-up-steps">
            {steps.map((step) => (
              <OneStep key={step.name} step={step} isNext={step === next} />
            ))}
          </ol>
        )}
      </section>
      <HealthFigures health={health} />
    </>
  );
}

function OneStep({
  step: { name, isDone, href },
  isNext,
}: {
  readonly step: Step;
  readonly isNext: boolean;
}) {
  const { t } = useI18n();
  return (
    <li className={`set-up-step${isDone ? ' is-done' : ''}`}>
      <Icon name={isDone ? 'check' : 'forward'} />
      <div>
        <strong>
          {isDone || isNext ? t(`setUp.step.${name}`) : <Link href={href}>{t(`setUp.step.${name}`)}</Link>}
        </strong>{' '}
        {isDone && <span className="soft">{t('setUp.done')}</span>}
        {!isDone && (
          <>
            <p className="small soft">{t(`setUp.step.${name}.help`)}</p>
            {isNext && (
              <ButtonLink href={href} isSmall kind="primary">
                {t('setUp.next')}
              </ButtonLink>
            )}
          </>
        )}
      </div>
    </li>
  );
}
