import { cpus, totalmem } from "node:os";
import type { Figure, Figures } from "./figures.ts";

/** The computer that the figures hold for. */
export interface Machine {
  processor: string;
  cores: number;
  memoryGB: number;
  platform: string;
  node: string;
  electron: string;
}

export function describeMachine(electron: string): Machine {
  return {
    processor: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node,
    electron,
  };
}

/** One JSON object: the machine, and each figure with its aim and whether it was met. */
export function asJson(machine: Machine, figures: Figures): string {
  const told = Object.entries(figures).map(([name, { label, ...figure }]) => [
    name,
    {
      ...figure,
      value: rounded(figure.value),
      ...(figure.atMost === undefined ? {} : { met: isMet(figure) }),
    },
  ]);
  return JSON.stringify({ machine, figures: Object.fromEntries(told) });
}

/** The same for people: a line a figure. */
export function asTable(machine: Machine, figures: Figures): string {
  const lines = Object.values(figures).map((figure) => {
    const aim = figure.atMost === undefined ? "" : `aim ≤ ${amount(figure.atMost, figure.unit)}`;
    const verdict = figure.atMost === undefined ? "" : isMet(figure) ? "met" : "not met";
    const value = amount(rounded(figure.value), figure.unit);
    return `${figure.label.padEnd(58)} ${value.padStart(12)}   ${aim.padEnd(14)} ${verdict}`.trimEnd();
  });
  const { processor, cores, memoryGB, platform, node, electron } = machine;
  const head = `${processor}, ${cores} cores, ${memoryGB} GB, ${platform}, Node ${node}, Electron ${electron}`;
  return [head, "", ...lines].join("\n");
}

function isMet({ value, atMost }: Pick<Figure, "value" | "atMost">): boolean {
  return atMost === undefined || value <= atMost;
}

function amount(value: number, unit: Figure["unit"]): string {
  return unit === "×" ? `${value}×` : `${value} ${unit}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
