/** Every number of every safeguard: what it is about, what holds, and what may be chosen. */
import { useState } from 'react';
import { Link } from 'wouter';
import { useDirectory } from '../../client/directory.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Tick } from '../../ui/CheckList.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { Loading } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { textOf, whyNot } from './act.ts';
import type { NumberLine } from './numbers.ts';
import { amount, findSafeguard, sinceWords, useNumbers } from './numbers.ts';

export function Numbers() {
  const words = useI18n();
  const { t, declared } = words;
  const known = useDirectory();
  const { data, problem } = useNumbers();
  const [wanted, setWanted] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const isWanted = (line: NumberLine): boolean => {
    const guard = findSafeguard(line.id);
    const text = `${declared(`setting.${line.id}`)} ${guard ? `${guard.id} ${declared(`safeguard.${guard.id}`)}` : ''}`;
    return (
      text.toLowerCase().includes(wanted.trim().toLowerCase()) &&
      (!onlyChanged || line.value !== line.default)
    );
  };
  const lines = data?.settings.filter(isWanted) ?? [];
  const groups = Map.groupBy(lines, ({ id }) => findSafeguard(id)?.kind);
  return (
    <Page
      title={t('administration.numbers')}
      back={{ href: '/administration', label: t('administration.title') }}
    >
      {problem && <ProblemNotice problem={whyNot(problem, words)} />}
      <TextField
        label={t('numbers.find')}
        type="search"
        value={wanted}
        onChange={(text) => setWanted(textOf(text) ?? '')}
      />
      <Tick label={t('numbers.mostly')} isOn={onlyChanged} onChange={setOnlyChanged} />
      {!data && !problem && <Loading />}
      {data && lines.length === 0 && <p className="soft">{t('numbers.noneSuch')}</p>}
      {[...groups].map(([kind, some]) => (
        <section key={kind ?? ''} className="stack">
          <h2>{kind ? declared(`kind.${kind}.many`) : t('numbers.other')}</h2>
          {/* biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari */}
          <ul role="list" className="set-up-lines">
            {some.map((line) => (
              <Line key={line.id} line={line} since={sinceWords(line.history[0], words, known)} />
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}

function Line({ line, since }: { readonly line: NumberLine; readonly since: string }) {
  const words = useI18n();
  const { declared } = words;
  const guard = findSafeguard(line.id);
  return (
    <li>
      <Link href={`/administration/numbers/${line.id}`} className="set-up-line set-up-number">
        <div>
          <strong>{declared(`setting.${line.id}`)}</strong>
          {guard && (
            <p className="small soft">
              {guard.id} · {declared(`safeguard.${guard.id}`)}
            </p>
          )}
        </div>
        <div className="set-up-amount">
          <strong>{amount(line, line.value, words)}</strong>
          <p className="small soft">{since}</p>
        </div>
      </Link>
    </li>
  );
}
