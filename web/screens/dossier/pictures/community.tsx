/** A community at a glance: who keeps watch and when they last met, which places help, and who can be called now [2.6]. */
import {
  discipline,
  servicePointKind,
  supportKind,
  trainingCourse,
  watchVantage,
} from '../../../../domain/codes/index.ts';
import {
  equipment,
  meeting,
  member,
  observation,
  profile,
  responseTeam,
  servicePoint,
} from '../../../../domain/community/entries.ts';
import { codeLabelKey } from '../../../../domain/kernel/codes.ts';
import { findInterval } from '../../../../domain/kernel/dates.ts';
import { all, itemsOf, newest, saidOf } from '../../../../domain/kernel/inquiry.ts';
import { said } from '../../../../domain/kernel/values.ts';
import { useDirectory } from '../../../client/directory.ts';
import { showDate } from '../../../dates.ts';
import { addMessages, dot, useI18n } from '../../../i18n.ts';
import { communityTexts } from '../../../messages/parts/community.en.ts';
import { familyTexts } from '../../../messages/parts/families.en.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { Table } from '../../../ui/Table.tsx';
import { FreePlaces, FreeWords } from '../../community/FreePlaces.tsx';
import { MemberCodes } from '../../community/MemberCodes.tsx';
import type { PictureProps } from './registry.ts';
import '../../families/families.css';

addMessages('en', { ...familyTexts, ...communityTexts });

/** Those who bring a group together. */
const keepers = ['supervisor', 'liaison'];

