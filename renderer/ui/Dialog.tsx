import { X } from "lucide-react";
import type { CSSProperties, ReactElement, ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTexts } from "../i18n/useTexts.ts";
import { IconButton } from "./Button.tsx";
import styles from "./Dialog.module.css";

interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Left out where there is no way but to wait. */
  onClose?(): void;
  children: ReactNode;
  /** Buttons at the foot. */
  actions?: ReactNode;
  /** CSS length. */
  width?: string;
  /** At the window's side, over its whole height. */
  side?: boolean;
  /** Asks for an answer: a click outside doesn't close it. */
  isAlert?: boolean;
  /** Holds what would be lost: neither Escape nor a click outside closes it. */
  isKept?: boolean;
}

/** A dialog over the window; Escape and the cross close it. */
export function Dialog(props: DialogProps): ReactElement {
  const { title, isOpen, onClose, children, actions, width, side = false } = props;
  const { isAlert = false, isKept = false } = props;
  const t = useTexts();
  const size = width ? ({ "--dialog-width": width } as CSSProperties) : undefined;
  return (
    <ModalOverlay
      className={side ? `${styles.scrim} ${styles.side}` : (styles.scrim ?? "")}
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose?.())}
      isDismissable={!isAlert && !isKept}
      isKeyboardDismissDisabled={isKept}
    >
      <Modal className={styles.modal ?? ""} {...(size ? { style: size } : {})}>
        <AriaDialog className={styles.dialog ?? ""} role={isAlert ? "alertdialog" : "dialog"}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ""}>
              {title}
            </Heading>
            {onClose ? (
              <IconButton label={t("app:close")} icon={<X aria-hidden />} onPress={onClose} />
            ) : null}
          </header>
          <div className={styles.body}>{children}</div>
          {actions ? <footer className={styles.footer}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
