/** Samples of charts: with much and little, with nothing known, with meanings. */
import { Bars } from '../ui/charts/Bars.tsx';
import { Line, Spark } from '../ui/charts/Line.tsx';
import { Share } from '../ui/charts/Share.tsx';
import { Steps } from '../ui/charts/Steps.tsx';
import { TileMap } from '../ui/charts/TileMap.tsx';
import { Sample } from './Sample.tsx';
import { say } from './samples.ts';

const years = [12, 18, null, 31, 27, 40].map((value, at) => ({
  key: String(at),
  label: String(2020 + at),
  value,
  said: value === null ? '–' : String(value),
}));

const areas = ['Fyrravale', 'Harimbe', 'Port Imeli', 'Salt Coast', 'Reed Islands'].map((name, at) => ({
  code: `A${at}`,
  parent: 'A',
  name: say(name),
}));

export function ChartSamples() {
  return (
    <>
      <Sample name="TileMap">
        <TileMap
          areas={areas}
          places={{ A0: [0, 0], A1: [0, 1], A2: [1, 1], A3: [1, 2], A4: [0, 2] }}
          values={[0, 30, 60, 120].map((value, at) => ({
            code: `A${at}`,
            value: at === 3 ? null : value,
            said: at === 3 ? say('withheld') : String(value),
            isWithheld: at === 3,
          }))}
        />
      </Sample>
      <Sample name="Bars">
        <Bars
          title={say('Findings at workplaces')}
          definition={say('Findings that were confirmed, by kind, in the year in which they were made.')}
          about={say('Kind')}
          parts={[
            {
              key: 'a',
              label: say('Children below the minimum age, open'),
              value: 14,
              said: '14',
              tone: 'danger',
            },
            { key: 'b', label: say('Late'), value: 6, said: '6', tone: 'late', href: '/gallery' },
            { key: 'c', label: say('Put right'), value: 9, said: '9', tone: 'done' },
            { key: 'd', label: say('Not told'), value: null, said: '–' },
          ]}
        />
        <Bars title={say('Nothing')} about={say('Kind')} parts={[]} />
      </Sample>
      <Sample name="Line">
        <Line title={say('Persons prosecuted')} about={say('Year')} parts={years} />
        <p>
          {say('As small as a word:')} <Spark label={say('Persons prosecuted')} parts={years} />
        </p>
      </Sample>
      <Sample name="Share">
        <Share
          title={say('Sites by what was found')}
          about={say('What')}
          parts={[
            { key: 'open', label: say('Open finding'), value: 4, said: '4', tone: 'danger' },
            { key: 'late', label: say('Never audited'), value: 11, said: '11', tone: 'late' },
            { key: 'good', label: say('Audited, nothing open'), value: 25, said: '25', tone: 'done' },
          ]}
        />
      </Sample>
      <Sample name="Steps">
        <Steps
          title={say('Steps of the proceeding')}
          about={say('Step')}
          steps={[
            { key: '1', label: say('Complaint'), state: 'done', when: '12.3.2025' },
            { key: '2', label: say('Investigation'), state: 'done', when: '20.3.2025', href: '/gallery' },
            { key: '3', label: say('Hearing'), state: 'trouble', note: say('No lawyer for the child') },
            { key: '4', label: say('Judgment'), state: 'now' },
            { key: '5', label: say('Appeal'), state: 'skipped' },
            { key: '6', label: say('Carried out'), state: 'ahead' },
          ]}
        />
      </Sample>
    </>
  );
}
