import { ChevronDown, Send } from "lucide-react";
import type { ReactElement } from "react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { HostConfig } from "../../shared/story/newsroom.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button } from "../ui/Button.tsx";
import menuStyles from "../ui/Menu.module.css";
import styles from "./PublishButton.module.css";

interface PublishButtonProps {
  hosts: readonly HostConfig[];
  /** @param host the one that was chosen in the menu */
  onPublish(host?: string): void;
}

/** Publishes; where a newsroom has several hosts, a menu beside it says to which. */
export function PublishButton({ hosts, onPublish }: PublishButtonProps): ReactElement {
  const t = useTexts();
  return (
    <div className={styles.group}>
      <Button look="primary" onPress={() => onPublish()}>
        <Send aria-hidden />
        {t("publish:title")}
      </Button>
      {hosts.length > 1 ? (
        <MenuTrigger>
          <Button look="primary" aria-label={t("publish:host")}>
            <ChevronDown aria-hidden />
          </Button>
          <Popover className={menuStyles.popover ?? ""} placement="bottom end">
            <p className={styles.heading}>{t("publish:host")}</p>
            <Menu
              className={menuStyles.menu ?? ""}
              aria-label={t("publish:host")}
              onAction={(key) => onPublish(String(key))}
            >
              {hosts.map(({ id, name }) => (
                <MenuItem key={id} id={id} className={menuStyles.item ?? ""}>
                  {name}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      ) : null}
    </div>
  );
}
