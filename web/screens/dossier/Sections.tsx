/** The entries by data group: each section a short summary of its newest entry, its timeline, and what can be added. */

import { groupCode, groupLabelKey } from '../../../domain/groups.ts';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { shownValue } from '../../../domain/kernel/dossier.ts';
import { distinctValues } from '../../../domain/kernel/merge.ts';
import { isAsked } from '../../../domain/kernel/validate.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import { showDate } from '../../dates.ts';
import { showValue } from '../../forms/show.ts';
import { useSources } from '../../forms/sources.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Curtain } from '../../ui/Curtain.tsx';
import type { TimelineEntry } from '../../ui/Timeline.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { StoredFiles } from './StoredFiles.tsx';
import type { OpenDossier } from './useDossier.ts';

/** Of each section the newest; what came before folds away. */
const shownFirst = 2;
const lateEntryMs = 36 * 3_600_000;

export function Sections({ signedIn, open }: { readonly signedIn: SignedIn; readonly open: OpenDossier }) {
  const words = useI18n();
  const { t, declared, instant } = words;
  const known = useDirectory();
  const { body, kind } = open;
  const seen = new Set(body.loaded);
  const writable = new Set(
    signedIn.session.roles.flatMap((role) => catalogue().roles[role]?.writes[kind.kind] ?? []),
  );
  const groups = [
    ...Map.groupBy(
      Object.values(kind.entries).filter((one) => seen.has(one.type)),
      (one) => one.group,
    ),
  ].toSorted(([a], [b]) => groupCode(a) - groupCode(b));
  const isThere = (type: string): boolean =>
    body.entries.some((entry) => entry.type === type && !entry.withdrawn);
  const canAdd = (one: EntryDeclaration): boolean =>
    writable.has(one.type) && (one.cardinality === 'many' || !isThere(one.type));
  const addLink = (one: EntryDeclaration) => (
    <ButtonLink
      key={one.type}
      href={`/dossiers/${body.id}/write/${one.type}`}
      isSmall
      kind="plain"
      icon="add"
    >
      {declared(`${kind.kind}.${one.type}`)}
    </ButtonLink>
  );
  const line = (entry: EntryState): TimelineEntry => ({
    id: entry.id,
    when: entry.occurred ? showDate(entry.occurred.slice(0, 10), words) : instant(entry.recorded),
    what: declared(`${kind.kind}.${entry.type}`),
    by: known.accountName(entry.by),
    summary: <Summary entry={entry} open={open} />,
    ...(writable.has(entry.type) && !entry.withdrawn
      ? { href: `/dossiers/${body.id}/write/${entry.type}/${entry.id}` }
      : {}),
    ...(entry.withdrawn !== undefined ? { tone: 'info' as const } : {}),
    ...(entry.breaches.length > 0 ? { tone: 'danger' as const } : {}),
    remark: remarkOf(entry),
  });
  const empty = groups.filter(
    ([, types]) => !body.entries.some((entry) => types.some((one) => one.type === entry.type)),
  );
  const unwritten = empty.flatMap(([, types]) => types.filter(canAdd));
  return (
    <>
      {groups.map(([group, types]) => {
        const entries = body.entries
          .filter((entry) => types.some((one) => one.type === entry.type))
          .toSorted((a, b) => b.version - a.version);
        if (entries.length === 0) return null;
        return (
          <section key={group} className="dossier-section" aria-labelledby={`group-${group}`}>
            <header className="dossier-section-head">
              <h2 id={`group-${group}`}>{declared(groupLabelKey(group))}</h2>
              <div className="row">{types.filter(canAdd).map(addLink)}</div>
            </header>
            <Timeline
              label={declared(groupLabelKey(group))}
              entries={entries.slice(0, shownFirst).map(line)}
            />
            {entries.length > shownFirst && (
              <details className="dossier-earlier">
                <summary>{t('dossier.earlier', { count: entries.length - shownFirst })}</summary>
                <Timeline
                  label={t('dossier.earlier', { count: entries.length - shownFirst })}
                  entries={entries.slice(shownFirst).map(line)}
                />
              </details>
            )}
          </section>
        );
      })}
      {unwritten.length > 0 && (
        <section className="dossier-section" aria-labelledby="unwritten">
          <h2 id="unwritten">{t('dossier.unwritten')}</h2>
          <div className="row">{unwritten.map(addLink)}</div>
        </section>
      )}
    </>
  );

  function remarkOf(entry: EntryState): string | undefined {
    if (entry.withdrawn !== undefined) return t('dossier.withdrawn');
    if (entry.breaches.length > 0 && entry.breaches.every((one) => one.endsWith('!')))
      return t('dossier.inEmergency', { ids: words.list(entry.breaches.map((one) => one.slice(0, -1))) });
    if (entry.breaches.length > 0)
      return t('dossier.breach', { ids: words.list(entry.breaches.map((one) => one.replace('!', ''))) });
    if (Object.values(entry.heads).some((heads) => distinctValues(heads).length > 1))
      return t('dossier.disputed');
    const late = Date.parse(entry.accepted) - Date.parse(entry.occurred ?? entry.recorded);
    return late > lateEntryMs ? t('dossier.enteredLate', { days: Math.round(late / 86_400_000) }) : undefined;
  }
}

/** Open values in the clear; identifying ones behind one curtain. */
function Summary({ entry, open }: { readonly entry: EntryState; readonly open: OpenDossier }) {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const { kind } = open;
  const declaration = kind.entries[entry.type];
  if (!declaration) return null;
  const shown = Object.entries(declaration.fields).filter(([name, field]) => {
    const value = shownValue(entry, name);
    return value !== undefined && value !== null && isAsked(field, (other) => shownValue(entry, other));
  });
  const line = ([name, field]: (typeof shown)[number]) => (
    <div key={name} className="value-line">
      <dt>{declared(`${kind.kind}.${entry.type}.${name}`)}</dt>
      <dd dir="auto">
        {(entry.heads[name] ?? []).length > 1
          ? distinctValues(entry.heads[name] ?? [])
              .map((value) => showValue(field, value, words, sources))
              .join(' / ')
          : showValue(field, shownValue(entry, name), words, sources)}
        <StoredFiles dossier={open.body.id} value={(entry.heads[name] ?? []).map(({ value }) => value)} />
      </dd>
    </div>
  );
  const inClear = shown.filter(([, field]) => field.spec.class === 'open');
  const hidden = shown.filter(([, field]) => field.spec.class !== 'open');
  return (
    <>
      {inClear.length > 0 && <dl className="values">{inClear.map(line)}</dl>}
      {hidden.length > 0 && (
        <Curtain what={t('dossier.details')}>{() => <dl className="values">{hidden.map(line)}</dl>}</Curtain>
      )}
    </>
  );
}
