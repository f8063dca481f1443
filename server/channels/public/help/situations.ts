/** What to do if …: situations in the order in which they press, each with its steps (messages.help.en.ts). */
import type { PublicText } from '../messages.en.ts';

interface Situation {
  /** How its part of the page is called in addresses (`/help#danger`). */
  readonly id: string;
  readonly title: PublicText;
  readonly steps: readonly PublicText[];
}

export const situations: readonly Situation[] = [
  {
    id: 'danger',
    title: 'help.danger',
    steps: [
      'help.danger.1',
      'help.danger.2',
      'help.danger.3',
      'help.danger.4',
      'help.danger.5',
      'help.danger.6',
    ],
  },
  {
    id: 'gone',
    title: 'help.gone',
    steps: ['help.gone.1', 'help.gone.2', 'help.gone.3', 'help.gone.4', 'help.gone.5', 'help.gone.6'],
  },
  {
    id: 'found',
    title: 'help.found',
    steps: ['help.found.1', 'help.found.2', 'help.found.3', 'help.found.4', 'help.found.5'],
  },
  {
    id: 'saw',
    title: 'help.saw',
    steps: ['help.saw.1', 'help.saw.2', 'help.saw.3', 'help.saw.4', 'help.saw.5'],
  },
  {
    id: 'passport',
    title: 'help.passport',
    steps: ['help.passport.1', 'help.passport.2', 'help.passport.3', 'help.passport.4', 'help.passport.5'],
  },
  {
    id: 'money',
    title: 'help.money',
    steps: ['help.money.1', 'help.money.2', 'help.money.3', 'help.money.4', 'help.money.5'],
  },
  {
    id: 'leave',
    title: 'help.leave',
    steps: ['help.leave.1', 'help.leave.2', 'help.leave.3', 'help.leave.4'],
  },
  { id: 'back', title: 'help.back', steps: ['help.back.1', 'help.back.2', 'help.back.3', 'help.back.4'] },
];
