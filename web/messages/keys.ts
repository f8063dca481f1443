/**
 * Every key of our own English texts: of the first load (en.ts) and of the parts that come with the screens that show them.
 * Types alone, so that naming a part here loads nothing.
 */
import type { en } from './en.ts';
import type { administrationTexts } from './parts/administration.en.ts';
import type { agencyTexts } from './parts/agencies.en.ts';
import type { channelTexts } from './parts/byChannel.en.ts';
import type { callFormTexts } from './parts/callForm.en.ts';
import type { callTexts } from './parts/calls.en.ts';
import type { cameTexts } from './parts/cameFiles.en.ts';
import type { carerTexts } from './parts/carer.en.ts';
import type { caseTexts } from './parts/cases.en.ts';
import type { channelSetUpTexts } from './parts/channels.en.ts';
import type { chartTexts } from './parts/charts.en.ts';
import type { communityTexts } from './parts/community.en.ts';
import type { consoleTexts } from './parts/console.en.ts';
import type { familyTexts } from './parts/families.en.ts';
import type { findTexts } from './parts/find.en.ts';
import type { formTexts } from './parts/forms.en.ts';
import type { justiceTexts } from './parts/justice.en.ts';
import type { liaisonTexts } from './parts/liaison.en.ts';
import type { onCallTexts } from './parts/onCall.en.ts';
import type { patternTexts } from './parts/patterns.en.ts';
import type { planTexts } from './parts/plan.en.ts';
import type { planHomeTexts } from './parts/planHomes.en.ts';
import type { programmeTexts } from './parts/programme.en.ts';
import type { settlingTexts } from './parts/settling.en.ts';
import type { setUpTexts } from './parts/setUp.en.ts';
import type { supplyTexts } from './parts/supply.en.ts';
import type { treatyReportTexts } from './parts/treatyReport.en.ts';
import type { workTexts } from './parts/work.en.ts';

export type MessageKey =
  | keyof typeof en
  | keyof typeof administrationTexts
  | keyof typeof agencyTexts
  | keyof typeof callFormTexts
  | keyof typeof callTexts
  | keyof typeof channelTexts
  | keyof typeof cameTexts
  | keyof typeof carerTexts
  | keyof typeof channelSetUpTexts
  | keyof typeof caseTexts
  | keyof typeof chartTexts
  | keyof typeof communityTexts
  | keyof typeof consoleTexts
  | keyof typeof familyTexts
  | keyof typeof findTexts
  | keyof typeof formTexts
  | keyof typeof justiceTexts
  | keyof typeof liaisonTexts
  | keyof typeof onCallTexts
  | keyof typeof patternTexts
  | keyof typeof planTexts
  | keyof typeof planHomeTexts
  | keyof typeof programmeTexts
  | keyof typeof setUpTexts
  | keyof typeof settlingTexts
  | keyof typeof supplyTexts
  | keyof typeof treatyReportTexts
  | keyof typeof workTexts;
