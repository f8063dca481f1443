/** All English texts of public pages, gathered from the files beside the pages that say them. */
import { frameTexts } from './messages.frame.en.ts';
import { registerTexts } from './messages.register.en.ts';

export const en = { ...frameTexts, ...registerTexts } as const;

export type PublicText = keyof typeof en;
