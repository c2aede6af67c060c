import {
  between,
  disc,
  INK,
  land,
  line,
  picture,
  type Random,
  randomFrom,
  rolling,
  shape,
  sky,
} from "./drawing.ts";

const TERRACES = [
  { base: 560, ink: "#a9b48d" },
  { base: 640, ink: "#97a680" },
  { base: 725, ink: "#7f9572" },
  { base: 820, ink: "#668264" },
  { base: 925, ink: "#4b6953" },
];

/** Young pines in rows on terraced hills, volunteers among them, under a low sun. */
export function planting(): string {
  const random = randomFrom(4);
  const terraces = TERRACES.map(({ base, ink }, index) => terrace(base, ink, index, random)).join("");
  return picture(`${sky("#e8c9a6", INK.dawn, INK.paper)}${disc(1180, 330, 105, INK.vermilion)}
${land(rolling(3, 420, 70, 520), INK.mist)}${land(rolling(9, 490, 48, 380), "#8ba59b")}${terraces}`);
}

function terrace(base: number, ink: string, index: number, random: Random): string {
  const edge = rolling(21 + index, base, 16 + index * 3, 620);
  const size = 0.5 + index * 0.27;
  const trees: string[] = [];
  for (let x = 40 + index * 23; x < 1600; x += 92 * size + 24) {
    if (random() < 0.12) continue;
    const at = x + between(random, -7, 7);
    trees.push(pine(at, edge(at) + 10 * size, size * between(random, 0.82, 1.1), index));
  }
  const people = (PEOPLE[index] ?? []).map((x) => volunteer(x, edge(x) + 14 * size, size * 1.15, random));
  const rim = land((x) => edge(x) + 7 + index * 2, ink);
  return land(edge, "#d9c89a") + rim + trees.join("") + people.join("");
}

/** Where people stand, by terrace. */
const PEOPLE: Record<number, number[]> = { 1: [500, 560], 2: [980, 1290], 3: [330, 430], 4: [1085] };

function pine(x: number, foot: number, size: number, index: number): string {
  const ink = ["#5d7a66", "#4c6c59", "#3d5d4d", INK.pine, "#22392f"][index] ?? INK.pine;
  const s = (value: number) => value * size;
  const tiers = [0, 1, 2].map((tier) => {
    const half = s(25 - tier * 6.5);
    const low = foot - s(12 + tier * 19);
    return `<path d="M${x - half} ${low} Q${x} ${low + s(7)} ${x + half} ${low} L${x} ${low - s(34)} Z" fill="${ink}"/>`;
  });
  const shadow = `<ellipse cx="${x - s(14)}" cy="${foot}" rx="${s(26)}" ry="${s(4)}" fill="#1d2f27" opacity="0.22"/>`;
  return (
    shadow +
    line(
      [
        [x, foot],
        [x, foot - s(16)],
      ],
      "#4a3a2c",
      s(5),
    ) +
    tiers.join("")
  );
}

const COATS = [INK.vermilion, INK.blue, INK.straw, INK.paper];

/** Somebody with a spade, in a cap. */
function volunteer(x: number, foot: number, size: number, random: Random): string {
  const coat = COATS[Math.floor(random() * COATS.length)] ?? INK.vermilion;
  const s = (value: number) => value * size;
  return [
    line(
      [
        [x + s(26), foot],
        [x + s(12), foot - s(52)],
      ],
      "#4a3a2c",
      s(3.5),
    ),
    line(
      [
        [x - s(9), foot],
        [x - s(5), foot - s(32)],
        [x + s(5), foot],
      ],
      INK.night,
      s(8),
    ),
    shape(
      [
        [x - s(14), foot - s(28)],
        [x - s(7), foot - s(64)],
        [x + s(9), foot - s(64)],
        [x + s(6), foot - s(27)],
      ],
      coat,
    ),
    line(
      [
        [x + s(2), foot - s(58)],
        [x + s(15), foot - s(42)],
      ],
      INK.night,
      s(5),
    ),
    disc(x + s(4), foot - s(74), s(9), "#7a4f38"),
    `<path d="M${x - s(6)} ${foot - s(76)} A${s(10)} ${s(10)} 0 0 1 ${x + s(14)} ${foot - s(76)} L${x + s(22)} ${foot - s(73)} L${x - s(6)} ${foot - s(75)} Z" fill="${coat === INK.vermilion ? INK.night : INK.brick}"/>`,
  ].join("");
}
