/** The areas of the country as a list to choose from, short enough for a small page on a slow network. */
import type { Areas } from '../reports.ts';
import type { Values } from './template.ts';

const most = 150;

type Area = Areas['all'][number];

/**
 * Areas for the select of the form: one group for each part of the country (or each area without a parent), in it the
 * part itself and what lies in it. Where they are too many, the smallest areas are left out.
 */
export function areaChoices(areas: readonly Area[], chosen: string): readonly Values[] {
  const codes = new Set(areas.map((area) => area.code));
  const inside = Map.groupBy(areas, (area) =>
    area.parent !== null && codes.has(area.parent) ? area.parent : '',
  );
  const under = (code: string): readonly Area[] => inside.get(code) ?? [];
  const roots = under('');
  const tops = roots.length === 1 ? under(roots[0]?.code ?? '') : roots;
  const groups = tops.length > 0 ? tops : roots;
  const depth = [3, 2, 1].find(
    (deep) => groups.reduce((sum, top) => sum + size(under, top, deep), 0) <= most,
  );
  return groups.slice(0, most).map((top) => ({
    name: top.name,
    parts: listed(under, top, depth ?? 1).map(({ code, name }) => ({
      code,
      name,
      chosen: code === chosen,
    })),
  }));
}

type Under = (code: string) => readonly Area[];

const size = (under: Under, area: Area, deep: number): number =>
  deep <= 1 ? 1 : 1 + under(area.code).reduce((sum, part) => sum + size(under, part, deep - 1), 0);

/** An area and what lies in it, `deep` levels in all; the third level and below are marked. */
function listed(under: Under, area: Area, deep: number, level = 1): { code: string; name: string }[] {
  const own = { code: area.code, name: level > 2 ? `– ${area.name}` : area.name };
  if (deep <= 1) return [own];
  return [own, ...under(area.code).flatMap((part) => listed(under, part, deep - 1, level + 1))];
}
