/** Samples of what dossiers and homes are drawn with. */
import { useState } from 'react';
import { showDate } from '../dates.ts';
import { useI18n } from '../i18n.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Countdown } from '../ui/Countdown.tsx';
import { Curtain } from '../ui/Curtain.tsx';
import { DutyLine, DutyList } from '../ui/DutyLine.tsx';
import type { IconName } from '../ui/Icon.tsx';
import { Icon } from '../ui/Icon.tsx';
import { NameText } from '../ui/PersonName.tsx';
import { StageBar } from '../ui/StageBar.tsx';
import { KeyHint } from '../ui/States.tsx';
import type { Sort } from '../ui/Table.tsx';
import { Table } from '../ui/Table.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Timeline } from '../ui/Timeline.tsx';
import { Sample } from './Sample.tsx';
import { minutesFromNoon, noon, say } from './samples.ts';

const stages = [
  'Intake',
  'Identified',
  'Assessed',
  'Planned',
  'Recovering',
  'Reintegrating',
  'Following up',
  'Closed',
];
const icons: readonly IconName[] = [
  'add',
  'alert',
  'answer',
  'back',
  'bed',
  'building',
  'check',
  'clock',
  'close',
  'down',
  'flag',
  'forward',
  'hidden',
  'home',
  'info',
  'list',
  'lock',
  'menu',
  'more',
  'offline',
  'people',
  'person',
  'refuse',
  'remove',
  'search',
  'shown',
  'shield',
  'unsaid',
  'wait',
];

export function WorkSamples() {
  const words = useI18n();
  const [sort, setSort] = useState<Sort>({ key: 'days', direction: 'descending' });
  const rows = [
    { number: 'C-26-7F3KQ2-M', stage: say('Assessed'), age: '13–15', days: 41 },
    { number: 'C-26-2B9HTR-4', stage: say('Recovering'), age: '9', days: 12 },
    { number: 'C-25-XK40PW-A', stage: say('Following up'), age: '16', days: 203 },
  ].sort((a, b) => (sort.direction === 'ascending' ? a.days - b.days : b.days - a.days));
  return (
    <>
      <Sample name="DutyLine">
        <DutyList title={say('Now')}>
          <DutyLine
            number="C-26-7F3KQ2-M"
            about={say('girl, 13–15')}
            what={say('Appoint a provisional guardian')}
            due={minutesFromNoon(-95)}
            href="/gallery"
            now={noon}
          />
          <DutyLine
            number="R-26-8KQ2MD-7"
            about={say('a child in danger now')}
            what={say('Judge this report')}
            due={minutesFromNoon(8)}
            href="/gallery"
            now={noon}
          />
        </DutyList>
        <DutyList title={say('This week')}>
          <DutyLine
            number="C-25-XK40PW-A"
            about={say('boy, 16')}
            what={say(
              'Visit him at his new school, and see him alone for a while so that he can speak freely',
            )}
            due={minutesFromNoon(3 * 1440)}
            href="/gallery"
            now={noon}
          />
        </DutyList>
        <DutyList title={say('Waiting for others')} empty={say('Nobody keeps you waiting.')}>
          {[]}
        </DutyList>
      </Sample>
      <Sample name="StageBar">
        {[0, 2, 7].map((at) => (
          <StageBar
            key={at}
            label={say('Stages of this case')}
            stages={stages.map((label) => ({ key: label, label: say(label) }))}
            current={stages[at] ?? ''}
            next={at < 7 ? say('Next: Planned, once the needs were assessed.') : undefined}
          />
        ))}
      </Sample>
      <Sample name="Curtain">
        <div className="row">
          <span className="number">C-26-7F3KQ2-M</span>
          <Curtain what={say('name')}>
            {() => (
              <NameText
                parts={[
                  { part: 'given', text: 'Selam', script: 'Latn' },
                  { part: 'father', text: 'Tesfaye', script: 'Latn' },
                  { part: 'given', text: 'ሰላም', script: 'Ethi' },
                  { part: 'given', text: 'سلام', script: 'Arab' },
                ]}
              />
            )}
          </Curtain>
        </div>
      </Sample>
      <Sample name="Countdown">
        <div className="row">
          {[-2900, -95, -0.5, 0.5, 8, 95, 600, 4400].map((minutes) => (
            <Countdown key={minutes} until={minutesFromNoon(minutes)} now={noon} />
          ))}
        </div>
      </Sample>
      <Sample name="Timeline">
        <Timeline
          label={say('What happened')}
          entries={[
            {
              id: '1',
              when: showDate('2026-03-12', words),
              what: say('Contacted by the recruiter'),
              by: say('Border desk'),
              tone: 'danger',
              summary: say('Twice by phone. The guardian and the supervisor were told within the hour.'),
              href: '/gallery',
            },
            {
              id: '2',
              when: showDate('2026-03-09', words),
              what: say('Plan agreed with her and her guardian'),
              by: say('Amina'),
              tone: 'done',
            },
            {
              id: '3',
              when: showDate('2026-03~', words),
              what: say('Health check'),
              remark: say('Entered 5 days later'),
              icon: 'add',
            },
            {
              id: '4',
              when: showDate('ethiopic:2018-06', words),
              what: say('Left home with an acquaintance'),
            },
          ]}
        />
      </Sample>
      <Sample name="Table">
        <Table
          caption={say('My cases')}
          rows={rows}
          rowKey={(row) => row.number}
          sort={sort}
          onSort={setSort}
          columns={[
            {
              key: 'number',
              label: say('Number'),
              isRowHead: true,
              cell: (row) => <span className="number">{row.number}</span>,
            },
            { key: 'age', label: say('Age'), cell: (row) => row.age },
            { key: 'stage', label: say('Stage'), cell: (row) => row.stage },
            {
              key: 'days',
              label: say('Days since last seen'),
              isFigure: true,
              isSortable: true,
              cell: (row) => row.days,
            },
          ]}
        />
        <Table
          caption={say('Nothing')}
          rows={[]}
          rowKey={String}
          columns={[{ key: 'a', label: say('Number'), cell: String }]}
        />
      </Sample>
      <Sample name="Tabs">
        <Tabs
          label={say('Parts of the dossier')}
          tabs={[
            { key: 'now', label: say('What to do'), count: 3, content: () => <p>{say('Three duties.')}</p> },
            { key: 'story', label: say('What happened'), content: () => <p>{say('The story so far.')}</p> },
            {
              key: 'people',
              label: say('Who can see this'),
              count: 7,
              content: () => <p>{say('Seven people.')}</p>,
            },
          ]}
        />
      </Sample>
      <Sample name="Button">
        <div className="row">
          <Button kind="primary" icon="check">
            {say('Accept')}
          </Button>
          <Button>{say('Later')}</Button>
          <Button kind="plain" icon="forward">
            {say('Why?')}
          </Button>
          <Button kind="danger" icon="remove">
            {say('End this grant')}
          </Button>
          <Button isPending kind="primary">
            {say('Sending')}
          </Button>
          <Button isDisabled>{say('Not now')}</Button>
          <ButtonLink href="/gallery" icon="forward">
            {say('Open')}
          </ButtonLink>
          <span>
            <KeyHint keys="c" /> {say('call')} <KeyHint keys="/" /> {say('find')}
          </span>
        </div>
      </Sample>
      <Sample name="Icon">
        <div className="row">
          {icons.map((name) => (
            <span key={name} className="small soft">
              <Icon name={name} /> {name}
            </span>
          ))}
        </div>
      </Sample>
    </>
  );
}
