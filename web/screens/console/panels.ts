/** The acts of the console, each a panel with an address of its own, so that remedies can link to it. */
import type { SignedIn } from '../../client/session.ts';
import type { IconName } from '../../ui/Icon.tsx';
import type { OpenDossier } from '../dossier/useDossier.ts';
import { panelHref } from './submit.ts';

export interface PanelProps {
  readonly signedIn: SignedIn;
  readonly open: OpenDossier;
  readonly onDone: () => void;
}

/** By the entry type it writes; `case` opens one. */
export const panels = [
  { panel: 'triage', key: 't', icon: 'flag' },
  { panel: 'dispatch', key: 'd', icon: 'people' },
  { panel: 'feedback', key: 'a', icon: 'answer' },
  { panel: 'need', key: 'n', icon: 'add' },
  { panel: 'outcome', key: 'o', icon: 'check' },
  { panel: 'case', key: 'f', icon: 'person' },
  { panel: 'proposal', key: 'x', icon: 'remove' },
  { panel: 'exclusion', key: 'l', icon: 'refuse' },
  { panel: 'reprisal', key: 'h', icon: 'shield' },
] as const satisfies readonly { panel: string; key: string; icon: IconName }[];

export type PanelName = (typeof panels)[number]['panel'];

export const findPanel = (name: string | null): PanelName | undefined =>
  panels.find(({ panel }) => panel === name || (name === 'reporter-safety' && panel === 'triage'))?.panel;

/** What is to be done next with a report in this state. */
export function nextPanel(state: string): PanelName | undefined {
  const next: { readonly [state: string]: PanelName } = {
    received: 'triage',
    triaged: 'dispatch',
    responding: 'outcome',
  };
  return next[state];
}

/** Addresses of the panels for entry types of this report. */
export const formFor =
  ({ dossier }: OpenDossier) =>
  (type: string): string | undefined => {
    const panel = findPanel(type);
    return panel && panelHref(dossier.id, type === 'reporter-safety' ? 'triage' : panel);
  };
