import type { ReactElement } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import styles from "./Field.module.css";

/** A command of a menu. */
export interface MenuAction {
  id: string;
  name: string;
  keys?: string;
  icon?: ReactElement;
  isDisabled?: boolean;
  run(): void;
}

interface MenuProps {
  /** What opens it: a button. */
  children: ReactElement;
  /** The menu's accessible name. */
  label: string;
  actions: readonly MenuAction[];
}

/** A button with a menu of commands. */
export function Menu({ children, label, actions }: MenuProps): ReactElement {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover ?? ""} offset={4}>
        <AriaMenu aria-label={label} onAction={(key) => actions.find(({ id }) => id === key)?.run()}>
          {actions.map(({ id, name, keys, icon, isDisabled = false }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={name}
              isDisabled={isDisabled}
              className={styles.option ?? ""}
            >
              {icon}
              <span>{name}</span>
              {keys ? <span className={styles.keys}>{keys}</span> : null}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
