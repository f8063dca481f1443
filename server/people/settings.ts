/** Numbers of what people do beside writing records that a country may set: signing in, the emergency way in, files. */
import { usualStays } from '../../domain/case/usualStays.ts';
import type { Setting } from '../../domain/kernel/settings.ts';
import { setting } from '../../domain/kernel/settings.ts';
import type { Store } from '../store/store.ts';

export const peopleSettings = {
  /** A session ends when nobody asked anything of it for so long. */
  idle: setting('session-idle', 'minutes', 30, 2, 480),
  /** A session ends after so long in any case. */
  longest: setting('session-longest', 'hours', 12, 1, 24),
  /** How long the emergency way into a dossier stays open. */
  emergencyAccess: setting('emergency-access', 'hours', 4, 1, 48),
  /** How long before its deadline a task is told of outside Gwen, at most; one of less time is told of halfway. */
  reminderLead: setting('reminder-lead', 'minutes', 120, 1, 10_080),
  /** What was said at handing over goes after so long, though nobody took over. */
  noteKept: setting('hand-over-note', 'hours', 72, 24, 336),
  /** 1: administrators sign in with a second step or administer nothing. */
  administratorsSecondStep: setting('administrators-second-step', 'count', 0, 0, 1),
  /** How large a photo or document may be, in megabytes (1,000,000 bytes). */
  fileSize: setting('file-size', 'count', 10, 1, 25),
  /** How large a photo, voice, video or paper of a reporter may be, in megabytes. */
  reportFileSize: setting('report-file-size', 'count', 20, 1, 45),
  /** How many files one report may have. */
  reportFiles: setting('report-files', 'count', 20, 1, 100),
  /** Longer at one stage than this, and the supervisor is asked to look why. */
  ...usualStays,
} as const satisfies Record<string, Setting>;

/** The country's number, or the declared default. */
export const getSetting = (store: Pick<Store, 'findSetting'>, declared: Setting): number =>
  store.findSetting(declared.id) ?? declared.default;