export function Picture({ open: { dossier, body }, session, reload }: PictureProps) {
  const words = useI18n();
  const { t, declared, list, instant } = words;
  const known = useDirectory();
  const told = newest(dossier, profile);
  const members = all(dossier, member).filter((one) => saidOf(member, one, 'until') === undefined);
  const places = all(dossier, servicePoint);
  const teams = all(dossier, responseTeam);
  const isKeeper = session.roles.some((role) => keepers.includes(role));
  const given = all(dossier, equipment).toSorted((a, b) =>
    (saidOf(equipment, a, 'renewOn') ?? '9').localeCompare(saidOf(equipment, b, 'renewOn') ?? '9'),
  );
  const trainings = all(dossier, meeting)
    .filter((one) => saidOf(meeting, one, 'trained') !== undefined)
    .toSorted((a, b) => dayOf(saidOf(meeting, b, 'on')) - dayOf(saidOf(meeting, a, 'on')));
  const [training] = trainings;
  const course = saidOf(meeting, training, 'trained');
  const trainedOn = saidOf(profile, told, 'trainedOn');
  const area = saidOf(profile, told, 'area');
  const met = newest(dossier, meeting);
  const saw = newest(dossier, observation);
  const [women, men, young] = [
    saidOf(profile, told, 'women') ?? 0,
    saidOf(profile, told, 'men') ?? 0,
    saidOf(profile, told, 'youngPeople') ?? 0,
  ];
  const supportedUntil = saidOf(profile, told, 'supportedUntil');
  const tested = saidOf(profile, told, 'lineTestedOn');
  const now = new Date().toISOString();
  return (
    <section className="family-picture" aria-labelledby="community-picture">
      <h2 id="community-picture">{t('picture.community')}</h2>
      {area && <p>{t('watch.coverage', { area: known.areaName(area) })}</p>}
      <ul>
        {women + men + young > 0 && <li>{t('picture.community.people', { women, men, young })}</li>}
        {dossier.loaded.has('meeting') && (
          <li>
            {met
              ? t('picture.community.lastMet', { on: showDate(saidOf(meeting, met, 'on') ?? '', words) })
              : t('picture.community.neverMet')}
          </li>
        )}
        {dossier.loaded.has('observation') && (
          <li>
            {saw
              ? t('picture.community.lastSaw', { on: instant(saw.recorded, { dateStyle: 'medium' }) })
              : t('picture.community.neverSaw')}
          </li>
        )}
        {dossier.loaded.has('meeting') && (
          <li>
            {training && course
              ? t('watch.lastTraining', {
                  on: showDate(saidOf(meeting, training, 'on') ?? '', words),
                  course: declared(codeLabelKey(trainingCourse, course)),
                })
              : trainedOn
                ? t('watch.lastTrainedOn', { on: showDate(trainedOn, words) })
                : t('watch.neverTrained')}
          </li>
        )}
        {tested !== undefined && (
          <li>{t('picture.community.lineTested', { on: showDate(tested, words) })}</li>
        )}
        {supportedUntil !== undefined && (
          <li>{t('picture.community.supportedUntil', { on: showDate(supportedUntil, words) })}</li>
        )}
      </ul>
      {members.length > 0 && (
        <Table
          caption={t('picture.community.members')}
          showsCaption
          rows={members}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'code',
              label: t('picture.community.code'),
              isRowHead: true,
              cell: (one) => <span dir="auto">{saidOf(member, one, 'code')}</span>,
            },
            {
              key: 'vantage',
              label: t('picture.community.vantage'),
              cell: (one) => {
                const vantage = saidOf(member, one, 'vantage');
                return vantage ? declared(codeLabelKey(watchVantage, vantage)) : '';
              },
            },
            {
              key: 'trained',
              label: t('picture.community.trained'),
              cell: (one) => {
                const on = saidOf(member, one, 'trainedOn');
                return on === undefined ? '' : showDate(on, words);
              },
            },
            {
              key: 'equipment',
              label: t('picture.community.equipment'),
              cell: (one) =>
                list(
                  (saidOf(member, one, 'equipment') ?? []).map((what) =>
                    declared(codeLabelKey(supportKind, what)),
                  ),
                ),
            },
          ]}
        />
      )}
      {members.length > 0 && isKeeper && <MemberCodes dossier={dossier} members={members} onDone={reload} />}
      {given.length > 0 && (
        <Table
          caption={t('watch.equipment')}
          showsCaption
          rows={given}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              label: t('watch.equipment.what'),
              isRowHead: true,
              cell: (one) => {
                const what = saidOf(equipment, one, 'what');
                return what ? declared(codeLabelKey(supportKind, what)) : '';
              },
            },
            {
              key: 'count',
              label: t('watch.equipment.count'),
              isFigure: true,
              cell: (one) => saidOf(equipment, one, 'count') ?? '',
            },
            {
              key: 'on',
              label: t('watch.equipment.on'),
              cell: (one) => showDate(saidOf(equipment, one, 'on') ?? '', words),
            },
            {
              key: 'renew',
              label: t('watch.equipment.renew'),
              cell: (one) => {
                const renewOn = saidOf(equipment, one, 'renewOn');
                if (renewOn === undefined) return '';
                const on = showDate(renewOn, words);
                return dayOf(renewOn) <= Date.now() / dayMs ? (
                  <span className="late-word">{t('watch.equipment.due', { on })}</span>
                ) : (
                  on
                );
              },
            },
          ]}
        />
      )}
      {dossier.loaded.has('profile') && told && (
        <div className="row">
          <ButtonLink href={`/dossiers/${body.id}/paper/sheet`} icon="list" isSmall>
            {t('watch.sheet')}
          </ButtonLink>
        </div>
      )}
      {places.length > 0 && (
        <Table
          caption={t('picture.places')}
          showsCaption
          rows={places}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'place',
              label: t('picture.place'),
              isRowHead: true,
              cell: (one) => {
                const kind = saidOf(servicePoint, one, 'kind');
                return [
                  kind && declared(codeLabelKey(servicePointKind, kind)),
                  known.organisationName(saidOf(servicePoint, one, 'organisation') ?? 0),
                ]
                  .filter(Boolean)
                  .join(dot());
              },
            },
            {
              key: 'accepting',
              label: t('picture.places.accepting'),
              cell: (one) => {
                const accepting = saidOf(servicePoint, one, 'acceptingNow');
                return accepting === undefined ? t('picture.benchmark.missing') : t(accepting ? 'yes' : 'no');
              },
            },
            {
              key: 'free',
              label: t('places.free'),
              cell: (one) => {
                const place = {
                  dossier: dossier.id,
                  version: dossier.version,
                  entry: one.id,
                  name: known.organisationName(saidOf(servicePoint, one, 'organisation') ?? 0),
                  free: saidOf(servicePoint, one, 'free'),
                  freeAt: saidOf(servicePoint, one, 'freeAt'),
                  places: saidOf(servicePoint, one, 'places'),
                };
                const isTheirs = saidOf(servicePoint, one, 'organisation') === session.organisation;
                return isKeeper || (session.roles.includes('carer') && isTheirs) ? (
                  <FreePlaces place={place} onDone={reload} />
                ) : (
                  <FreeWords {...place} />
                );
              },
            },
            {
              key: 'beds',
              label: t('picture.places.beds'),
              cell: (one) => {
                const [girls, boys] = [
                  saidOf(servicePoint, one, 'bedsGirls') ?? 0,
                  saidOf(servicePoint, one, 'bedsBoys') ?? 0,
                ];
                return girls + boys === 0 ? '' : t('picture.community.beds', { girls, boys });
              },
            },
          ]}
        />
      )}
      {teams.length > 0 && (
        <Table
          caption={t('picture.community.teams')}
          showsCaption
          rows={teams}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'team',
              label: declared('community.response-team.team'),
              isRowHead: true,
              cell: (one) => known.teamName(saidOf(responseTeam, one, 'team') ?? 0),
            },
            {
              key: 'onCall',
              label: t('picture.community.onCall'),
              cell: (one) =>
                list(
                  itemsOf(responseTeam, one, 'onCall')
                    .filter((shift) => (said(shift.from) ?? '') <= now && (said(shift.to) ?? '9') >= now)
                    .flatMap((shift) => {
                      const who = said(shift.discipline);
                      return who ? [declared(codeLabelKey(discipline, who))] : [];
                    }),
                ),
            },
            {
              key: 'lacks',
              label: t('picture.community.lacks'),
              cell: (one) =>
                list(
                  (saidOf(responseTeam, one, 'lacks') ?? []).map((what) =>
                    declared(codeLabelKey(discipline, what)),
                  ),
                ),
            },
          ]}
        />
      )}
    </section>
  );
}

const dayMs = 86_400_000;
/** First day of a date, in epoch days. */
const dayOf = (date: string | undefined): number => findInterval(date ?? '')?.from ?? 0;
