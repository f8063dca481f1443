/**
 * Finding everything from one field: a number said aloud, a place to go, a thing to do, a dossier by what it is called in
 * the open. A combobox as screen readers know it: the focus stays in the field, the arrows choose. It shows no names of
 * people, and closes, with what was typed, as curtains do.
 */
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useLocation } from 'wouter';
import type { ActDeclaration } from '../../../domain/kernel/act.ts';
import { useDirectory } from '../../client/directory.ts';
import type { SessionBody } from '../../client/types.ts';
import { useSources } from '../../forms/sources.ts';
import { addMessages, dot, useI18n } from '../../i18n.ts';
import { findTexts } from '../../messages/parts/find.en.ts';
import type { Place } from '../../ui/AppShell.tsx';
import { Button } from '../../ui/Button.tsx';
import { useGeneration } from '../../ui/curtain.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isSearchedFirst, kindsOf, newHref } from '../records/kinds.ts';
import { matching } from './matching.ts';
import type { Found } from './offers.ts';
import { actsHere, asOffers, kindOf, openKinds, placesToGo, thingsToDo } from './offers.ts';
import { dossierAt, useHere, useLines, useNumber } from './useFound.ts';
import { wantPerson } from './wanted.ts';
import '../../ui/Dialog.css';
import './find.css';

addMessages('en', findTexts);

/** Of each group. */
const most = 6;

interface FinderProps {
  readonly session: SessionBody;
  readonly places: readonly Place[];
  /** Where she is. */
  readonly path: string;
  /** What she typed already, while this was loaded. */
  readonly takeEarly: () => string;
  readonly onClose: () => void;
}

interface Group {
  readonly title: string;
  readonly offers: readonly Found[];
}

