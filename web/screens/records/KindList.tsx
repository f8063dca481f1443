/** The kinds of record that somebody's roles have to do with, each the way to its list. */
import { Link } from 'wouter';
import { useI18n } from '../../i18n.ts';
import { kindsOf } from './kinds.ts';
import './records.css';

export function KindList({ roles }: { readonly roles: readonly string[] }) {
  const { declared } = useI18n();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: without markers a list loses its role in Safari
    <ul role="list" className="records-kinds">
      {kindsOf(roles).map(({ kind }) => (
        <li key={kind}>
          <Link href={`/records/${kind}`}>
            <strong>{declared(`kind.${kind}.many`)}</strong>
            <span className="small soft">{declared(`kind.${kind}.help`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
