import { groupBy } from '../../collection/group-by.ts';
import type { Target } from '../../targets/target.ts';

/** Targets that have a tab of their own; the others are in the list. */
const pinned = 6;

export interface LanguagesProps {
  readonly targets: readonly Target[];
  readonly current: Target;
  readonly address: (target: Target) => string;
  /** Where a GET form asks for another one by `?target=`; absent in an export. */
  readonly action?: string;
}

/** The choice of language and library: links for the first ones; for the rest a form, or more links where nobody answers one. */
export const Languages = ({ targets, current, address, action }: LanguagesProps) => {
  const first = targets.slice(0, pinned);
  const tabs = first.includes(current) ? first : [...first.slice(0, pinned - 1), current];
  const others = targets.filter((target) => !tabs.includes(target));
  return (
    <nav class="languages" aria-label="Language">
      <ul>
        {tabs.map((target) => (
          <li>
            <a
              href={address(target)}
              aria-current={target === current ? 'page' : undefined}
              {...(target === current && { 'data-shortcut': 'l', 'data-says': 'Go to the languages' })}
            >
              {target.title}
            </a>
          </li>
        ))}
      </ul>
      {action === undefined && others.length > 0 && (
        <details>
          <summary>More languages</summary>
          <ul>
            {others.map((target) => (
              <li>
                <a href={address(target)}>
                  {target.language.title}, {target.library.name}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
      {action !== undefined && others.length > 0 && (
        <form action={action}>
          <label class="hidden" for="more">
            More languages
          </label>
          <select id="more" name="target">
            <option value="">More</option>
            {[...groupBy(others, ({ language }) => language.title)].map(([language, group]) => (
              <optgroup label={language}>
                {group.map(({ id, title, library }) => (
                  <option value={id}>
                    {title}, {library.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <button type="submit">Show</button>
        </form>
      )}
    </nav>
  );
};

/** A choice of target among all, for a form. */
export const TargetSelect = ({ targets, current }: { targets: readonly Target[]; current: Target }) => (
  <select id="target" name="target">
    {targets.map((target) => (
      <option value={target.id} selected={target === current}>
        {target.title}, {target.library.name}
      </option>
    ))}
  </select>
);
