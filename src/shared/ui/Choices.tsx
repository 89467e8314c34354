/** One of several: side by side where there is room, else a list to open. Both are the browser's own controls. */
import { ChevronDown } from 'lucide-react';
import { useId } from 'react';
import { classes } from './Button';
import styles from './controls.module.css';

export interface Option<Name extends string> {
  readonly value: Name;
  readonly title: string;
  /** Shown instead of the title where there is little room. */
  readonly short?: string | undefined;
  /** More words, for a pointer that rests on it. */
  readonly hint?: string | undefined;
}

export interface ChoiceProps<Name extends string> {
  /** What is chosen, in a word or two. */
  readonly label: string;
  readonly options: readonly Option<Name>[];
  readonly value: Name;
  readonly onChoose: (value: Name) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** All options in sight. */
export function Segmented<Name extends string>({
  label,
  options,
  value,
  onChoose,
  disabled,
  className,
}: ChoiceProps<Name>) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className={classes(styles.segmented, className)}>
      {options.map((option) => (
        <label key={option.value} className={styles.segment} title={option.hint}>
          <input
            type="radio"
            name={group}
            aria-label={option.title}
            checked={option.value === value}
            disabled={disabled}
            onChange={() => onChoose(option.value)}
          />
          <span data-short={option.short}>
            <i>{option.title}</i>
          </span>
        </label>
      ))}
    </div>
  );
}

/** The chosen option in sight. */
export function SelectField<Name extends string>({
  label,
  options,
  value,
  onChoose,
  disabled,
  className,
}: ChoiceProps<Name>) {
  return (
    <span className={classes(styles.select, className)}>
      <select
        aria-label={label}
        title={options.find((option) => option.value === value)?.hint ?? label}
        value={value}
        disabled={disabled}
        // The values are those of the options, which are `Name`s.
        onChange={(event) => onChoose(event.target.value as Name)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.title}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </span>
  );
}
