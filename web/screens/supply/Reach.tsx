/**
 * From a finding to everybody whom it concerns [V7]: each buyer at any tier who bought there when it was found, with what it
 * does about it; and from a buyer down to what was found below it.
 */
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { showDate } from '../../dates.ts';
import { useI18n } from '../../i18n.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Chain, Exposure, OpenFinding } from './chain.ts';
import { answerWords, findingWords } from './words.ts';

/** Where the page of an enterprise tells of the buyers that its findings reach. */
export const reachAnchor = 'buyers';

interface ReachProps {
  readonly chain: Chain;
  readonly self: string;
  readonly nameOf: (id: string) => string;
  /** She may write for the buyers, or for the children at the supplier. */
  readonly writes: boolean;
}

/** The form in which a buyer says what it does about something that was found, as far as it is known already. */
export const answerHref = ({ buyer, through, at, kind, on }: Exposure): string =>
  `/dossiers/${buyer}/act/answer-exposure?${new URLSearchParams({
    'set.exposure.supplier': through,
    'set.exposure.finding': at,
    'set.exposure.kind': kind,
    'set.exposure.on': on,
  })}`;

export function FoundHere({ chain, self, nameOf, writes }: ReachProps) {
  const words = useI18n();
  const { t } = words;
  const findings = chain.findings.filter(({ at }) => at === self);
  const section = useRef<HTMLElement>(null);
  // the browser looked for it before it was there
  useEffect(() => {
    if (window.location.hash === `#${reachAnchor}`) section.current?.focus();
  }, []);
  if (findings.length === 0) return null;
  return (
    <section className="stack reach-all" id={reachAnchor} ref={section} tabIndex={-1}>
      <h3>{t('supply.foundHere')}</h3>
      {findings.map((one) => (
        <OneFinding key={one.entry} {...{ chain, one, nameOf, writes }} />
      ))}
    </section>
  );
}

const childrenKeys = {
  'not-yet': 'supply.childrenNotYet',
  begun: 'supply.childrenBegun',
  helped: 'supply.childrenHelped',
} as const;

function OneFinding({
  chain,
  one,
  nameOf,
  writes,
}: Omit<ReachProps, 'self'> & { readonly one: OpenFinding }) {
  const words = useI18n();
  const { t } = words;
  const reached = chain.exposures
    .filter(({ at, kind, on }) => at === one.at && kind === one.kind && on === one.on)
    .toSorted((a, b) => a.tier - b.tier);
  return (
    <div className="reach">
      <h4>
        {findingWords(one.kind, words)},{' '}
        <span className="soft">{t('supply.since', { day: showDate(one.on, words) })}</span>
      </h4>
      <p className={one.children === 'not-yet' ? 'reach-open' : undefined}>
        <Icon name={one.children === 'not-yet' ? 'alert' : one.children === 'begun' ? 'clock' : 'check'} />{' '}
        {t(childrenKeys[one.children])}
      </p>
      {writes && one.children === 'not-yet' && (
        <div className="reach-acts">
          <ButtonLink
            href={`/dossiers/${one.at}/write/corrective-action?set.disclosure=${one.entry}`}
            icon="forward"
          >
            {t('supply.helpChildren')}
          </ButtonLink>
        </div>
      )}
      <h5>{t('supply.buyers')}</h5>
      <Table
        caption={t('supply.buyers')}
        rows={reached}
        rowKey={({ buyer }) => buyer}
        empty={t('supply.noBuyers')}
        columns={[
          {
            key: 'buyer',
            label: t('supply.enterprise'),
            isRowHead: true,
            cell: ({ buyer }) => <Link href={`/dossiers/${buyer}`}>{nameOf(buyer)}</Link>,
          },
          { key: 'tier', label: t('supply.tier'), cell: ({ tier }) => t('supply.side.buyer', { tier }) },
          {
            key: 'answer',
            label: t('supply.answered'),
            cell: (exposure) => <Answered exposure={exposure} writes={writes} />,
          },
        ]}
      />
    </div>
  );
}

export function FoundBelow({ chain, self, nameOf, writes }: ReachProps) {
  const words = useI18n();
  const { t } = words;
  const exposures = chain.exposures.filter(({ buyer }) => buyer === self);
  if (exposures.length === 0) return null;
  return (
    <section className="stack">
      <h3>{t('supply.foundBelow')}</h3>
      <Table
        caption={t('supply.foundBelow')}
        rows={exposures}
        rowKey={({ at, kind, on }) => `${at} ${kind} ${on}`}
        columns={[
          {
            key: 'kind',
            label: t('supply.finding'),
            isRowHead: true,
            cell: ({ kind, on }) => `${findingWords(kind, words)}, ${showDate(on, words)}`,
          },
          {
            key: 'at',
            label: t('supply.enterprise'),
            cell: ({ at, tier }) => (
              <>
                <Link href={`/dossiers/${at}`}>{nameOf(at)}</Link>{' '}
                <span className="soft">{t('supply.side.supplier', { tier })}</span>
              </>
            ),
          },
          {
            key: 'answer',
            label: t('supply.answered'),
            cell: (exposure) => <Answered exposure={exposure} writes={writes} />,
          },
        ]}
      />
    </section>
  );
}

function Answered({ exposure, writes }: { readonly exposure: Exposure; readonly writes: boolean }) {
  const words = useI18n();
  const { t } = words;
  if (exposure.answer !== undefined) return answerWords(exposure.answer, words);
  return (
    <>
      <Icon name="clock" /> {t('supply.noAnswer')}{' '}
      {writes && <Link href={answerHref(exposure)}>{t('supply.answer')}</Link>}
    </>
  );
}
