import { booleanOf, wholeNumberOf } from './field.ts';

/** Reads a value, or gives undefined for one that the setting cannot have. */
type Reader = (value: unknown) => unknown;

interface SecuritySetting {
  readonly usual: unknown;
  readonly read: Reader;
}

const boolean = (usual: boolean): SecuritySetting => ({ usual, read: booleanOf });

/** Minutes after which somebody has to sign in again; 0 for never. */
const minutes = (...choices: readonly number[]): SecuritySetting => ({
  usual: 0,
  read: (value) => {
    const given = wholeNumberOf(value);
    return given === 0 || choices.includes(given ?? -1) ? given : undefined;
  },
});

/** Security settings of an account beside the password requirement: names and values from the vendor's OpenAPI text. They are kept, and change nothing else. */
export const securitySettings: Readonly<Record<string, SecuritySetting>> = {
  admin_change_user_info: boolean(true),
  user_modifiable_info_by_admin: {
    usual: ['name', 'profile_picture', 'sign_in_email', 'host_key'],
    read: (value) =>
      Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined,
  },
  hide_billing_info: boolean(false),
  import_photos_from_devices: boolean(true),
  sign_again_period_for_inactivity_on_client: minutes(5, 10, 15, 30, 45, 60, 90, 120),
  sign_again_period_for_inactivity_on_web: minutes(5, 10, 15, 30, 60, 120),
};

/** All of them, with those that an account has stored. */
export function allSecuritySettings(stored: string): Record<string, unknown> {
  const usual = Object.entries(securitySettings).map(([name, setting]) => [name, setting.usual]);
  return { ...Object.fromEntries(usual), ...(JSON.parse(stored) as object) };
}

/** Only the fields of these names, wherever they stand, with what stands around them. */
export function onlyFields(value: unknown, names: ReadonlySet<string>): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
      if (names.has(name)) return [[name, inner]];
      const found = onlyFields(inner, names);
      return Object.keys(found).length > 0 ? [[name, found]] : [];
    }),
  );
}
