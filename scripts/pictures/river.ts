import {
  between,
  disc,
  INK,
  land,
  line,
  type Point,
  picture,
  randomFrom,
  rolling,
  shape,
  sky,
  times,
} from "./drawing.ts";

const HORIZON = 430;

/** A river winding between reeds and hills towards the evening sun. */
export function river(): string {
  return picture(`${sky("#d88f68", INK.peach, INK.dawn)}${disc(905, 372, 96, INK.vermilion)}
${land(rolling(5, 375, 52, 330), "#b7a6a0")}${land(rolling(14, 412, 30, 260), INK.haze)}
${land(() => HORIZON, "#7f927c")}${banks()}${water()}${glitter()}${reeds(17, 0, 470)}${reeds(29, 1180, 1620)}${heron()}`);
}

/** The middle of the river and half its width at a depth from 0 (horizon) to 1 (our feet). */
function course(depth: number): { x: number; y: number; half: number } {
  const y = HORIZON + (1020 - HORIZON) * depth ** 1.5;
  const swing = Math.sin(depth * 8.4 + 0.5) * (40 + 250 * depth);
  return { x: 880 + swing * (1 - 0.35 * depth) - 120 * depth, y, half: 7 + 330 * depth ** 1.7 };
}

function water(widen = 0): string {
  const steps = Array.from({ length: 90 }, (_, index) => course(index / 89));
  const left = steps.map(({ x, y, half }): Point => [x - half - widen * half ** 0.5, y]);
  const right = steps.map(({ x, y, half }): Point => [x + half + widen * half ** 0.5, y]).reverse();
  const fill = widen > 0 ? "#d3bd8c" : "url(#water)";
  return `<linearGradient id="water" x2="0" y2="1"><stop offset="0" stop-color="#efc7a0"/><stop offset="0.5" stop-color="#8fa6ad"/><stop offset="1" stop-color="${INK.blue}"/></linearGradient>${shape([...left, ...right], fill)}`;
}

/** Fields that darken towards us, and the river's sand. */
function banks(): string {
  const inks = ["#73896f", "#657f66", "#55715b", "#476350", "#395546"];
  const fields = inks.map((ink, index) =>
    land(rolling(40 + index, HORIZON + 26 + index ** 1.5 * 52, 9 + index * 3, 420), ink),
  );
  return fields.join("") + water(1.1);
}

function glitter(): string {
  const random = randomFrom(8);
  return times(70, () => {
    const { x, y, half } = course(between(random, 0.05, 0.98));
    const length = between(random, 0.05, 0.28) * half;
    const from = x + between(random, -0.7, 0.7 - length / half) * half;
    return line(
      [
        [from, y],
        [from + length, y],
      ],
      random() < 0.4 ? INK.dawn : INK.veil,
      1 + half / 120,
      'opacity="0.55"',
    );
  });
}

function reeds(seed: number, low: number, high: number): string {
  const random = randomFrom(seed);
  return times(95, (index) => {
    const x = between(random, low, high);
    const height = between(random, 120, 350) * (low === 0 ? 1 - x / 900 : (x - 800) / 800);
    const lean = between(random, 10, 70);
    const ink = index % 3 === 0 ? INK.pine : index % 3 === 1 ? "#20342b" : "#3d5544";
    const tip: Point = [x + lean, 1010 - height];
    const stem = `<path d="M${x} 1010 Q${x} ${1010 - height * 0.6} ${tip[0]} ${tip[1]}" fill="none" stroke="${ink}" stroke-width="4.5" stroke-linecap="round"/>`;
    const plume = `<ellipse cx="${tip[0]}" cy="${tip[1]}" rx="5.5" ry="25" transform="rotate(${lean * 0.5} ${tip[0]} ${tip[1]})" fill="#b9835c"/>`;
    return stem + (index % 3 === 0 ? plume : "");
  });
}

function heron(): string {
  return `<g transform="translate(-92 26)"><g fill="none" stroke="${INK.night}" stroke-width="4" stroke-linecap="round"><path d="M1000 742 V690 M1012 742 V690"/></g>
<path d="M965 694 C985 660 1025 655 1052 690 C1030 704 990 706 965 694 Z" fill="${INK.paper}"/>
<path d="M1036 676 C1066 656 1030 622 1062 606 C1070 606 1072 612 1068 617 C1050 634 1080 664 1046 690 Z" fill="${INK.paper}"/>
<path d="M1066 606 L1102 616 L1066 617 Z" fill="${INK.vermilion}"/><path d="M1058 606 Q1040 602 1030 610" stroke="${INK.night}" stroke-width="4" fill="none"/></g>`;
}
