/** The reports of a plan as they stand, by the country's own time to answer. */
import { settingMs } from '../../../domain/kernel/settings.ts';
import type { ReportStanding } from '../../../domain/plan/reporting.ts';
import { reply, reportStandings } from '../../../domain/plan/reporting.ts';
import { useResource } from '../../client/data.ts';
import type { OpenDossier } from '../dossier/useDossier.ts';

export function useReports(open: OpenDossier): readonly ReportStanding[] {
  const settings = useResource<{ settings: Readonly<Record<string, number>> }>('/settings').data?.settings;
  return reportStandings(open.dossier, {
    now: new Date(),
    replyMs: settingMs(reply, settings?.[reply.id] ?? reply.default),
  });
}
