/** All English texts of public pages, gathered from the files beside the pages that say them. */
import { figurePageTexts } from './messages.figures.en.ts';
import { frameTexts } from './messages.frame.en.ts';
import { helpTexts } from './messages.help.en.ts';
import { registerTexts } from './messages.register.en.ts';

export const en = { ...frameTexts, ...registerTexts, ...figurePageTexts, ...helpTexts } as const;

export type PublicText = keyof typeof en;
