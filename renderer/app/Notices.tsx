import { X } from "lucide-react";
import {
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { errorText } from "../../shared/i18n/translator.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { errorDataOf } from "./bridge.ts";
import styles from "./Notices.module.css";

interface Notice {
  id: number;
  text: string;
  isError: boolean;
  action?: { name: string; run(): void };
}

interface NoticeValue {
  /** Tells what could not be done; stays until it is closed. */
  showError(error: unknown): void;
  /** Tells what was done, with a way back; goes after a while. */
  show(text: string, action?: Notice["action"]): void;
}

const NoticeContext = createContext<NoticeValue | null>(null);

/** Milliseconds that a notice stays. */
const STAY = 8000;

/** Ways to tell a person something beside what they are doing. */
export function useNotices(): NoticeValue {
  const value = use(NoticeContext);
  if (!value) throw new Error("useNotices outside NoticeProvider");
  return value;
}

/** Runs what may fail, and tells when it did. */
export function useAttempt(): (work: () => Promise<unknown>) => void {
  const { showError } = useNotices();
  return (work) => void work().catch(showError);
}

/** Shows notices over the window. */
export function NoticeProvider({ children }: { children: ReactNode }): ReactElement {
  const t = useTexts();
  const [notices, setNotices] = useState<Notice[]>([]);
  const count = useRef(0);
  const add = useCallback((notice: Omit<Notice, "id">) => {
    count.current += 1;
    const id = count.current;
    // One of a kind is enough.
    setNotices((shown) => [...shown.filter(({ text }) => text !== notice.text).slice(-2), { ...notice, id }]);
  }, []);
  const close = useCallback((id: number) => setNotices((shown) => shown.filter((n) => n.id !== id)), []);
  const value = useMemo<NoticeValue>(
    () => ({
      showError: (error) => add({ text: errorText(t, errorDataOf(error)), isError: true }),
      show: (text, action) => add({ text, isError: false, ...(action ? { action } : {}) }),
    }),
    [add, t],
  );
  return (
    <NoticeContext value={value}>
      {children}
      {/* Over a dialog too: there it is read out, and closing it leaves the dialog open. */}
      <div className={styles.notices} data-react-aria-top-layer="true">
        {notices.map((notice) => (
          <NoticeBar key={notice.id} notice={notice} onClose={close} />
        ))}
      </div>
    </NoticeContext>
  );
}

function NoticeBar({ notice, onClose }: { notice: Notice; onClose(id: number): void }): ReactElement {
  const t = useTexts();
  const { id, text, isError, action } = notice;
  useEffect(() => {
    if (isError) return;
    const timer = setTimeout(() => onClose(id), STAY);
    return () => clearTimeout(timer);
  }, [id, isError, onClose]);
  const run = () => {
    action?.run();
    onClose(id);
  };
  return (
    <div
      className={isError ? `${styles.notice} ${styles.error}` : styles.notice}
      role={isError ? "alert" : "status"}
    >
      <span>{text}</span>
      {action ? (
        <Button look="outline" onPress={run}>
          {action.name}
        </Button>
      ) : null}
      <IconButton label={t("app:close")} icon={<X aria-hidden />} onPress={() => onClose(id)} />
    </div>
  );
}
