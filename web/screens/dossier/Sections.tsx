/**
 * The entries by data group. On a phone each section is folded to a line that says what is in it, since a dossier is long
 * and one looks for one thing; at a desk they lie open. What there is much of is a table first, then one by one.
 */
import { groupCode, groupLabelKey } from '../../../domain/groups.ts';
import type { EntryDeclaration } from '../../../domain/kernel/declare.ts';
import type { EntryState } from '../../../domain/kernel/dossier.ts';
import { distinctValues } from '../../../domain/kernel/merge.ts';
import { isGranted } from '../../../domain/kernel/roles.ts';
import { catalogue } from '../../client/catalogue.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SignedIn } from '../../client/session.ts';
import type { DossierLine } from '../../client/types.ts';
import { dot, useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import type { TimelineEntry } from '../../ui/Timeline.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { asTableFrom, EntryTable } from './EntryTable.tsx';
import { dayOf } from './labels.ts';
import { Section } from './Section.tsx';
import { Summary } from './Summary.tsx';
import type { OpenDossier } from './useDossier.ts';

/** Of each section the newest; what came before folds away. */
const shownFirst = 2;
/** Rows of a table at first. */
const rowsFirst = 6;
const lateEntryMs = 36 * 3_600_000;

interface SectionsProps {
  readonly signedIn: SignedIn;
  readonly open: OpenDossier;
  readonly known: ReadonlyMap<string, DossierLine>;
}

export function Sections({ signedIn, open, known: linked }: SectionsProps) {
  const words = useI18n();
  const { t, declared } = words;
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
  const hrefOf = (entry: EntryState): string | undefined =>
    writable.has(entry.type) && !entry.withdrawn
      ? `/dossiers/${body.id}/write/${entry.type}/${entry.id}`
      : undefined;
  const line = (entry: EntryState): TimelineEntry => {
    const href = hrefOf(entry);
    return {
      id: entry.id,
      when: dayOf(entry, words),
      what: declared(`${kind.kind}.${entry.type}`),
      by: known.accountName(entry.by),
      summary: (
        <Summary
          entry={entry}
          open={open}
          known={linked}
          account={signedIn.session.account}
          mayWrite={href !== undefined}
        />
      ),
      ...(href === undefined ? {} : { href }),
      ...(entry.withdrawn !== undefined ? { tone: 'info' as const } : {}),
      ...(entry.breaches.length > 0 ? { tone: 'danger' as const } : {}),
      remark: remarkOf(entry),
    };
  };
  const addable = groups
    .map(([group, types]) => ({ group, types: types.filter(canAdd) }))
    .filter(({ types }) => types.length > 0);
  const tells = new Set(
    signedIn.session.roles.flatMap((role) => catalogue().roles[role]?.tells?.[kind.kind] ?? []),
  );
  const tellable = isGranted(signedIn.session, open.dossier, 'work', new Date())
    ? Object.values(kind.entries).filter(({ type }) => tells.has(type) && !seen.has(type))
    : [];
  return (
    <>
      {addable.length > 0 && (
        <details className="dossier-write">
          <summary>{t('dossier.write')}</summary>
          <dl className="values">
            {addable.map(({ group, types }) => (
              <div key={group}>
                <dt className="small soft">{declared(groupLabelKey(group))}</dt>
                <dd className="row">{types.map(addLink)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {groups.map(([group, types]) => {
        const entries = body.entries
          .filter((entry) => types.some((one) => one.type === entry.type))
          .toSorted((a, b) => b.version - a.version);
        const [newest] = entries;
        if (!newest) return null;
        return (
          <Section
            key={group}
            dossier={body.id}
            group={group}
            about={[
              t('dossier.entries', { count: entries.length }),
              t('dossier.newest', { day: dayOf(newest, words) }),
            ].join(dot())}
          >
            {listed(group, types, entries)}
          </Section>
        );
      })}
      {tellable.length > 0 && (
        <section className="dossier-section" aria-labelledby="tellable">
          <h2 id="tellable">{t('dossier.tell')}</h2>
          <div className="row">{tellable.map(addLink)}</div>
        </section>
      )}
    </>
  );

  function listed(group: string, types: readonly EntryDeclaration[], entries: readonly EntryState[]) {
    const label = declared(groupLabelKey(group));
    const tables = types.flatMap((declaration) => {
      const own = entries.filter((one) => one.type === declaration.type);
      return own.length >= asTableFrom ? [{ declaration, own }] : [];
    });
    const single = entries.filter((one) => !tables.some(({ declaration }) => declaration.type === one.type));
    const folded = (all: readonly EntryState[], what: string) =>
      all.length > 0 && (
        <details className="dossier-earlier">
          <summary>{what}</summary>
          <Timeline label={what} entries={all.map(line)} />
        </details>
      );
    return (
      <>
        {single.length > 0 && (
          <>
            <Timeline label={label} entries={single.slice(0, shownFirst).map(line)} />
            {folded(
              single.slice(shownFirst),
              t('dossier.earlier', { count: Math.max(single.length - shownFirst, 0) }),
            )}
          </>
        )}
        {tables.map(({ declaration, own }) => (
          <div key={declaration.type} className="dossier-table">
            <EntryTable
              kind={kind.kind}
              declaration={declaration}
              entries={own.slice(0, rowsFirst)}
              hrefOf={hrefOf}
              remarkOf={remarkOf}
            />
            {folded(own, t('dossier.oneByOne', { count: own.length }))}
          </div>
        ))}
      </>
    );
  }

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
