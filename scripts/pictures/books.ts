import { between, box, disc, INK, line, type Point, picture, randomFrom, shape, times } from "./drawing.ts";

const SHELVES = [318, 640, 962];

/** Shelves of books beside a window that looks out on mountains. */
export function books(): string {
  const wall = box(0, 0, 1600, 1000, "#e9d7b8");
  const board = (y: number) =>
    box(640, y, 1000, 26, "#7b5238") + box(640, y + 26, 1000, 16, "#3a271c", 'opacity="0.25"');
  const bookcase = box(640, 0, 1000, 1000, "#b58a62") + box(640, 0, 22, 1000, "#7b5238");
  const rows = SHELVES.map((y, index) => row(y, index)).join("");
  return picture(`${wall}${casement()}${bookcase}${rows}${SHELVES.map(board).join("")}${light()}`);
}

function casement(): string {
  const view = `<clipPath id="pane"><rect x="96" y="120" width="420" height="640"/></clipPath><g clip-path="url(#pane)">
${box(96, 120, 420, 640, INK.dawn)}${disc(378, 330, 62, INK.vermilion)}
${shape(
  [
    [60, 560],
    [170, 400],
    [240, 470],
    [330, 350],
    [430, 480],
    [540, 420],
    [540, 800],
    [60, 800],
  ],
  INK.mist,
)}
${shape(
  [
    [60, 640],
    [150, 540],
    [270, 620],
    [380, 520],
    [540, 620],
    [540, 800],
    [60, 800],
  ],
  INK.haze,
)}
${shape(
  [
    [60, 720],
    [220, 640],
    [360, 700],
    [540, 650],
    [540, 800],
    [60, 800],
  ],
  INK.moss,
)}</g>`;
  const frame = `<rect x="96" y="120" width="420" height="640" fill="none" stroke="#7b5238" stroke-width="22"/>${box(299, 120, 14, 640, "#7b5238")}${box(96, 330, 420, 12, "#7b5238")}`;
  const sill = box(64, 766, 484, 30, "#93653f") + box(64, 796, 484, 14, "#3a271c", 'opacity="0.2"');
  return view + frame + sill + pot();
}

/** A plant on the sill. */
function pot(): string {
  const leaves = [-58, -30, -6, 20, 48].map((lean, index) => {
    const top = 590 + Math.abs(lean) * 1.1;
    return `<path d="M424 700 C${424 + lean * 0.2} 660 ${424 + lean} ${top + 40} ${424 + lean * 1.4} ${top} C${424 + lean * 1.5} ${top + 50} ${424 + lean * 0.8} 690 424 700 Z" fill="${index % 2 ? INK.moss : INK.pine}"/>`;
  });
  return (
    leaves.join("") +
    shape(
      [
        [382, 692],
        [466, 692],
        [452, 766],
        [396, 766],
      ],
      INK.blue,
    )
  );
}

const SPINES = [
  INK.blue,
  INK.vermilion,
  INK.pine,
  INK.paper,
  INK.haze,
  INK.straw,
  INK.brick,
  INK.night,
  INK.sage,
];

/** Books upright, with one leaning against its neighbours and a small pile. */
function row(floor: number, index: number): string {
  const random = randomFrom(31 + index * 5);
  const gap = [1180, 900, 1320][index] ?? 1180;
  const parts: string[] = [box(662, floor - 282, 938, 282, "#8a6243")];
  let previous = "";
  for (let x = 672; x < 1600; ) {
    if (Math.abs(x - gap) < 22) {
      parts.push(index === 1 ? pile(x + 10, floor) : leaning(x + 12, floor));
      x += index === 1 ? 250 : 118;
      continue;
    }
    const width = between(random, 28, 62);
    const choices = SPINES.filter((ink) => ink !== previous);
    previous = choices[Math.floor(random() * choices.length)] ?? INK.blue;
    parts.push(spine(x, floor, width, between(random, 178, 262), previous));
    x += width + 2;
  }
  return parts.join("");
}

function spine(x: number, floor: number, width: number, height: number, ink: string): string {
  const top = floor - height;
  const band = ink === INK.paper || ink === INK.straw ? INK.brick : INK.dawn;
  return [
    box(x, top, width, height, ink, 'rx="3"'),
    box(x + width - 7, top, 7, height, "#000", 'opacity="0.14"'),
    box(x, top + 22, width, 5, band, 'opacity="0.8"'),
    box(x, floor - 40, width, 5, band, 'opacity="0.8"'),
    width > 40 ? box(x + width / 2 - 5, top + 52, 8, height * 0.36, band, 'opacity="0.7"') : "",
  ].join("");
}

function leaning(x: number, floor: number): string {
  return `<g transform="rotate(14 ${x + 50} ${floor})">${spine(x + 4, floor, 46, 230, INK.vermilion)}</g>`;
}

function pile(x: number, floor: number): string {
  const inks = [INK.night, INK.straw, INK.vermilion, INK.sage];
  const books = times(4, (level) => {
    const width = 214 - level * 15;
    const y = floor - 36 * (level + 1);
    return (
      box(x + level * 9, y, width, 34, inks[level] ?? INK.blue, 'rx="3"') +
      box(x + level * 9 + width - 30, y + 7, 26, 20, INK.paper)
    );
  });
  const apple: Point = [x + 104, floor - 170];
  return (
    books +
    disc(...apple, 27, INK.vermilion) +
    line(
      [
        [apple[0], apple[1] - 24],
        [apple[0] + 7, apple[1] - 40],
      ],
      INK.night,
      4,
    )
  );
}

/** The window's light across the shelves. */
function light(): string {
  return shape(
    [
      [640, 120],
      [1600, 420],
      [1600, 900],
      [640, 620],
    ],
    INK.dawn,
    'opacity="0.16"',
  );
}
