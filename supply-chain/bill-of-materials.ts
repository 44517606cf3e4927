/**
 * The software bill of materials: which packages of others' are in the functions, as CycloneDX 1.6 in JSON. The same bundles give the same
 * bytes, so it holds neither a moment nor a random number.
 * @see https://cyclonedx.org/docs/1.6/json/
 */
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { LockedPackage } from './lock-file.ts';

/** Names our own properties, as CycloneDX asks. */
const BUNDLED_IN = 'prevention-month:bundled-in';

/**
 * @param packages every package of the lock file
 * @param bundled names of bundles, by the path of each package that is in them
 */
export function billOfMaterials(
  packages: readonly LockedPackage[],
  bundled: ReadonlyMap<string, readonly string[]>,
): string {
  const bom = new Models.Bom();
  bom.metadata.component = new Models.Component(
    Enums.ComponentType.Application,
    'prevention-month-notifications',
    { bomRef: 'prevention-month-notifications' },
  );
  for (const one of packages) {
    const bundles = bundled.get(one.path);
    if (bundles) bom.components.add(componentOf(one, bundles));
  }
  const normalize = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  const serializer = new Serialize.JsonSerializer(normalize);
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf(
  { path, name, version, licence, integrity }: LockedPackage,
  bundles: readonly string[],
): Models.Component {
  const [scope, base] = name.startsWith('@') ? name.split('/') : [undefined, name];
  return new Models.Component(Enums.ComponentType.Library, base ?? name, {
    ...(scope !== undefined && { group: scope }),
    // Two versions, or two copies, of one package are two components.
    bomRef: path,
    version,
    purl: `pkg:npm/${encodeURIComponent(name).replace('%2F', '/')}@${version}`,
    hashes: new Models.HashDictionary(
      integrity === null ? [] : [[Enums.HashAlgorithm['SHA-512'], inHex(integrity)]],
    ),
    licenses: new Models.LicenseRepository(licence === null ? [] : [licenceOf(licence)]),
    properties: new Models.PropertyRepository(bundles.map((each) => new Models.Property(BUNDLED_IN, each))),
  });
}

const licenceOf = (licence: string) =>
  licence.includes(' ') ? new Models.LicenseExpression(licence) : new Models.SpdxLicense(licence);

/** npm keeps hashes in base64, CycloneDX in hexadecimal digits. */
const inHex = (integrity: string): string =>
  Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
