import { between, box, curve, disc, INK, line, picture, randomFrom, times } from "./drawing.ts";

const MOON = { x: 800, y: 560, radius: 320 };

/** A round gate in a grey wall, and behind it a persimmon tree full of fruit. */
export function courtyard(): string {
  const { x, y, radius } = MOON;
  const inside = `<clipPath id="gate"><circle cx="${x}" cy="${y}" r="${radius}"/></clipPath><g clip-path="url(#gate)">${court()}</g>`;
  return picture(`${wall()}${inside}${rim()}${ground()}${eaves()}${lamps()}${bench()}`);
}

function wall(): string {
  const random = randomFrom(15);
  const bricks = times(20, (row) =>
    times(19, (column) => {
      const tone = ["#6f828c", "#677b86", "#7a8c94", "#72858e"][Math.floor(random() * 4)] ?? "#6f828c";
      return box(column * 90 - (row % 2) * 45, 130 + row * 42, 87, 39, tone);
    }),
  );
  return box(0, 0, 1600, 1000, "#8b9aa0") + bricks;
}

/** What one sees through the gate. */
function court(): string {
  const house = `${box(480, 200, 640, 480, "#f0dcba")}${box(480, 470, 640, 190, "#b6533c")}${times(9, (index) => box(500 + index * 74, 486, 50, 158, INK.dawn))}${times(9, (index) => box(522 + index * 74, 486, 6, 158, "#b6533c") + box(500 + index * 74, 560, 50, 5, "#b6533c"))}
${box(480, 436, 640, 40, INK.blue)}`;
  return `${house}${box(480, 656, 640, 260, "#d9c29a")}${disc(760, 330, 130, INK.peach, 'opacity="0.5"')}${tree()}`;
}

function tree(): string {
  const random = randomFrom(9);
  const ink = "#2c2622";
  const branches = [
    "M800 760 C790 640 822 560 796 470",
    "M800 600 C740 540 680 520 610 400",
    "M806 560 C880 500 930 470 1000 360",
    "M798 500 C760 420 770 360 720 290",
    "M800 480 C850 400 840 340 890 270",
    "M680 500 C640 500 600 510 560 480",
    "M930 470 C980 470 1010 500 1050 480",
  ];
  const widths = [34, 19, 19, 14, 14, 9, 9];
  const wood = branches.map((d, index) => curve(d, ink, widths[index] ?? 9)).join("");
  const leaves = times(85, () => {
    const [x, y] = [between(random, 540, 1065), between(random, 262, 520)];
    const turn = between(random, 0, 180);
    return `<ellipse cx="${x}" cy="${y}" rx="19" ry="9" transform="rotate(${turn} ${x} ${y})" fill="${[INK.moss, INK.sage, "#b48a3c"][Math.floor(random() * 3)]}"/>`;
  });
  const fruit = times(44, () => {
    const [x, y] = [between(random, 550, 1050), between(random, 285, 545)];
    return (
      disc(x, y, 17, "#d9622b") +
      disc(x - 5, y - 5, 5, "#f0a36a") +
      box(x - 7, y - 18, 14, 5, INK.pine, 'rx="2"')
    );
  });
  const fallen = [650, 700, 905, 960]
    .map((x, index) => disc(x, 770 + (index % 2) * 22, 14, "#d9622b"))
    .join("");
  return `<ellipse cx="810" cy="764" rx="180" ry="22" fill="#8a6f4a" opacity="0.45"/>${wood}${leaves}${fruit}${fallen}`;
}

/** The gate's frame, in two rings. */
function rim(): string {
  const { x, y, radius } = MOON;
  const ring = (r: number, ink: string, width: number) =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${ink}" stroke-width="${width}"/>`;
  return (
    ring(radius + 12, INK.vermilion, 30) + ring(radius + 32, INK.night, 10) + ring(radius - 4, INK.brick, 6)
  );
}

function ground(): string {
  const slabs = times(12, (index) =>
    line(
      [
        [800 + (index - 5.5) * 130, 890],
        [800 + (index - 5.5) * 210, 1000],
      ],
      "#5c6b70",
      3,
    ),
  );
  return `${box(0, 884, 1600, 116, "#a9b2ae")}${slabs}${line(
    [
      [0, 938],
      [1600, 938],
    ],
    "#5c6b70",
    3,
  )}${box(0, 880, 1600, 8, "#4d5d64")}${box(560, 850, 480, 34, "#c3c8c1", 'rx="4"')}`;
}

/** The wall's small roof. */
function eaves(): string {
  const tiles = times(41, (index) => {
    const x = index * 40;
    return `${box(x + 3, 34, 24, 84, "#2c414f")}<circle cx="${x + 15}" cy="118" r="14" fill="#1c2f3c"/>`;
  });
  return `${box(0, 0, 1600, 118, "#3e5564")}${box(0, 0, 1600, 36, "#22343f")}${tiles}${box(0, 132, 1600, 20, "#14222e", 'opacity="0.25"')}`;
}

function lamps(): string {
  return [330, 1270]
    .map(
      (x) =>
        line(
          [
            [x, 118],
            [x, 236],
          ],
          INK.night,
          4,
        ) +
        `<ellipse cx="${x}" cy="300" rx="66" ry="58" fill="${INK.vermilion}"/>` +
        [-40, 0, 40]
          .map((bend) => curve(`M${x} 242 Q${x + bend * 1.6} 300 ${x} 358`, INK.brick, 3))
          .join("") +
        box(x - 26, 234, 52, 12, INK.straw) +
        box(x - 26, 354, 52, 12, INK.straw) +
        [-12, 0, 12]
          .map((dx) =>
            line(
              [
                [x + dx, 368],
                [x + dx, 424],
              ],
              INK.vermilion,
              4,
            ),
          )
          .join(""),
    )
    .join("");
}

function bench(): string {
  return `${box(1195, 812, 300, 20, "#6e4a33")}${box(1225, 832, 22, 76, "#533626")}${box(1443, 832, 22, 76, "#533626")}`;
}
