import type { ReactElement, ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  ToggleButton as AriaToggleButton,
  type ToggleButtonProps as AriaToggleButtonProps,
} from "react-aria-components";
import styles from "./Button.module.css";
import { WithTooltip } from "./Tooltip.tsx";

/** How much a button asks for attention. */
export type ButtonLook = "plain" | "outline" | "primary" | "danger";

interface ButtonProps extends Omit<AriaButtonProps, "className" | "children" | "style"> {
  look?: ButtonLook;
  children: ReactNode;
}

/** A button with words, and an icon where that helps. */
export function Button({ look = "plain", ...props }: ButtonProps): ReactElement {
  const className = look === "plain" ? styles.button : `${styles.button} ${styles[look]}`;
  return <AriaButton {...props} className={className ?? ""} />;
}

interface IconButtonProps extends Omit<AriaButtonProps, "className" | "children" | "style" | "aria-label"> {
  /** What it does: its accessible name, and its tooltip. */
  label: string;
  /** Its keys as a person reads them, for the tooltip. */
  shortcut?: string;
  icon: ReactElement;
}

/** A button with an icon alone. */
export function IconButton({ label, shortcut, icon, ...props }: IconButtonProps): ReactElement {
  return (
    <WithTooltip text={label} {...(shortcut ? { shortcut } : {})}>
      <AriaButton {...props} aria-label={label} className={`${styles.button} ${styles.icon}`}>
        {icon}
      </AriaButton>
    </WithTooltip>
  );
}

interface IconToggleProps
  extends Omit<AriaToggleButtonProps, "className" | "children" | "style" | "aria-label"> {
  label: string;
  shortcut?: string;
  icon: ReactElement;
}

/** A button with an icon that is on or off. */
export function IconToggle({ label, shortcut, icon, ...props }: IconToggleProps): ReactElement {
  return (
    <WithTooltip text={label} {...(shortcut ? { shortcut } : {})}>
      <AriaToggleButton {...props} aria-label={label} className={`${styles.button} ${styles.icon}`}>
        {icon}
      </AriaToggleButton>
    </WithTooltip>
  );
}
