import type { ReactElement } from "react";
import { Keyboard, Menu, MenuItem, Popover, Text } from "react-aria-components";
import { keyLabel } from "../../shared/keys.ts";
import { useIsMac } from "../app/AppContext.tsx";
import { useTexts } from "../i18n/useTexts.ts";
import menuStyles from "../ui/Menu.module.css";
import styles from "./Gutter.module.css";
import { ACTION_KEYS, actionsOf, actionText, type LinkAction, type Row } from "./linkActions.ts";

/** Inside a menu's trigger: how a link stands, and all that can be done with it. */
export function LinkMenu({ row, onAct }: { row: Row; onAct(action: LinkAction): void }): ReactElement {
  const t = useTexts();
  const isMac = useIsMac();
  const actions = actionsOf(row);
  return (
    <Popover className={menuStyles.popover ?? ""} placement="bottom">
      <p className={styles.state}>{t(`links:mark-${row.mark}`)}</p>
      <Menu
        className={menuStyles.menu ?? ""}
        aria-label={t("links:actions")}
        onAction={(key) => {
          const action = actions.find((each) => each === key);
          if (action) onAct(action);
        }}
      >
        {actions.map((action) => {
          const command = ACTION_KEYS[action];
          return (
            <MenuItem
              key={action}
              id={action}
              className={menuStyles.item ?? ""}
              textValue={t(actionText(row, action))}
            >
              <Text slot="label">{t(actionText(row, action))}</Text>
              {command ? <Keyboard>{keyLabel(command, isMac)}</Keyboard> : null}
            </MenuItem>
          );
        })}
      </Menu>
    </Popover>
  );
}
