/** Children in a list, narrowed to a stage or to what endangers them; the first of them at once. */
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { problemWords } from '../../../client/words.ts';
import { useI18n } from '../../../i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { NativeSelect } from '../../../ui/NativeSelect.tsx';
import { ProblemNotice } from '../../../ui/Notice.tsx';
import { EmptyState, Loading } from '../../../ui/States.tsx';
import type { Child } from './children.ts';
import type { Children } from './useChildren.ts';
import './cases.css';

/** Beyond these, one asks for more: a phone is slow, and a person too. */
const shownFirst = 12;

interface ChildListProps {
  readonly title: string;
  readonly found: Children;
  readonly lineOf: (child: Child) => ReactNode;
  readonly none?: ReactNode;
}

export function ChildList({ title, found: { children, problem }, lineOf, none }: ChildListProps) {
  const words = useI18n();
  const { t, declared } = words;
  const id = useId();
  const [narrowed, narrow] = useState('');
  const [isWhole, setWhole] = useState(false);
  const stages = [...Map.groupBy(children ?? [], ({ state }) => state)];
  const inDanger = children?.filter((one) => one.dangers.length > 0) ?? [];
  const shown =
    narrowed === '!' ? inDanger : (children?.filter(({ state }) => !narrowed || state === narrowed) ?? []);
  return (
    <section className="children" aria-labelledby={id}>
      <div className="children-head">
        <h2 id={id}>{title}</h2>
        {children && children.length > 1 && (
          <NativeSelect
            aria-label={t('children.narrow')}
            value={narrowed}
            onChange={(event) => narrow(event.target.value)}
          >
            <option value="">{t('children.all', { count: children.length })}</option>
            {inDanger.length > 0 && (
              <option value="!">{t('children.inDanger', { count: inDanger.length })}</option>
            )}
            {stages.map(([state, some]) => (
              <option key={state} value={state}>
                {t('children.atStage', { stage: declared(`case.state.${state}`), count: some.length })}
              </option>
            ))}
          </NativeSelect>
        )}
      </div>
      {problem && <ProblemNotice problem={problemWords(problem, words)} />}
      {!children && !problem && <Loading />}
      {children?.length === 0 &&
        (none ?? <EmptyState title={t('children.none')}>{t('children.noneHelp')}</EmptyState>)}
      {shown.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
        <ul role="list" className="children-list">
          {(isWhole ? shown : shown.slice(0, shownFirst)).map(lineOf)}
        </ul>
      )}
      {!isWhole && shown.length > shownFirst && (
        <Button kind="plain" icon="down" onPress={() => setWhole(true)}>
          {t('children.showAll', { count: shown.length })}
        </Button>
      )}
    </section>
  );
}
