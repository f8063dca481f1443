/**
 * What generated forms draw on beyond their declaration: lists that differ by country or dossier, and what happens to
 * files and to texts that are sealed on this device. A source that is missing makes its fields read-only, never wrong.
 */
import { createContext, useContext } from 'react';
import type { CalendarId } from '../../domain/kernel/dates.ts';
import type { EntryDeclaration } from '../../domain/kernel/declare.ts';
import type { Attachment, Fields, NamePart } from '../../domain/kernel/fields.ts';
import type { Option } from '../ui/Choice.tsx';
import type { FormValues } from './logic.ts';

/** A person, team or organisation by its number. */
export interface Party {
  readonly id: number;
  readonly name: string;
}

/** Where a sealed text goes: this decides who can open it. */
export interface SealedPlace {
  readonly dossier: string;
  readonly declaration: EntryDeclaration;
  readonly field: string;
  /** The answers of the entry as they will be: they may name who opens it. */
  readonly values: FormValues;
}

export interface FormSources {
  /** Administrative areas, most used first. */
  readonly areas?: readonly Option[];
  readonly organisations?: readonly Party[];
  readonly accounts?: readonly Party[];
  readonly teams?: readonly Party[];
  /** Dossiers of these kinds that the person may link to: id and spoken number. */
  readonly dossiers?: (kinds: readonly string[]) => readonly Option[];
  /** How to come to those beyond them. */
  readonly moreDossiers?: {
    /** There are more than `dossiers` offers. */
    readonly isCut: (kinds: readonly string[]) => boolean;
    /** `dossiers` then offers them too, if she may know of them: by a whole number that is typed, and by an id. */
    readonly findNumber: (typed: string) => void;
    readonly findId: (id: string) => void;
  };
  /** Entries of this dossier of these types: id and a short label. */
  readonly entries?: (types: readonly string[]) => readonly Option[];
  /** ISO 4217, the country's own first. */
  readonly currencies?: readonly [string, ...string[]];
  readonly calendars?: readonly [CalendarId, ...CalendarId[]];
  /** Parts of a name that are asked first. */
  readonly nameParts?: readonly NamePart['part'][];
  /** Keeps a file for an entry of this dossier, and tells which part of it is sent, 0 to 1. Throws ApiProblem. */
  readonly storeFile?: (dossier: string, file: File, onPart: (part: number) => void) => Promise<Attachment>;
  /** Seals a text to those who may read it there; base64url. Throws ApiProblem when it cannot be sealed to somebody. */
  readonly seal?: (text: string, place: SealedPlace) => Promise<string>;
  /** The words of a box; undefined when it is not for this person. Throws on a broken one. */
  readonly unseal?: (box: string) => Promise<string | undefined>;
}

export const FormSourcesContext = createContext<FormSources>({});
/** The dossier that the fields inside belong to, once it is known. */
export const DossierContext = createContext<string | undefined>(undefined);
export const useSources = (): FormSources => useContext(FormSourcesContext);

/** Kinds of dossier that these fields link to. */
export const linkedKinds = (fields: Fields): readonly string[] => [
  ...new Set(
    Object.values(fields).flatMap(({ spec }) => [
      ...(spec.kind === 'link' ? (spec.kinds ?? []) : []),
      ...(spec.items ? linkedKinds(spec.items) : []),
    ]),
  ),
];
