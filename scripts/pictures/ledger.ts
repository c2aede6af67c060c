import { between, box, curve, disc, INK, line, picture, randomFrom, shape, times } from "./drawing.ts";

/** A desk from above: an open ledger in two inks, a cup of tea, a pencil. */
export function ledger(): string {
  return picture(`${desk()}${page(-1)}${page(1)}${spine()}${cup()}${pencil()}${abacus()}${light()}`);
}

function desk(): string {
  const random = randomFrom(2);
  const grain = times(46, (index) => {
    const y = index * 22 + between(random, -8, 8);
    const bend = between(random, -16, 16);
    return curve(
      `M-10 ${y} C500 ${y + bend} 1100 ${y - bend} 1610 ${y}`,
      "#1d3040",
      between(random, 1, 4),
      'opacity="0.22"',
    );
  });
  return box(0, 0, 1600, 1000, "#38536a") + grain;
}

/** One page of the open book: `side` is -1 for the left one. */
function page(side: -1 | 1): string {
  const x = (value: number) => 740 + side * value;
  const edge = shape(
    [
      [x(0), 176],
      [x(505), 150],
      [x(518), 842],
      [x(0), 868],
    ],
    "#14222e",
    'opacity="0.35" transform="translate(14 18)"',
  );
  const cover = shape(
    [
      [x(-4), 158],
      [x(520), 134],
      [x(530), 856],
      [x(-4), 880],
    ],
    INK.brick,
  );
  const sheets = shape(
    [
      [x(0), 168],
      [x(502), 146],
      [x(512), 838],
      [x(0), 862],
    ],
    "#dccfb4",
  );
  const paper = `<path d="M${x(0)} 172 Q${x(130)} 132 ${x(496)} 150 L${x(504)} 828 Q${x(130)} 812 ${x(0)} 856 Z" fill="${INK.paper}"/>`;
  return `${edge + cover + sheets + paper}<g transform="translate(0 ${side === 1 ? 0 : 2})">${columns(side)}</g>`;
}

function columns(side: -1 | 1): string {
  const random = randomFrom(side === 1 ? 5 : 6);
  const left = side === 1 ? 790 : 268;
  const rules = times(17, (row) =>
    line(
      [
        [left, 232 + row * 34],
        [left + 420, 232 + row * 34],
      ],
      INK.mist,
      1.6,
    ),
  );
  const dividers = [250, 340]
    .map((x) =>
      line(
        [
          [left + x, 196],
          [left + x, 782],
        ],
        INK.vermilion,
        2,
        'opacity="0.65"',
      ),
    )
    .join("");
  const title = box(left, 190, between(random, 120, 190), 13, INK.night);
  const entries = times(15, (row) => {
    const y = 250 + row * 34;
    const out = row % 4 === 3;
    const words = box(left + 4, y, between(random, 80, 215), 7, INK.blue, 'opacity="0.75" rx="3"');
    const amount = between(random, 30, 62);
    const figure = box(
      left + (out ? 414 : 328) - amount,
      y - 1,
      amount,
      8,
      out ? INK.vermilion : INK.blue,
      'rx="3"',
    );
    return row === 10 && side === 1 ? "" : words + figure;
  });
  const total = box(left + 344, 800, 72, 4, INK.night) + box(left + 344, 808, 72, 4, INK.night);
  return rules + dividers + title + entries + (side === 1 ? total : "");
}

function spine(): string {
  return `<linearGradient id="fold"><stop offset="0" stop-color="#8b7a5c" stop-opacity="0"/><stop offset="0.5" stop-color="#6b5b43" stop-opacity="0.5"/><stop offset="1" stop-color="#8b7a5c" stop-opacity="0"/></linearGradient>
${box(690, 160, 100, 700, "url(#fold)")}<path d="M752 858 L768 960 L756 948 L742 962 L738 860 Z" fill="${INK.vermilion}"/>`;
}

function cup(): string {
  return [
    disc(1418, 262, 136, "#14222e", 'opacity="0.3"'),
    disc(1404, 244, 136, INK.veil),
    disc(1404, 244, 120, "#b9c9c6"),
    disc(1404, 244, 92, "#14222e", 'opacity="0.2"'),
    disc(1400, 238, 88, INK.paper),
    disc(1400, 238, 74, "#b0703a"),
    disc(1400, 238, 74, "none", `stroke="${INK.brick}" stroke-width="5" opacity="0.5"`),
    curve("M1356 214 Q1376 182 1412 180", "#e8b989", 7, 'opacity="0.8"'),
    `<path d="M1384 246 q14 -22 34 -10 q-12 18 -34 10 Z" fill="${INK.moss}"/>`,
  ].join("");
}

function pencil(): string {
  const wood = `${shape(
    [
      [0, 8],
      [380, 8],
      [380, 34],
      [0, 34],
    ],
    "#14222e",
    'opacity="0.3" transform="translate(8 14)"',
  )}
${box(0, 0, 330, 26, INK.vermilion)}${box(0, 9, 330, 8, "#e2745a")}${box(-34, 0, 34, 26, INK.straw)}
${shape(
  [
    [330, 0],
    [392, 13],
    [330, 26],
  ],
  INK.dawn,
)}${shape(
  [
    [374, 9.2],
    [392, 13],
    [374, 16.8],
  ],
  INK.night,
)}`;
  return `<g transform="translate(830 640) rotate(-18)">${wood}</g>`;
}

/** A small abacus at the edge of the picture. */
function abacus(): string {
  const beads = times(6, (rod) => {
    const x = 1340 + rod * 52;
    const at = [505, 590 + (rod % 3) * 28, 690, 728].slice(0, rod % 2 ? 4 : 3);
    return (
      line(
        [
          [x, 480],
          [x, 920],
        ],
        INK.straw,
        5,
      ) +
      at
        .map(
          (y) =>
            `<ellipse cx="${x}" cy="${y + 40}" rx="23" ry="15" fill="${y < 550 ? INK.vermilion : INK.night}"/>`,
        )
        .join("")
    );
  });
  const frame = `<rect x="1296" y="470" width="380" height="470" fill="none" stroke="#7b5238" stroke-width="26"/>${box(1296, 584, 380, 16, "#7b5238")}`;
  return `<g transform="rotate(4 1450 700)">${box(1312, 492, 380, 470, "#14222e", 'opacity="0.3"')}${box(1296, 470, 380, 470, "#2b4256")}${beads}${frame}</g>`;
}

function light(): string {
  return shape(
    [
      [-20, 120],
      [900, -20],
      [1620, -20],
      [1620, 220],
      [-20, 620],
    ],
    INK.dawn,
    'opacity="0.12"',
  );
}
