import type { ReactElement } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import styles from "./Tooltip.module.css";

interface WithTooltipProps {
  text: string;
  shortcut?: string;
  children: ReactElement;
}

/** Shows a name and its keys beside a control that has no words of its own. */
export function WithTooltip({ text, shortcut, children }: WithTooltipProps): ReactElement {
  return (
    <TooltipTrigger delay={600} closeDelay={0}>
      {children}
      <Tooltip offset={6} className={styles.tooltip ?? ""}>
        <span>{text}</span>
        {shortcut ? <span className={styles.shortcut}>{shortcut}</span> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
