/** The country's areas: all of them as a tree, one more, many at once from a table, and another name for one. */
import type { FormEvent } from 'react';
import { useState } from 'react';
import { request } from '../../client/api.ts';
import { loadDirectory, useDirectory } from '../../client/directory.ts';
import type { AreaLine } from '../../client/types.ts';
import { useI18n } from '../../i18n.ts';
import { Page } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { ProblemNotice } from '../../ui/Notice.tsx';
import { SearchSelect } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/Toast.tsx';
import type { Acting } from '../administration/act.ts';
import { textOf, useActing, whyNot } from '../administration/act.ts';
import { areaOptions } from '../administration/people.ts';
import type { NewArea } from './areaTable.ts';
import { isAreaCode, readAreaTable } from './areaTable.ts';
import '../../forms/forms.css';
import './setUp.css';

/** Keeps areas, and lets this device know them at once. */
const put = (areas: readonly NewArea[]) => async (): Promise<void> => {
  await request('PUT', '/areas', { areas });
  await loadDirectory();
};

export function Areas() {
  const words = useI18n();
  const { t } = words;
  const { areas } = useDirectory();
  const acting = useActing();
  const parts = Map.groupBy(areas, ({ parent }) => parent);
  return (
    <Page title={t('setUp.step.areas')} back={{ href: '/administration', label: t('administration.title') }}>
      <p className="soft">
        {areas.length === 0 ? t('areas.none') : t('areas.lines', { count: areas.length })}
      </p>
      {acting.problem && <ProblemNotice problem={whyNot(acting.problem, words)} />}
      <OneMore key={areas.length} areas={areas} acting={acting} />
      <details className="stack">
        <summary>{t('areas.file')}</summary>
        <Many areas={areas} acting={acting} />
      </details>
      <Tree of={null} parts={parts} acting={acting} />
    </Page>
  );
}

interface TreeProps {
  readonly of: string | null;
  readonly parts: ReadonlyMap<string | null, readonly AreaLine[]>;
  readonly acting: Acting;
}

function Tree({ of, parts, acting }: TreeProps) {
  const lines = parts.get(of) ?? [];
  if (lines.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
    <ul role="list" className="set-up-tree">
      {lines.map((area) => (
        <li key={area.code}>
          <Line area={area} acting={acting} />
          <Tree of={area.code} parts={parts} acting={acting} />
        </li>
      ))}
    </ul>
  );
}

function Line({ area, acting }: { readonly area: AreaLine; readonly acting: Acting }) {
  const { t } = useI18n();
  const [name, setName] = useState<string>();
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!name?.trim() || !(await acting.run(put([{ ...area, name: name.trim() }])))) return;
    setName(undefined);
    toast(t('areas.renamed'));
  };
  if (name === undefined) {
    return (
      <div className="row">
        <span>{area.name}</span>
        <span className="number small soft">{area.code}</span>
        <Button
          kind="plain"
          isSmall
          label={`${t('areas.rename')}: ${area.name}`}
          onPress={() => setName(area.name)}
        >
          {t('areas.rename')}
        </Button>
      </div>
    );
  }
  return (
    <form className="row" noValidate onSubmit={(event) => void keep(event)}>
      <TextField
        label={t('areas.name')}
        maxLength={200}
        value={name}
        onChange={(text) => setName(textOf(text) ?? '')}
      />
      <Button type="submit" isSmall isPending={acting.isPending}>
        {t('administration.keep')}
      </Button>
    </form>
  );
}

interface MoreProps {
  readonly areas: readonly AreaLine[];
  readonly acting: Acting;
}

function OneMore({ areas, acting }: MoreProps) {
  const { t } = useI18n();
  const known = useDirectory();
  const [code, setCode] = useState<string>();
  const [parent, setParent] = useState<string | undefined>(areas[0]?.code);
  const [name, setName] = useState<string>();
  const [hasTried, setTried] = useState(false);
  const own = (code ?? '').trim().toUpperCase();
  const wrongCode = !isAreaCode(own)
    ? t('areas.codeWrong')
    : areas.some((one) => one.code === own)
      ? t('areas.codeTaken')
      : undefined;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (wrongCode || !name?.trim()) return;
    if (await acting.run(put([{ code: own, parent: parent ?? null, name: name.trim() }])))
      toast(t('administration.changed'));
  };
  return (
    <form className="form" noValidate onSubmit={(event) => void add(event)}>
      <TextField
        label={t('areas.name')}
        isRequired
        maxLength={200}
        error={hasTried && !name?.trim() ? t('invalid.unsaid-not-needed') : undefined}
        value={name}
        onChange={(text) => setName(textOf(text))}
      />
      <TextField
        label={t('areas.code')}
        help={t('areas.codeHelp')}
        isRequired
        isExact
        maxLength={31}
        error={hasTried ? wrongCode : undefined}
        value={code}
        onChange={(text) => setCode(textOf(text))}
      />
      <SearchSelect
        label={t('areas.parent')}
        help={t('areas.parentHelp')}
        options={areaOptions(known)}
        value={parent}
        onChange={(key) => setParent(textOf(key))}
      />
      <div className="row">
        <Button type="submit" isPending={acting.isPending}>
          {t('areas.add')}
        </Button>
      </div>
    </form>
  );
}

function Many({ areas, acting }: MoreProps) {
  const { t, number } = useI18n();
  const [text, setText] = useState<string>();
  const [wrong, setWrong] = useState<string>();
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const read = readAreaTable(
      text ?? '',
      areas.map(({ code }) => code),
    );
    setWrong(
      read.ok
        ? undefined
        : t('areas.fileNeeds', {
            line: number(read.line),
            what: t(`areas.${read.why}`, { code: read.code }),
          }),
    );
    if (!read.ok || read.areas.length === 0 || !(await acting.run(put(read.areas)))) return;
    setText(undefined);
    toast(t('administration.changed'));
  };
  return (
    <form className="form" noValidate onSubmit={(event) => void keep(event)}>
      <TextArea
        label={t('areas.file')}
        help={t('areas.fileHelp')}
        error={wrong}
        value={text}
        onChange={(typed) => setText(textOf(typed))}
      />
      <div className="row">
        <Button type="submit" isPending={acting.isPending}>
          {t('areas.put')}
        </Button>
      </div>
    </form>
  );
}
