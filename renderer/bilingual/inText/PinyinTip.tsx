import { type ReactElement, useEffect, useState } from "react";
import styles from "./inText.module.css";
import { lineAt, offsetIn, rangeOf } from "./lines.ts";

/** Milliseconds that the pointer rests before the pinyin is shown. */
const REST = 500;
const HAN = /^\p{Script=Han}+$/u;
const segmenter = new Intl.Segmenter("zh-Hans", { granularity: "word" });

type PinyinOf = typeof import("../../../shared/helps/pinyin.ts").pinyinOf;

interface Tip {
  text: string;
  x: number;
  y: number;
}

/** Over a Chinese word on which the pointer rests: how it is read there. */
export function PinyinTip({ root }: { root: HTMLElement }): ReactElement | null {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let moves = 0;
    const leave = () => {
      moves += 1;
      clearTimeout(timer);
      setTip(null);
    };
    const show = async (event: MouseEvent) => {
      const before = moves;
      // Large, so loaded when a pointer first rests: opening a story and typing don't wait for it.
      const { pinyinOf } = await import("../../../shared/helps/pinyin.ts");
      if (moves === before) setTip(tipAt(event, pinyinOf));
    };
    const follow = (event: MouseEvent) => {
      leave();
      if (event.buttons === 0) timer = setTimeout(() => void show(event), REST);
    };
    root.addEventListener("mousemove", follow);
    root.addEventListener("mouseleave", leave);
    root.addEventListener("keydown", leave);
    return () => {
      leave();
      root.removeEventListener("mousemove", follow);
      root.removeEventListener("mouseleave", leave);
      root.removeEventListener("keydown", leave);
    };
  }, [root]);
  if (!tip) return null;
  return (
    <span className={styles.pinyin} style={{ left: tip.x, top: tip.y }} role="tooltip">
      {tip.text}
    </span>
  );
}

function tipAt({ clientX, clientY }: MouseEvent, pinyinOf: PinyinOf): Tip | null {
  const caret = document.caretPositionFromPoint(clientX, clientY);
  const line = caret && lineAt(caret.offsetNode);
  const offset = caret && line ? offsetIn(line, caret.offsetNode, caret.offset) : null;
  if (!line || offset === null) return null;
  const word = segmenter.segment(line.text).containing(offset);
  if (!word || !HAN.test(word.segment)) return null;
  const box = rangeOf(line, word.index, word.index + word.segment.length)?.getBoundingClientRect();
  const isOver =
    box && clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  return isOver ? { text: pinyinOf(word.segment, line.text, word.index), x: box.left, y: box.top } : null;
}
