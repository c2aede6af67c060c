import { useCallback, useEffect, useRef, useState } from "react";
import type { ErrorData } from "../../shared/errors.ts";
import type { PublishPreview } from "../../shared/ipc.ts";
import type { PublishProgress, PublishResult } from "../../shared/publish/progress.ts";
import { errorDataOf, request, useEvent } from "../app/bridge.ts";

/** Where a publish is: being checked, waiting for a word, running, or over. */
export type PublishState =
  | { step: "checking"; progress: PublishProgress | null }
  | { step: "unready"; error: ErrorData }
  | { step: "ready"; preview: PublishPreview }
  | { step: "running"; progress: PublishProgress | null; isStopping: boolean }
  | { step: "over"; result: PublishResult };

interface Publishing {
  state: PublishState;
  /** It ended while the sheet was closed. */
  isUnseen: boolean;
  start(): void;
  stop(): void;
  check(): void;
}

/** Publishing to a host, from its checks to its result, while the sheet is open. */
export function usePublish(host: string | null, isOpen: boolean): Publishing {
  const [state, setState] = useState<PublishState>({ step: "checking", progress: null });
  const latest = useRef(0);
  const [isUnseen, setUnseen] = useState(false);
  const isShown = useRef(isOpen);
  isShown.current = isOpen;

  const check = useCallback(() => {
    if (host === null) return;
    latest.current += 1;
    const mine = latest.current;
    setState({ step: "checking", progress: null });
    const settle = (next: PublishState) => {
      if (latest.current === mine) setState(next);
    };
    request("publish.prepare", { host }).then(
      (preview) => settle({ step: "ready", preview }),
      (error: unknown) => settle({ step: "unready", error: errorDataOf(error) }),
    );
  }, [host]);

  const isBusy = useRef(false);
  isBusy.current = state.step === "running" || isUnseen;
  useEffect(() => {
    // What runs, or ended while the sheet was closed, is shown as it is.
    if (isOpen && !isBusy.current) check();
    if (isOpen) setUnseen(false);
  }, [isOpen, check]);

  const start = () => {
    if (host === null) return;
    latest.current += 1;
    setState({ step: "running", progress: null, isStopping: false });
    const end = (next: PublishState) => {
      setState(next);
      if (!isShown.current) setUnseen(true);
    };
    request("publish.start", { host }).then(
      (result) => end({ step: "over", result }),
      (error: unknown) => end({ step: "unready", error: errorDataOf(error) }),
    );
  };
  const stop = () => {
    setState((now) => (now.step === "running" ? { ...now, isStopping: true } : now));
    void request("publish.cancel", {});
  };
  useEvent("publish.progress", (progress) =>
    setState((now) => (now.step === "running" || now.step === "checking" ? { ...now, progress } : now)),
  );
  return { state, isUnseen, start, stop, check };
}