export function Finder({ session, places, path, takeEarly, onClose }: FinderProps) {
  const { t, declared } = useI18n();
  const [, go] = useLocation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [act, setAct] = useState<ActDeclaration>();
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field is there
  useEffect(() => setTyped(takeEarly()), []);
  useCloseWhenLeft(onClose);
  const { groups, remark } = useGroups(session, places, path, typed, act);
  const offers = groups.flatMap((one) => one.offers);
  const chosen = offers[Math.min(at, offers.length - 1)];
  const optionId = ({ key }: Found): string => `${id}-${key.replaceAll(/\W/g, '-')}`;

  const ask = (next: ActDeclaration | undefined): void => {
    setAct(next);
    setTyped('');
    setAt(0);
  };
  const choose = (offer: Found): void => {
    if ('act' in offer) {
      ask(offer.act);
      return;
    }
    onClose();
    if ('href' in offer) {
      go(offer.href);
      return;
    }
    wantPerson(offer.person);
    go(personHref(session.roles) ?? '/search');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && chosen) choose(chosen);
    else if (event.key === 'ArrowDown') setAt((now) => (now + 1) % Math.max(offers.length, 1));
    else if (event.key === 'ArrowUp') setAt((now) => (now + offers.length - 1) % Math.max(offers.length, 1));
    else if (event.key === 'Backspace' && typed === '' && act) ask(undefined);
    else return;
    event.preventDefault();
  };
  const title = act ? t('find.which', { act: declared(`act.${act.name}`) }) : t('find.title');
  return (
    <ModalOverlay
      className="dialog-veil finder-veil"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <Modal className="finder-sheet">
        <Dialog className="dialog finder" aria-label={title}>
          <div className="finder-head">
            <Icon name="search" />
            <input
              autoFocus
              className="input finder-input"
              role="combobox"
              aria-label={title}
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={chosen ? optionId(chosen) : undefined}
              aria-describedby={`${id}-said`}
              placeholder={title}
              autoComplete="off"
              spellCheck={false}
              enterKeyHint="go"
              dir="auto"
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                setAt(0);
              }}
              onKeyDown={press}
            />
            <Button kind="plain" isSmall icon="close" onPress={onClose}>
              {t('find.close')}
            </Button>
          </div>
          <p id={`${id}-said`} role="status" className="finder-said small soft">
            {remark ?? (typed === '' ? t('find.help') : t('find.count', { count: offers.length }))}
          </p>
          <div className="finder-list" role="listbox" id={`${id}-list`} aria-label={title} tabIndex={-1}>
            {groups.map((group, place) => (
              <Offers
                key={group.title}
                group={group}
                titleId={`${id}-group-${place}`}
                chosen={chosen}
                optionId={optionId}
                onChoose={choose}
                onPoint={(offer) => setAt(offers.indexOf(offer))}
              />
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is looked for may be a name: it goes as names go when she turns away. */
function useCloseWhenLeft(onClose: () => void): void {
  const generation = useGeneration();
  const [openedIn] = useState(generation);
  useEffect(() => {
    if (generation !== openedIn) onClose();
  }, [generation, openedIn, onClose]);
}

/** The screen on which she looks for people, if her roles have to do with any. */
function personHref(roles: readonly string[]): string | undefined {
  const kind = kindsOf(roles).find(isSearchedFirst);
  return kind && newHref(kind);
}

/** The groups of offers for what was typed, and a word where there is something to say about it. */
function useGroups(
  { roles }: SessionBody,
  places: readonly Place[],
  path: string,
  typed: string,
  act: ActDeclaration | undefined,
): { readonly groups: readonly Group[]; readonly remark?: string } {
  const words = useI18n();
  const { t, declared } = words;
  const sources = useSources();
  const known = useDirectory();
  const lines = useLines(act ? [kindOf(act)] : openKinds(roles));
  const number = useNumber(act ? '' : typed);
  const here = useHere(dossierAt(path));
  const offline = lines.is === 'failed' ? { remark: t('find.offline') } : {};
  const dossiers = asOffers(lines.is === 'there' ? lines.data : [], words, sources, known, act);
  if (act) {
    const offers = matching(dossiers, typed, 5 * most);
    return { groups: [{ title: t('find.dossiers'), offers }].filter(isFull), ...offline };
  }
  if (number === 'wrong') return { groups: [], remark: t('find.wrongNumber') };
  if (number !== 'none' && number.is === 'there') {
    const { data: hit } = number;
    if (!hit) return { groups: [], remark: t('find.noNumber') };
    const { dossier, kind, state, area } = hit;
    const detail = [declared(`kind.${kind}`), declared(`${kind}.state.${state}`), known.areaName(area)];
    const href =
      kind === 'report' && roles.includes('operator') ? `/console/${dossier}` : `/dossiers/${dossier}`;
    const offer = {
      key: dossier,
      href,
      label: hit.number,
      detail: detail.join(dot()),
      icon: 'forward',
    } as const;
    return { groups: [{ title: t('find.number'), offers: [offer] }] };
  }
  const name = typed.trim();
  const person =
    name.length > 1 && personHref(roles) !== undefined
      ? [{ key: 'person', person: name, label: t('find.person', { name }), icon: 'person' } as const]
      : [];
  return {
    groups: [
      ...(here.is === 'there'
        ? [
            {
              title: t('find.here', { number: here.data.number }),
              offers: matching(actsHere(dossierAt(path) ?? '', here.data.acts, words), name, most),
            },
          ]
        : []),
      // nothing typed: the short way to what is done every day, not everything there is
      { title: t('find.go'), offers: matching(placesToGo(roles, places, words), name, most) },
      { title: t('find.do'), offers: matching(thingsToDo(roles, words), name, most) },
      { title: t('find.dossiers'), offers: name === '' ? [] : matching(dossiers, name, most) },
      { title: t('find.people'), offers: person },
    ].filter(isFull),
    ...offline,
  };
}

const isFull = ({ offers }: Group): boolean => offers.length > 0;

interface OffersProps {
  readonly group: Group;
  readonly titleId: string;
  readonly chosen: Found | undefined;
  readonly optionId: (offer: Found) => string;
  readonly onChoose: (offer: Found) => void;
  readonly onPoint: (offer: Found) => void;
}

function Offers({ group, titleId, chosen, optionId, onChoose, onPoint }: OffersProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box, not of fields
    <div role="group" aria-labelledby={titleId}>
      <p id={titleId} className="finder-group" role="presentation">
        {group.title}
      </p>
      {group.offers.map((offer) => {
        const isChosen = offer.key === chosen?.key;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={offer.key}
            id={optionId(offer)}
            role="option"
            tabIndex={-1}
            aria-selected={isChosen}
            className="finder-option"
            ref={(node) => {
              if (isChosen) node?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => {
              if (!isChosen) onPoint(offer);
            }}
            onClick={() => onChoose(offer)}
          >
            <Icon name={offer.icon} />
            <span className="finder-words">
              <bdi>{offer.label}</bdi>
              {offer.detail && <span className="small soft">{offer.detail}</span>}
            </span>
          </div>
        );
      })}
    </div>
  );
}
