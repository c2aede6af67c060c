import { between, box, curve, disc, INK, picture, type Random, randomFrom, sky, times } from "./drawing.ts";

const ROWS = [
  { y: 470, size: 0.5, ink: "#8d9ca3", tile: "#7b8b93" },
  { y: 560, size: 0.72, ink: "#71838d", tile: "#5e717c" },
  { y: 672, size: 1, ink: "#566b78", tile: "#445966" },
  { y: 815, size: 1.36, ink: "#3b505e", tile: "#2b3e4b" },
  { y: 1000, size: 1.8, ink: "#243643", tile: "#172632" },
];

type Row = (typeof ROWS)[number];

/** The roofs of courtyard houses at dusk, trees between them, pigeons above. */
export function hutong(): string {
  const random = randomFrom(23);
  const rows = ROWS.map(
    (row, index) => trees(row.y, row.size, index, random) + lane(row) + roofs(row, random),
  ).join("");
  return picture(
    `${sky("#e0a27c", INK.dawn, INK.paper, INK.paper)}${disc(430, 330, 118, INK.vermilion)}${tower()}${rows}${pigeons()}`,
  );
}

/** What is seen between the houses of a row: walls in shade. */
function lane({ y, tile }: Row): string {
  return box(0, y - 6, 1600, 1000, tile);
}

/** A drum tower far away. */
function tower(): string {
  const roof = (y: number, half: number) =>
    `<path d="M${1150 - half} ${y} Q${1150 - half * 0.6} ${y - 12} ${1150 - half * 0.45} ${y - 46} H${1150 + half * 0.45} Q${1150 + half * 0.6} ${y - 12} ${1150 + half} ${y} Z" fill="#9aa5a5"/>`;
  return `<rect x="1070" y="330" width="160" height="140" fill="#c08a72"/><rect x="1088" y="256" width="124" height="60" fill="#c08a72"/>${roof(334, 122)}${roof(262, 104)}<rect x="1130" y="400" width="40" height="70" fill="#8f6552"/>`;
}

function roofs({ y, size, ink, tile }: Row, random: Random): string {
  const parts: string[] = [];
  for (let x = -120 * random() - 60; x < 1620; ) {
    const width = between(random, 230, 370) * size;
    parts.push(roof(x, y + between(random, -12, 12) * size, width, size, ink, tile, random() < 0.24));
    x += width * between(random, 1.0, 1.12);
  }
  return parts.join("");
}

/** One roof: a ridge with upturned ends, a slope of tiles that swings out at the eaves, the wall below. */
function roof(
  x: number,
  y: number,
  width: number,
  size: number,
  ink: string,
  tile: string,
  lit: boolean,
): string {
  const [left, right] = [x, x + width];
  const [inL, inR] = [x + width * 0.1, x + width * 0.9];
  const top = y - 92 * size;
  const slope = `M${inL} ${top} C${inL} ${y - 40 * size} ${left + 14 * size} ${y - 8 * size} ${left - 12 * size} ${y} L${right + 12 * size} ${y} C${right - 14 * size} ${y - 8 * size} ${inR} ${y - 40 * size} ${inR} ${top} Z`;
  const count = Math.max(6, Math.round(width / (17 * size)));
  const tiles = times(count - 1, (index) => {
    const along = (index + 1) / count;
    const [from, to] = [inL + (inR - inL) * along, left + width * along];
    return curve(
      `M${from} ${top + 4} C${from} ${y - 40 * size} ${to} ${y - 20 * size} ${to} ${y - 3}`,
      tile,
      3.4 * size,
    );
  });
  const ridge = `<path d="M${inL - 16 * size} ${top - 13 * size} Q${inL + 8 * size} ${top - 6 * size} ${inL + 26 * size} ${top - 6 * size} H${inR - 26 * size} Q${inR - 8 * size} ${top - 6 * size} ${inR + 16 * size} ${top - 13 * size} L${inR + 6 * size} ${top + 6 * size} H${inL - 6 * size} Z" fill="${tile}"/>`;
  const wall = `<rect x="${left + 16 * size}" y="${y}" width="${width - 32 * size}" height="${150 * size}" fill="${tile}"/>`;
  const window = lit
    ? `<rect x="${left + width * 0.4}" y="${y + 12 * size}" width="${width * 0.2}" height="${26 * size}" fill="${INK.peach}"/>`
    : "";
  return `${wall}${window}<path d="${slope}" fill="${ink}"/>${tiles}${ridge}${curve(`M${left - 12 * size} ${y} H${right + 12 * size}`, tile, 7 * size)}`;
}

/** Crowns that rise behind a row of roofs. */
function trees(y: number, size: number, row: number, random: Random): string {
  const inks = ["#a8b39a", "#8fa085", "#748a6f", "#58735c", "#3d5a49"];
  const ink = inks[row] ?? INK.moss;
  return times(5, () => {
    const x = between(random, 0, 1600);
    const crown = times(9, () =>
      disc(
        x + between(random, -66, 66) * size,
        y - (112 + between(random, -34, 44)) * size,
        between(random, 26, 46) * size,
        ink,
      ),
    );
    return curve(`M${x} ${y} V${y - 110 * size}`, "#4a4a42", 9 * size) + crown;
  });
}

function pigeons(): string {
  const random = randomFrom(41);
  return times(17, (index) => {
    const x = 640 + index * 31 + between(random, -24, 24);
    const y = 236 - Math.sin(index / 4.2) * 78 + between(random, -28, 28);
    const s = between(random, 9, 17);
    return `<path d="M${x - s * 1.6} ${y - s * 0.7} Q${x - s * 0.6} ${y - s * 0.9} ${x} ${y} Q${x + s * 0.6} ${y - s * 0.9} ${x + s * 1.6} ${y - s * 0.7} Q${x + s * 0.6} ${y - s * 0.1} ${x + s * 0.3} ${y + s * 0.4} H${x - s * 0.3} Q${x - s * 0.6} ${y - s * 0.1} ${x - s * 1.6} ${y - s * 0.7} Z" fill="${index % 4 ? INK.night : INK.paper}"/>`;
  });
}
