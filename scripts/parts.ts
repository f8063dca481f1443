/**
 * The list of all parts that Gwen is made of (a bill of materials, CycloneDX 1.6), from package-lock.json: each with its
 * exact version, licence, checksum and what it needs in turn. It holds no time and no number of its own, so that the same
 * source gives the same bytes.
 */
import { z } from 'zod';

const lockSchema = z.object({
  name: z.string(),
  version: z.string(),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      dependencies: z.record(z.string(), z.string()).default({}),
      optionalDependencies: z.record(z.string(), z.string()).default({}),
      devDependencies: z.record(z.string(), z.string()).default({}),
    }),
  ),
});
type Packages = z.output<typeof lockSchema>['packages'];

const nameOf = (path: string): string =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace('@', '%40')}@${version}`;
/** SPDX: one licence, or several with words between them. */
const licenceOf = (licence: string) =>
  /[ (]/.test(licence) ? { expression: licence } : { license: { id: licence } };

/** Where `from` finds the package `name`, as Node looks for it. */
function findPath(packages: Packages, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return undefined;
  }
}

/** The bill of materials of a lock file's content. */
export function billOfMaterials(lock: unknown) {
  const { name, version, packages } = lockSchema.parse(lock);
  const refOf = (path: string): string =>
    path === '' ? `${name}@${version}` : purlOf(nameOf(path), packages[path]?.version ?? '');
  const paths = Object.keys(packages).sort();
  const parts = new Map(
    paths
      .filter((path) => path !== '')
      .map((path) => {
        const { license, integrity = '', dev, optional, devOptional } = packages[path] ?? {};
        const [algorithm = '', content = ''] = integrity.split('-');
        const ref = refOf(path);
        return [
          ref,
          {
            type: 'library',
            'bom-ref': ref,
            name: nameOf(path),
            version: packages[path]?.version ?? '',
            purl: ref,
            scope: dev ? 'excluded' : optional || devOptional ? 'optional' : 'required',
            ...(license === undefined ? {} : { licenses: [licenceOf(license)] }),
            ...(algorithm === 'sha512'
              ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }] }
              : {}),
          },
        ] as const;
      }),
  );
  const needs = new Map<string, Set<string>>();
  for (const path of paths) {
    const { dependencies = {}, optionalDependencies = {}, devDependencies = {} } = packages[path] ?? {};
    const found = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).flatMap(
      (one) => {
        const at = findPath(packages, path, one);
        return at === undefined ? [] : [refOf(at)];
      },
    );
    const all = needs.get(refOf(path)) ?? new Set();
    for (const ref of found) all.add(ref);
    needs.set(refOf(path), all);
  }
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': refOf(''),
        name,
        version,
        licenses: [licenceOf(packages['']?.license ?? '')],
      },
    },
    components: [...parts.values()],
    dependencies: [...needs].map(([ref, all]) => ({ ref, dependsOn: [...all].sort() })),
  };
}
