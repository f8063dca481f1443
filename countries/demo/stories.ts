/**
 * What people of the demonstration country write when they report something: invented, in everyday words, without
 * anything that a child could not bear to read about herself. {place} and {hub} are filled in.
 */
import type * as codes from '../../domain/codes/index.ts';
import type { Area } from './areas.ts';
import { areas, getArea } from './areas.ts';
import type { Random } from './random.ts';
import type { Of, Tale } from './tales.ts';
import { tales } from './tales.ts';

/** A report as somebody sent it, and how an operator would judge it. */
export interface Story extends Tale {
  /** Code of the area it is about. */
  readonly area: string;
  readonly hub: Of<typeof codes.hubKind> | undefined;
  readonly channel: Of<typeof codes.channel>;
  readonly answerWay: Of<typeof codes.answerWay>;
}

/** Areas where a tale can be set, each with the hub it is seen at. */
function settingsOf(tale: Tale): { area: Area; hub: Area['hubs'][number] | undefined }[] {
  if (tale.hubs) {
    return areas.flatMap((area) =>
      area.hubs.filter((hub) => tale.hubs?.includes(hub.kind)).map((hub) => ({ area, hub })),
    );
  }
  return areas
    .filter((area) => area.level === 'sub-area' && (tale.zone === undefined || area.zone === tale.zone))
    .map((area) => ({ area, hub: undefined }));
}

/** A report put together from the tales; the same chance gives the same report. */
export function makeStory(random: Random): Story {
  const tale = random.pick(tales);
  const { area, hub } = random.pick(settingsOf(tale));
  const channel = random.weighted({ web: 50, sms: 18, phone: 20, 'walk-in': 8, email: 3, app: 1 });
  const answers = {
    web: 'page',
    app: 'page',
    sms: 'sms',
    phone: 'phone',
    'walk-in': 'in-person',
    email: 'email',
  } as const;
  return {
    ...tale,
    text: tale.text
      .replaceAll('{place}', getArea(area.code).name)
      .replaceAll('{hub}', hub?.name ?? area.name),
    area: area.code,
    hub: hub?.kind,
    channel,
    answerWay: tale.reprisal === 'high' && channel !== 'web' ? 'none' : answers[channel],
  };
}
